//! vitae turns a researcher's homepage into the PDF that the homepage links to.
//!
//! The homepage *is* the CV: its Markdown is read as the site shows it, made into markup for a résumé template, and set in
//! type with bundled fonts, all in this process. From files to PDF:
//!
//! ```
//! let mut files = vitae::MemoryFiles::new();
//! files.insert("about.md", "---\nname: Ada Lovelace\n---\n# Positions\n\n- 1842 – 1843: **Translator**, London\n");
//! let pdf = vitae::Builder::new(&files).page("about.md").pdf()?;
//! assert!(pdf.bytes.starts_with(b"%PDF-"));
//! # Ok::<(), vitae::Report>(())
//! ```
//!
//! * [`Builder`] says what to build and how. A site may have several documents: [`Builder::documents`] gives them all.
//! * [`Files`] is where pages come from. [`MemoryFiles`] and [`ListedFiles`] are ready-made. For a folder, implement its two methods,
//!   as `examples/folder.rs` in the repository does. In an archive, [`site_folder`] says where the site is.
//! * [`Memory`] makes the next build of an edited site fast.
//! * [`TypesetDocument`] is a document set in type: pages as PDF, PNG, SVG, and as text.
//! * [`Report`] is what was noticed on the way, each [`Finding`] with its [`Location`] in the author's own file. It is the
//!   error of everything that can fail, and it comes with everything that did not, because a CV from which something was
//!   left out is not the whole page.
//!
//! The library touches no disk, network, clock or environment, and starts no threads itself: the same files give the same
//! bytes everywhere, in a browser too. The typesetter spreads its work over threads where there are any.
//!
//! A debug build of the typesetter is slow. Optimise it in your own `Cargo.toml`, and rebuilds of your code stay quick:
//!
//! ```toml
//! [profile.dev.package."*"]
//! opt-level = 2
//! ```
//!
//! # Features
//!
//! `cli`, which is on by default, is for the program `vitae` and adds nothing to the library. `fonts` puts the bundled fonts into your
//! program, 51 MB. A library needs no more than these:
//!
//! ```toml
//! vitae = { version = "0.1", default-features = false, features = ["fonts"] }
//! ```
//!
//! Without `fonts`, as in a browser, say where the fonts are: [`Fonts::from_source`].

mod address;
mod builder;
mod date;
mod dialect;
mod file_kind;
mod fit;
mod fold;
mod formula;
mod language;
mod liquid_syntax;
mod meanings;
mod moment;
mod months;
mod names;
mod report;
mod script;
mod sentences;
mod suggest;
mod toml;
mod vocabulary;

pub use builder::{Builder, Documents, Memory, Pdf, TypesetDocument, decode};
pub use date::Date;
#[doc(inline)]
pub use design::Fit;
#[doc(inline)]
pub use diagnostic::{Code, Severity};
pub use language::Language;
pub use report::{Excerpt, Finding, Location, Report};
#[doc(inline)]
pub use site::{DirEntry, EntryKind, Files, ListedFiles, MemoryFiles, site_folder};
#[doc(inline)]
pub use typeset::{Fonts, PageView};

// The stages, which `pipeline` puts in order. The program, the fuzz targets and the benchmarks call them one by one; they are not
// part of the public interface, so docs.rs does not show them.
#[cfg_attr(docsrs, doc(hidden))]
pub mod check;
#[cfg_attr(docsrs, doc(hidden))]
pub mod curate;
#[cfg_attr(docsrs, doc(hidden))]
pub mod cv;
#[cfg_attr(docsrs, doc(hidden))]
pub mod design;
#[cfg_attr(docsrs, doc(hidden))]
pub mod diagnostic;
#[cfg_attr(docsrs, doc(hidden))]
pub mod document;
#[cfg_attr(docsrs, doc(hidden))]
pub mod encoding;
#[cfg_attr(docsrs, doc(hidden))]
pub mod images;
#[cfg_attr(docsrs, doc(hidden))]
pub mod init;
#[cfg_attr(docsrs, doc(hidden))]
pub mod limits;
#[cfg_attr(docsrs, doc(hidden))]
pub mod liquid;
#[cfg_attr(docsrs, doc(hidden))]
pub mod markdown;
#[cfg_attr(docsrs, doc(hidden))]
pub mod page;
#[cfg_attr(docsrs, doc(hidden))]
pub mod path;
#[cfg_attr(docsrs, doc(hidden))]
pub mod pipeline;
#[cfg_attr(docsrs, doc(hidden))]
pub mod plain;
#[cfg_attr(docsrs, doc(hidden))]
pub mod provenance;
#[cfg_attr(docsrs, doc(hidden))]
pub mod rewrite;
#[cfg_attr(docsrs, doc(hidden))]
pub mod site;
#[cfg_attr(docsrs, doc(hidden))]
pub mod source;
#[cfg_attr(docsrs, doc(hidden))]
pub mod typeset;
#[cfg_attr(docsrs, doc(hidden))]
pub mod yaml;

#[cfg_attr(docsrs, doc(hidden))]
pub use pipeline::{Built, build, read, rebuild};
