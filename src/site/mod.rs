//! A site: its files, its configuration, whose it is, and which of its pages make which document.

mod config;
mod discover;
pub mod files;
mod headline;
pub mod names;
mod networks;
mod output;
mod profile;
mod reader;

pub use config::Config;
pub use discover::{Chosen, SitePage, cv_page, homepage, pages, twin};
pub use files::{Entry, EntryKind, Files, MemoryFiles};
pub use output::linked_output;
pub use profile::profile;
pub use reader::{MAX_FILES, Reader};
