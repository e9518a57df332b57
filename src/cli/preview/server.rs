//! The server. It listens on loopback only, serves only the preview's own pages, and limits everything that a client can send.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use hyper::body::{Body, Bytes};
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderName,
    HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::runtime;
use tokio::sync::oneshot;
use tokio::task::AbortHandle;
use tokio::time::{sleep, timeout};

use super::access;
use super::answer::Answer;
use super::channel::Channel;
use super::page::Page;
use super::state::View;

/// How many connections are open at a time. A newer one replaces the oldest: a client that opens hundreds and says nothing cannot
/// keep a browser out, and a tab that lost its connection comes back by itself.
const MAX_CONNECTIONS: usize = 64;

/// How long a request may take to arrive.
const HEAD_TIME: Duration = Duration::from_secs(5);

/// How long a request may be, in bytes, and how many headers it may have.
const MAX_HEAD: usize = 16 << 10;
const MAX_HEADERS: usize = 64;

/// How long to wait for a document.
const PRINT_TIME: Duration = Duration::from_secs(30);

/// What the server asks of the watcher.
pub(crate) enum Ask {
    /// To post a view that somebody is looking at.
    Show(View),
    /// To make a PDF of a view; nothing if it has errors.
    Print(View, oneshot::Sender<Option<Vec<u8>>>),
}

/// A running server.
pub(crate) struct Server {
    port: u16,
}

impl Server {
    /// Starts serving `channel` at a port of 127.0.0.1; the system chooses one for 0. Lasts until the process
    /// ends.
    ///
    /// # Errors
    /// When the port is taken, or the system refuses.
    pub(crate) fn start(
        port: u16,
        channel: Arc<Channel>,
        ask: impl Fn(Ask) + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let runtime = runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
        let app = Arc::new(App { port, page: Page::new(), channel, ask: Box::new(ask) });
        thread::Builder::new().name("preview".to_owned()).spawn(move || runtime.block_on(serve(listener, app)))?;
        Ok(Self { port })
    }

    /// Where the preview is.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}

async fn serve(listener: TcpListener, app: Arc<App>) {
    // The listener is in non-blocking mode, which is all that can go wrong here.
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    let mut open: VecDeque<AbortHandle> = VecDeque::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // For example, out of file descriptors: others will close theirs meanwhile.
            sleep(Duration::from_millis(50)).await;
            continue;
        };
        open.retain(|connection| !connection.is_finished());
        if open.len() == MAX_CONNECTIONS
            && let Some(oldest) = open.pop_front()
        {
            oldest.abort();
        }
        let app = app.clone();
        let answer = service_fn(move |request| {
            let app = app.clone();
            async move { Ok::<_, Infallible>(app.answer(&request).await) }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_TIME)
            .max_buf_size(MAX_HEAD)
            .max_headers(MAX_HEADERS)
            .keep_alive(false)
            .serve_connection(TokioIo::new(stream), answer);
        // A failed connection is the other end's concern.
        let served = async {
            let _ = connection.await;
        };
        open.push_back(tokio::spawn(served).abort_handle());
    }
}

/// Answers requests.
struct App {
    port: u16,
    page: Page,
    channel: Arc<Channel>,
    ask: Box<dyn Fn(Ask) + Send + Sync>,
}

impl App {
    async fn answer(&self, request: &Request<impl Body>) -> Response<Answer> {
        let mut response = match access::check(request, self.port) {
            Ok(()) => self.find(request.uri().path(), request.uri().query().unwrap_or_default()).await,
            Err(status) => refusal(status),
        };
        protect(response.headers_mut());
        response
    }

    /// All addresses. None of them is a file on disk.
    async fn find(&self, path: &str, query: &str) -> Response<Answer> {
        match path {
            "/" => self.page(),
            "/events" => self.events(View::read(query)),
            "/document.pdf" => self.print(View::read(query)).await,
            _ => path.strip_prefix("/pages/").and_then(|name| self.picture(name)).unwrap_or_else(not_found),
        }
    }

    fn page(&self) -> Response<Answer> {
        let mut response = found("text/html; charset=utf-8", self.page.text.clone());
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, self.page.policy.clone());
        response
    }

    fn events(&self, view: View) -> Response<Answer> {
        let answer = Answer::events(&self.channel, view.clone());
        if !self.channel.shows(&view) {
            (self.ask)(Ask::Show(view));
        }
        typed("text/event-stream", answer)
    }

    /// A page as an image, or its words.
    fn picture(&self, name: &str) -> Option<Response<Answer>> {
        let (name, kind) = name.split_once('.')?;
        let picture = self.channel.picture(name)?;
        let mut response = match kind {
            "svg" => found("image/svg+xml", picture.svg()),
            "txt" => found("text/plain; charset=utf-8", picture.text()),
            _ => return None,
        };
        // An image's name is derived from what it shows, so it never changes.
        let forever = HeaderValue::from_static("private, max-age=31536000, immutable");
        response.headers_mut().insert(CACHE_CONTROL, forever);
        Some(response)
    }

    async fn print(&self, view: View) -> Response<Answer> {
        let (sender, receiver) = oneshot::channel();
        (self.ask)(Ask::Print(view, sender));
        let Ok(Ok(Some(pdf))) = timeout(PRINT_TIME, receiver).await else { return refusal(StatusCode::CONFLICT) };
        let mut response = found("application/pdf", pdf);
        response.headers_mut().insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
        response
    }
}

fn found(kind: &'static str, body: impl Into<Bytes>) -> Response<Answer> {
    typed(kind, Answer::whole(body))
}

fn typed(kind: &'static str, answer: Answer) -> Response<Answer> {
    let mut response = Response::new(answer);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

fn not_found() -> Response<Answer> {
    refusal(StatusCode::NOT_FOUND)
}

fn refusal(status: StatusCode) -> Response<Answer> {
    let mut response = found("text/plain; charset=utf-8", status.canonical_reason().unwrap_or_default());
    *response.status_mut() = status;
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET"));
    }
    response
}

/// Applies to every answer, unless it says otherwise: nothing in it runs or loads anything, nobody else may embed or read it,
/// nothing is cached.
fn protect(headers: &mut HeaderMap) {
    const PROTECTION: [(HeaderName, &str); 6] = [
        (CACHE_CONTROL, "no-store"),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (REFERRER_POLICY, "no-referrer"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    for (name, value) in PROTECTION {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
}
