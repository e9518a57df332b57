//! vitae turns a researcher's homepage into the PDF that the homepage links to.

pub mod build;
pub mod cv;
pub mod design;
pub mod diagnostic;
pub mod document;
pub mod encoding;
pub mod fit;
pub mod images;
pub mod markdown;
pub mod page;
pub mod plain;
pub mod rewrite;
pub mod script;
pub mod site;
pub mod source;
pub mod typst;
pub mod yaml;
