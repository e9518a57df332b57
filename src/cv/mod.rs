//! The CV stage: from pages as trees to a [`Cv`].

mod model;

pub use model::*;
