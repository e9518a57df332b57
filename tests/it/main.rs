//! What vitae promises, from outside.

mod action;
mod attacks;
mod binary;
mod canonical;
mod check;
mod cli;
mod commonmark;
mod cv;
mod deadline;
mod eject;
mod faults;
mod fuzzed;
mod guide;
mod html;
mod init;
mod kramdown;
mod limits;
mod manners;
mod markdown;
mod outside;
mod press;
mod preview;
mod properties;
mod reference;
mod supply;
mod tidy;
