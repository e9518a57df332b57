//! Which requests are answered: those of the preview's own page, opened on this machine.

use hyper::body::Body;
use hyper::header::{HOST, HeaderMap, HeaderName, ORIGIN};
use hyper::{Method, Request, StatusCode};

const SEC_FETCH_DEST: HeaderName = HeaderName::from_static("sec-fetch-dest");
const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Checks a request to the server at `port`.
///
/// A page from elsewhere can make a browser send us a request in three ways: through a name that it points at 127.0.0.1 (then the
/// host is not ours), through a script (then the browser sends the origin), or through an image or frame (then the browser says
/// that the site is another). Only a link that is followed may come from another site: it opens the page, and reads nothing.
///
/// # Errors
/// The status to answer with.
pub(super) fn check(request: &Request<impl Body>, port: u16) -> Result<(), StatusCode> {
    let own = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let mut hosts = request.headers().get_all(HOST).iter();
    let host = hosts.next().and_then(|host| host.to_str().ok()).unwrap_or_default();
    if !own.iter().any(|own| own == host) || hosts.next().is_some() || request.uri().authority().is_some() {
        return Err(StatusCode::FORBIDDEN);
    }
    let is_own = |origin: &[u8]| origin.strip_prefix(b"http://").is_some_and(|origin| origin == host.as_bytes());
    if !request.headers().get_all(ORIGIN).iter().all(|origin| is_own(origin.as_bytes())) {
        return Err(StatusCode::FORBIDDEN);
    }
    let is_link = request.uri().path() == "/" && value(request.headers(), &SEC_FETCH_DEST) == "document";
    if !matches!(value(request.headers(), &SEC_FETCH_SITE), "" | "none" | "same-origin") && !is_link {
        return Err(StatusCode::FORBIDDEN);
    }
    if request.method() != Method::GET {
        return Err(StatusCode::METHOD_NOT_ALLOWED);
    }
    if request.body().size_hint().exact() != Some(0) {
        return Err(StatusCode::PAYLOAD_TOO_LARGE);
    }
    Ok(())
}

/// A header's value; empty if it is missing. A value that is not text never equals one that we accept.
fn value<'a>(headers: &'a HeaderMap, name: &HeaderName) -> &'a str {
    headers.get(name).map_or("", |value| value.to_str().unwrap_or("?"))
}

#[cfg(test)]
mod tests {
    use super::super::answer::Answer;
    use super::*;

    fn asked(headers: &[(&str, &str)]) -> Result<(), StatusCode> {
        asked_for("/events", headers)
    }

    fn asked_for(path: &str, headers: &[(&str, &str)]) -> Result<(), StatusCode> {
        let request = headers.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, *value));
        check(&request.body(Answer::Whole(None)).unwrap(), 8000)
    }

    #[test]
    fn the_preview_s_own_page_is_let_in() {
        for host in ["127.0.0.1:8000", "localhost:8000"] {
            assert_eq!(asked(&[("host", host)]), Ok(()));
            assert_eq!(asked(&[("host", host), ("origin", &format!("http://{host}"))]), Ok(()));
        }
        assert_eq!(asked(&[("host", "127.0.0.1:8000"), ("sec-fetch-site", "same-origin")]), Ok(()));
    }

    #[test]
    fn a_name_that_points_here_is_not_let_in() {
        for host in ["evil.example:8000", "127.0.0.1", "localhost:8001", "127.0.0.1:80000", "[::1]:8000", ""] {
            assert_eq!(asked(&[("host", host)]), Err(StatusCode::FORBIDDEN), "{host}");
        }
        assert_eq!(asked(&[]), Err(StatusCode::FORBIDDEN));
        let twice = [("host", "127.0.0.1:8000"), ("host", "evil.example")];
        assert_eq!(asked(&twice), Err(StatusCode::FORBIDDEN));
        let proxied = asked_for("http://127.0.0.1:8000/events", &[("host", "127.0.0.1:8000")]);
        assert_eq!(proxied, Err(StatusCode::FORBIDDEN));
    }

    #[test]
    fn another_origin_is_not_let_in() {
        for origin in ["http://evil.example", "null", "http://localhost:8000", "https://127.0.0.1:8000", ""] {
            let headers = [("host", "127.0.0.1:8000"), ("origin", origin)];
            assert_eq!(asked(&headers), Err(StatusCode::FORBIDDEN), "{origin}");
        }
    }

    #[test]
    fn another_site_may_link_to_the_page_and_no_more() {
        let linked = [("host", "localhost:8000"), ("sec-fetch-site", "cross-site"), ("sec-fetch-dest", "document")];
        assert_eq!(asked_for("/?template=bio", &linked), Ok(()));
        assert_eq!(asked_for("/document.pdf", &linked), Err(StatusCode::FORBIDDEN));
        let framed = [("host", "localhost:8000"), ("sec-fetch-site", "same-site"), ("sec-fetch-dest", "iframe")];
        assert_eq!(asked_for("/", &framed), Err(StatusCode::FORBIDDEN));
    }

    #[test]
    fn only_a_question_without_a_body_is_answered() {
        let posted = Request::post("/").header(HOST, "localhost:8000").body(Answer::Whole(None)).unwrap();
        assert_eq!(check(&posted, 8000), Err(StatusCode::METHOD_NOT_ALLOWED));
        let loaded = Request::get("/").header(HOST, "localhost:8000").body(Answer::whole("body")).unwrap();
        assert_eq!(check(&loaded, 8000), Err(StatusCode::PAYLOAD_TOO_LARGE));
    }
}
