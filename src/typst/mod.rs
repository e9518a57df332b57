//! From the CV to pages and files. The only place that names a crate of the typesetter.
//!
//! [`emit`] writes markup and [`data`] the data beside it, [`compile`] sets them in type with a [`Template`] on a [`Press`],
//! and [`export`] writes the result as PDF, PNG or SVG.

mod compile;
mod data;
mod eject;
mod emit;
mod escape;
pub mod export;
mod fonts;
mod library;
mod markup;
mod maths;
mod numbering;
mod paths;
mod press;
mod runs;
pub(crate) mod seal;
mod sheets;
mod template;
mod tidy;
mod world;

pub use compile::{Pages, compile};
pub use data::{Pictures, data};
pub use eject::eject;
pub use emit::{Surroundings, emit};
pub use fonts::Fonts;
pub use markup::Markup;
pub use press::{Press, Project, prepare};
pub use sheets::Sheet;
pub use template::Template;
