//! A site: its files, its configuration, whose it is, and which of its pages make which document.

pub mod files;
pub mod names;
