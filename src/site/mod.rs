//! A site: its files, its configuration, whose it is, and which of its pages make which document.

mod config;
pub mod files;
mod headline;
pub mod names;
mod networks;
mod profile;
mod reader;

pub use config::Config;
pub use files::{Entry, EntryKind, Files, MemoryFiles};
pub use profile::profile;
pub use reader::{MAX_FILES, Reader};
