//! What vitae promises, from outside.

mod canonical;
mod cli;
mod commonmark;
mod cv;
mod html;
mod kramdown;
mod markdown;
mod outside;
mod properties;
mod reference;
mod tidy;
