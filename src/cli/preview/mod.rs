//! The live preview: a page on loopback that shows a document as of the last save.
//!
//! It uses the library and nothing from the rest of the program, so it could move into another program unchanged. Its interface:
//!
//! * the program makes a [`Channel`] and publishes on it, for each [`View`] that is [wanted](Channel::wanted), the
//!   [`PreviewState`] that the last build gave;
//! * [`Server::start`] serves that channel, and calls back with an [`Ask`] when a tab wants a view or a PDF;
//! * [`open`] opens a browser.
//!
//! Each tab chooses its own view, so two tabs can show two templates side by side.

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
pub(crate) use state::{Choices, Look, PreviewState, View};
