//! The live preview: one page on loopback that shows what the last save made of a document.
//!
//! The watcher posts [`PreviewState`]s on a [`Channel`]; the server hands them to every tab that looks at them. A tab chooses its own
//! [`View`], so two tabs can show two templates side by side.

mod access;
mod answer;
mod channel;
mod open;
mod page;
mod server;
mod state;

pub(crate) use channel::{Channel, Update};
pub(crate) use open::open;
pub(crate) use server::{Ask, Server};
pub(crate) use state::{Choices, Finding, Look, PreviewState, View};
