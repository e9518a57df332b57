//! A site: its files, its configuration, whose it is, and which of its pages make which document.
//!
//! | module | what it does |
//! |---|---|
//! | `files`, `reader` | bytes of files → sources |
//! | `config`, `quarto`, `hugo`, `generator`, [`kinds`], `permalink` | `_config.yml`, `_quarto.yml`, `_site.yml`, Hugo's; what turns a folder into a site, and where it shows what |
//! | `site_page`, `page_data`, `collections`, `bibliographies`, `languages` | pages, data and collections as the site has them |
//! | `discover`, `menu`, `topics`, `supplements` | which pages are the homepage and the CV, and which have a part of it |
//! | `settings`, `plan`, `output`, `unknown` | the `vitae:` block; which documents there are, and where they go |
//! | `profile`, `about`, `examples`, `contacts`, `headline`, `networks`, `shown` | whose site it is |
//! | `layout`, `templates` | what a page's layout prints around its text; what the layout is made of |

mod about;
mod bibliographies;
mod collections;
mod config;
mod contacts;
mod discover;
mod examples;
mod files;
mod generator;
mod headline;
mod hugo;
pub mod kinds;
mod languages;
mod layout;
mod menu;
mod networks;
mod output;
mod page_data;
mod permalink;
mod plan;
mod profile;
mod quarto;
mod reader;
mod settings;
mod shown;
mod site_page;
mod supplements;
mod templates;
mod topics;
mod unknown;

pub use crate::fold::path as folded;
pub use bibliographies::bibliographies;
pub use collections::collections;
pub(crate) use collections::{POSTS, below_collections, collection, names as collection_names, undated};
pub use config::Config;
pub(crate) use config::TRANSLATIONS;
pub use discover::{Chosen, twin};
pub use files::{DirEntry, EntryKind, Files, ListedFiles, MAX_FILE_BYTES, MemoryFiles, site_folder};
pub use generator::{Generator, Recognized};
pub(crate) use kinds::documents::{has_pages_of, listed_names};
pub(crate) use kinds::static_files;
pub(crate) use layout::{hide_description, icons_of_layouts, unclear_layout, with_layout};
pub use menu::RunTemplate;
pub use output::linked_output;
pub(crate) use output::local_path;
pub(crate) use page_data::has_layout;
pub(crate) use permalink::{escaped, hyphenated, names as words_under, pretty, slugify};
pub use plan::{DEFAULT_OUTPUT, DocumentPlan, NamedBy, Request, plan};
pub use profile::{Visible, profile};
pub use reader::{MAX_BYTES_TOGETHER, MAX_FILES, Reader};
pub use settings::schema;
pub use site_page::SitePage;
pub(crate) use site_page::is_readme;
pub use supplements::SupplementPage;
pub(crate) use supplements::{IN_ANOTHER_LANGUAGE, has_plugins, section_data};
pub(crate) use templates::fields_shown;
pub(crate) use topics::named_by_menu;
