//! A site: its files, its configuration, whose it is, and which of its pages make which document.

mod about;
mod collections;
mod config;
mod contacts;
mod discover;
mod files;
mod generator;
mod headline;
pub mod kinds;
mod networks;
mod output;
mod page_data;
mod permalink;
mod plan;
mod profile;
mod reader;
mod settings;
mod site_page;
mod unknown;

pub use crate::fold::path as folded;
pub(crate) use collections::{POSTS, collection, listed_names, names as collection_names};
pub use collections::{bibliographies, collections};
pub use config::Config;
pub use discover::{Chosen, twin};
pub use files::{DirEntry, EntryKind, Files, MAX_FILE_BYTES, MemoryFiles};
pub use generator::{Generator, Recognized};
pub(crate) use output::local_path;
pub use output::{is_hidden, linked_output};
pub(crate) use page_data::with_layout;
pub(crate) use permalink::{hyphenated, names as words_under, pretty, slugify};
pub use plan::{DEFAULT_OUTPUT, DocumentPlan, NamedBy, Request, plan};
pub use profile::profile;
pub use reader::{MAX_BYTES_TOGETHER, MAX_FILES, Reader};
pub use settings::schema;
pub use site_page::SitePage;
pub(crate) use site_page::is_readme;
