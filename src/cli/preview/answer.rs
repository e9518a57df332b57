//! The bodies of answers: whole, or a stream of events.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame, SizeHint};
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::channel::{Channel, Subscriber, Update};
use super::state::View;

/// How often an idle stream says that it is alive. A closed tab is noticed by then.
const HEARTBEAT: Duration = Duration::from_secs(10);

/// What is sent as the body of an answer.
pub(super) enum Answer {
    /// Everything at once.
    Whole(Option<Bytes>),
    /// Events, as they occur.
    Events(mpsc::Receiver<Bytes>),
}

impl Answer {
    pub(super) fn whole(body: impl Into<Bytes>) -> Self {
        Self::Whole(Some(body.into()))
    }

    /// The states of a view as server-sent events: the latest, then each new one. A tab that is slow
    /// misses those that were replaced in the meantime, and nothing piles up.
    pub(super) fn events(channel: &Arc<Channel>, view: View) -> Self {
        let (sender, receiver) = mpsc::channel(1);
        tokio::spawn(report(channel.subscribe(view), sender));
        Self::Events(receiver)
    }
}

async fn report(mut subscriber: Subscriber, sender: mpsc::Sender<Bytes>) {
    let mut event = Some(Bytes::from_static(b"retry: 500\n\n"));
    loop {
        if let Some(event) = event.take()
            && sender.send(event).await.is_err()
        {
            return;
        }
        event = match subscriber.news() {
            Some(update) => Some(proof_event(&update)),
            None if timeout(HEARTBEAT, subscriber.wait()).await.is_err() => Some(Bytes::from_static(b":\n\n")),
            None => None,
        };
    }
}

/// JSON holds no line breaks, so one line of data is enough.
fn proof_event(update: &Update) -> Bytes {
    [b"event: proof\ndata: ", &update.state[..], b"\n\n"].concat().into()
}

impl Body for Answer {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match &mut *self {
            Self::Whole(body) => Poll::Ready(body.take().map(|body| Ok(Frame::data(body)))),
            Self::Events(receiver) => {
                receiver.poll_recv(context).map(|event| event.map(|event| Ok(Frame::data(event))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(body) => SizeHint::with_exact(body.as_ref().map_or(0, |body| body.len() as u64)),
            Self::Events(_) => SizeHint::default(),
        }
    }
}
