//! The live preview: one page on loopback that shows what the last save made of a document.
//!
//! The watcher posts [`Proof`]s on a [`Board`]; the server hands them to every tab that looks at them. A tab chooses its own
//! [`View`], so two tabs can show two templates side by side.

mod answer;
mod board;
mod door;
mod open;
mod page;
mod proof;
mod server;

pub(crate) use board::{Board, Post};
pub(crate) use open::open;
pub(crate) use proof::{Choices, Finding, Look, Proof, View};
pub(crate) use server::{Ask, Server};
