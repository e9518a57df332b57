//! Where the portrait is.

use super::super::about::About;
use super::super::contacts::scalar;
use super::super::reader::Reader;
use super::super::shown;
use crate::address;
use crate::cv;
use crate::diagnostic::{Code, Diagnostic};
use crate::fold;
use crate::page::Page;
use crate::path;
use crate::source::{Span, Spanned};

/// The sample portraits of themes have fewer bytes.
const LARGEST_PLACEHOLDER: usize = 1 << 22;

/// The portrait as a path below the site's root.
pub(super) fn photo(
    reader: &Reader<'_>,
    about: &About<'_>,
    page: &Page,
    on_page: Option<(&str, Span)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Spanned<String>> {
    let said = about.find(&about.own, &["avatar", "image", "photo", "portrait", "portrait_url", "picture"]);
    let said =
        said.or_else(|| about.find(&[about.site], &["avatar", "portrait", "headshot", "author-img"])).and_then(scalar);
    // Many pages have an `image:` for whoever shares them.
    let of_page = || {
        let image = about.page.filled("image").and_then(scalar);
        image.filter(|(file, _)| shown::is_named_as_a_portrait(file))
    };
    let (written, span) = said.or(on_page).or_else(of_page)?;
    let own = about.config.own_addresses().path(written);
    let written = own.as_deref().unwrap_or(written);
    if is_logo(written) {
        let message =
            format!("the portrait `{written}` is left out: its name says that it is a logo, an icon or a background");
        diagnostics.push(Diagnostic::loss(Code::DroppedImage, message).at(span));
        return None;
    }
    if address::names_host(written) {
        diagnostics.push(
            Diagnostic::loss(Code::DroppedImage, "the portrait is left out: it is on the web, and nothing is fetched")
                .at(span),
        );
        return None;
    }
    let page_folder = reader.sources().get(page.source).path().to_string_lossy().replace('\\', "/");
    let folders = ["", "images", "assets/img", "assets/images", "img", "assets", path::folder(&page_folder)];
    let paths = folders.iter().filter_map(|folder| path::below_root(folder, written.trim_start_matches('/')));
    let copied = about.config.files_at(written.trim_start_matches('/'));
    let found = paths.chain(copied).find(|path| reader.exists(path));
    // A missing picture on the page is reported with the page's other pictures.
    if found.is_none() && said.is_some() {
        let message = format!("the portrait `{written}` does not exist");
        diagnostics.push(
            Diagnostic::warning(Code::MissingImage, message)
                .at(span)
                .help("themes look for it in `images/` or `assets/img/`"),
        );
    }
    let found = found?;
    // A large file is not a placeholder, and hashing it would take its time.
    let bytes = reader.bytes(&found).unwrap_or_default();
    if bytes.len() < LARGEST_PLACEHOLDER && cv::is_sample_file(&bytes) {
        let message = format!("the portrait `{written}` is the theme's sample");
        diagnostics.push(Diagnostic::loss(Code::ThemeSample, message).at(span));
        return None;
    }
    Some(Spanned::new(found, span))
}

/// Whether a file is named as a logo is, as the icons are that browsers ask for, or as what is behind the words of a page.
fn is_logo(file: &str) -> bool {
    const NAMES: &[&str] = &[
        "logo",
        "favicon",
        "android chrome",
        "apple touch icon",
        "mstile",
        "site icon",
        "background",
        "backdrop",
        "wallpaper",
    ];
    let is_digit = |c: char| c.is_ascii_digit();
    let words = fold::words(path::stem(file).trim_end_matches(is_digit));
    NAMES.iter().any(|name| fold::has_words(&words, name))
}
