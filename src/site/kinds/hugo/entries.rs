//! What a theme prints of maps in front matter and data: a position, a degree, an award. Each is an item of a list.

use super::blocks::Writer;
use crate::cv::DateStyle;
use crate::cv::dates::data;
use crate::fold;
use crate::source::Spanned;
use crate::yaml::Yaml;

/// What it is called.
const TITLES: &[&str] = &["title", "position", "role", "degree", "course", "area", "name", "job"];
/// Where it was.
const PLACES: &[&str] =
    &["company", "company_name", "org", "organization", "institution", "school", "awarder", "location"];
/// When it began, and when it ended.
const STARTS: &[&str] = &["date_start", "start"];
const ENDS: &[&str] = &["date_end", "end"];
/// Keys of what one has for some time.
const HELD: &[&str] = &["company", "company_name", "org", "position", "degree", "institution"];
/// One date.
const DATES: &[&str] = &["date", "year"];
/// What goes below.
const BELOW: &[&str] = &["description", "summary", "content"];
/// Where the title leads.
const LINKS: &[&str] = &["url", "certificate_url"];

impl Writer {
    /// Writes maps as a list of entries. Whether there are any.
    pub(super) fn entries(&mut self, items: &[Yaml]) -> bool {
        let entries = items.iter().filter(|item| self.entry(item)).count();
        self.says_something |= entries > 0;
        self.out.put("\n", self.place);
        entries > 0
    }

    /// `- Jan 2020 – Present: **Professor**, Uni One, Bergen`, and below it what is said of it.
    fn entry(&mut self, item: &Yaml) -> bool {
        let mut titles = TITLES.iter().filter_map(|key| item.text(key));
        let places = PLACES.iter().filter_map(|key| name_of(item.filled(key)?));
        let Some(title) = titles.next() else { return self.text_entry(item) };
        let place = item.span;
        self.out.put("\n- ", place);
        if let Some(date) = self.date(item) {
            self.out.put(&format!("{}: ", date.value), date.span);
        }
        let link = LINKS.iter().filter_map(|key| item.text(key)).map(|url| url.value.trim()).next();
        let words = fold::one_line(title.value);
        // A star alone, as in `MP*`, is no markup: it would end what stands in bold here.
        let words = if words.matches('*').count() == 1 { words.replace('*', "\\*") } else { words };
        match link {
            Some(link) if !link.contains([' ', ')', '(']) && !words.contains(['[', ']']) => {
                self.out.put(&format!("**[{words}]({link})**"), title.span);
            }
            _ => self.out.put(&format!("**{words}**"), title.span),
        }
        let field = item.text("degree").and_then(|_| item.text("area"));
        for part in field.into_iter().chain(places) {
            self.out.put(&format!(", {}", fold::one_line(part.value)), part.span);
        }
        self.out.put("\n", place);
        // Of a text in YAML's `|2-`, the first line is indented as the others are.
        let said = |key: &&str| item.filled(key).and_then(|value| Some(Spanned::new(value.as_str()?, value.span)));
        for text in BELOW.iter().filter_map(said) {
            self.below(&text);
        }
        true
    }

    /// An item that is only a text.
    fn text_entry(&mut self, item: &Yaml) -> bool {
        let Some(text) = item.as_str().map(str::trim).filter(|text| !text.is_empty()) else { return false };
        self.out.put(&format!("\n- {}\n", fold::one_line(text)), item.span);
        true
    }

    /// A text below an item: indented, it belongs to it.
    fn below(&mut self, text: &Spanned<&str>) {
        let lines: Vec<&str> = text.value.trim_matches('\n').lines().collect();
        let indent = |line: &&&str| line.len() - line.trim_start().len();
        let common = lines.iter().filter(|line| !line.trim().is_empty()).map(|line| indent(&line)).min().unwrap_or(0);
        let indented = lines.iter().map(|line| match line.get(common..).unwrap_or_default().trim_end() {
            "" => String::new(),
            line => format!("  {line}"),
        });
        let text_of_lines = indented.collect::<Vec<_>>().join("\n");
        if !text_of_lines.trim().is_empty() {
            self.out.put(&format!("\n{text_of_lines}\n"), text.span);
        }
    }

    /// One date, or a range; one without an end goes on.
    fn date(&self, item: &Yaml) -> Option<Spanned<String>> {
        let style = DateStyle::AsWritten;
        let first = |keys: &[&str]| keys.iter().find_map(|key| item.text(key));
        if let Some(start) = first(STARTS) {
            // Awards and certificates that have no end have one date.
            let is_held = HELD.iter().any(|key| item.get(key).is_some());
            let end = first(ENDS).map(|end| end.value).or(if is_held { Some("present") } else { None });
            let text = match end {
                Some(end) => data::range(start.value, end, style, self.language),
                None => data::one(start.value, style, self.language),
            };
            return Some(Spanned::new(text, start.span));
        }
        let date = first(DATES).or_else(|| first(ENDS))?;
        Some(Spanned::new(data::one(date.value, style, self.language), date.span))
    }
}

/// The text of a value, or of the name in it: `institution: {name: Uni One}`.
fn name_of(value: &Yaml) -> Option<Spanned<&str>> {
    let value = value.filled("name").unwrap_or(value);
    let text = value.as_str().map(str::trim).filter(|text| !text.is_empty())?;
    Some(Spanned::new(text, value.span))
}
