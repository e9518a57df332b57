//! A document that is set again on the same session is the same as in a new session.

use vitae::site::{Config, MemoryFiles, Reader, Request};
use vitae::typeset::{Fonts, Session, export};

const PAGE: &str = "---\nname: Ada Lovelace\n---\nI wrote the *first* program. 我写了第一个程序。

# Positions

- 1842 – 1843: **Translator**, London (伦敦)
- 1833: met Charles Babbage

# Notes

More about [engines](https://example.org).[^1]

[^1]: Analytical ones.
";

fn pdf(page: &str, session: &mut Session) -> Vec<u8> {
    let files = MemoryFiles::new().with("about.md", page);
    let mut reader = Reader::new(&files, true);
    let config = Config::read(&mut reader).into_value().expect("a configuration");
    let request = Request { sources: vec!["about.md".to_owned()], pages: Some(1), ..Request::default() };
    let plans = vitae::pipeline::plan(&mut reader, &config, &request).into_value().expect("a plan");
    let built = vitae::rebuild(&mut reader, &config, &plans[0], session).into_value().expect("a page");
    export::pdf(&built.pages, built.cv.date).into_value().expect("a file")
}

#[test]
fn an_edited_page_is_the_page_that_a_new_press_sets() {
    let edits = [
        ("first", "very first"),
        ("一个", "一丝"),
        ("London", "Lon#[don]*"),
        ("# Notes", "# Remarks\n\n## Engines"),
        ("1833", "1832"),
        ("- 1842 – 1843", "Text.\n\n- 1842 – 1844"),
        ("[^1]: Analytical ones.\n", "[^1]: The *analytical* one.\n\nThe end.\n"),
        ("very first", "first"),
    ];
    let fonts = Fonts::bundled();
    let mut session = Session::new(&fonts);
    let mut page = PAGE.to_owned();
    assert!(pdf(&page, &mut session) == pdf(&page, &mut Session::new(&fonts)));
    for (old, new) in edits {
        assert!(page.contains(old), "{old}");
        page = page.replace(old, new);
        assert!(pdf(&page, &mut session) == pdf(&page, &mut Session::new(&fonts)), "{old} → {new}");
    }
}
