//! vitae turns a researcher's homepage into the PDF that the homepage links to.
//!
//! The homepage *is* the CV: it is read as the site shows it, made into markup for a résumé template, and set in type with
//! bundled fonts, all in this process. The stages, in order; each is a function from one type to the next:
//!
//! | stage | from → to | where |
//! |---|---|---|
//! | decode | bytes → [`Source`](source::Source) | [`encoding::decode`] |
//! | split | source → [`Page`](page::Page): front matter and body | [`page::split`] |
//! | plan | a site → its [`DocumentPlan`](site::DocumentPlan)s | [`site::plan`] |
//! | fill in | Liquid in a body → text | [`site::liquid::render`] |
//! | parse | body → [`Document`](document::Document) | [`markdown::parse`] |
//! | make | documents, profile and data → [`Cv`](cv::Cv) | [`cv::build`] |
//! | emit | CV → [`Markup`](typst::Markup) | [`typst::emit`] |
//! | set | markup, template and fonts → [`Pages`](typst::Pages) | [`typst::compile`], [`fit::fit`] |
//! | export | pages → PDF, PNG, SVG | [`typst::export`] |
//!
//! Every stage returns an [`Outcome`](diagnostic::Outcome): a value, if there is one, and what was noticed on the way, with its place in the
//! author's own text. Nothing here touches a disk, a clock or a network.
//!
//! ```
//! use vitae::site::{Config, MemoryFiles, Reader, Request};
//! use vitae::typst::{Fonts, export};
//!
//! let files = MemoryFiles::new().with(
//!     "about.md",
//!     "---\nname: Ada Lovelace\n---\nI wrote the *first* program.\n\n# Positions\n\n- 1842 – 1843: **Translator**, London\n",
//! );
//! let mut reader = Reader::new(&files, true);
//! let config = Config::read(&mut reader).value.expect("a configuration");
//! let request = Request { sources: vec!["about.md".to_owned()], ..Request::default() };
//! let plans = vitae::site::plan(&mut reader, &config, &request).value.expect("a plan");
//!
//! let built = vitae::build(&mut reader, &config, &plans[0], &Fonts::bundled()).value.expect("a page");
//! assert_eq!(built.pages.count(), 1);
//! let pdf = export::pdf(&built.pages, built.cv.date).value.expect("a file");
//! assert!(pdf.starts_with(b"%PDF-"));
//! ```

pub mod check;
pub mod cv;
pub mod date;
pub mod design;
pub mod diagnostic;
pub mod document;
pub mod encoding;
pub mod fit;
mod fold;
pub mod images;
pub mod init;
pub mod language;
pub mod limits;
pub mod markdown;
pub mod names;
pub mod page;
pub mod pipeline;
pub mod plain;
pub mod rewrite;
pub mod script;
pub mod site;
pub mod source;
mod suggest;
pub mod typst;
mod vocabulary;
pub mod yaml;

pub use pipeline::{Built, build, read, rebuild};
