//! From the CV to pages and files. Only this module names the typesetter's crates.
//!
//! [`emit()`] writes markup and [`data()`] the data for it, [`compile()`] sets them in type with a [`Template`] on a
//! [`Session`], and [`export`] writes the result as PDF, PNG or SVG.
//!
//! | module | what it does |
//! |---|---|
//! | `emit`, `data` | CV → what is said, and what a template gets as data |
//! | `printer`, `markup`, `escape`, `simplify` | how it is written, and where each piece came from |
//! | `maths`, `numbering`, `script_runs` | LaTeX maths, numbered lists, runs of one script |
//! | `special_words` | the words of a page whose line breaks are not left to chance |
//! | `template`, `library` | the templates, and what Typst itself brings |
//! | `fonts`, `supplements`, `coverage` | the fonts, and those for rare characters |
//! | `reduce` | pictures, with the pixels that print shows |
//! | `world`, `paths`, `session`, `compile` | markup → pages, in a closed world |
//! | `frames`, `clusters`, `spread`, `gaps` | what is on a page; clusters in one piece; letters not too far apart; marks in gaps |
//! | `page_views`, `glyph_runs`, `decimals` | pictures for a screen, which browsers draw fast; short numbers |
//! | `export`, `pack`, `terse`, `fingerprint`, `eject` | pages → files |

mod clusters;
mod compile;
#[cfg(test)]
mod coverage;
mod data;
mod decimals;
mod eject;
mod emit;
mod escape;
pub mod export;
pub(crate) mod fingerprint;
mod fonts;
mod frames;
mod gaps;
mod glyph_runs;
mod library;
mod markup;
mod maths;
mod numbering;
mod pack;
mod page_views;
mod paths;
mod printer;
mod reduce;
mod script_runs;
mod session;
mod simplify;
mod special_words;
mod spread;
mod supplements;
mod template;
mod terse;
mod world;

pub use compile::{Pages, compile, compile_each};
pub use data::{Pictures, Rare, data};
pub use eject::eject;
pub use emit::{EmitContext, emit};
pub use fonts::Fonts;
pub use markup::Markup;
pub use pack::pack;
pub use page_views::PageView;
pub use reduce::{Room, is_of_few_colours, is_round, reduced};
pub use session::{Both, CompileInput, Session, prepare};
pub use template::Template;
