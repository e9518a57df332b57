//! What jekyll-scholar is asked for: `{% bibliography … %}` and `scholar:` of `_config.yml`
//! (`Jekyll::Scholar::Utilities`).

use std::cmp::Ordering;

use crate::path;
use crate::yaml::Yaml;

use super::Record;
use super::query::{Query, compare};

/// `scholar:` of `_config.yml`, as far as it concerns what is printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scholar {
    /// The folder of the bibliographies; jekyll-scholar's own is `_bibliography`.
    pub source: Option<String>,
    /// The bibliography of tags that name none; may hold `*`.
    pub bibliography: Option<String>,
    /// The query of tags that have none.
    query: Option<String>,
    sort: Vec<Key>,
    groups: Vec<Key>,
    /// Whether it says itself that lists have no groups.
    says_none: bool,
}

/// A field by which entries are put in order or in groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cv) struct Key {
    pub(in crate::cv) field: String,
    pub(in crate::cv) descending: bool,
}

impl Scholar {
    /// Reads the configuration of a site.
    pub fn read(config: &Yaml) -> Self {
        let Some(scholar) = config.filled("scholar") else { return Self::default() };
        let text = |key: &str| scholar.text(key).map(|text| text.value.trim().to_owned());
        let words = |key: &str| {
            let values = scholar.filled(key).map(Yaml::one_or_more).unwrap_or_default();
            listed(&values.iter().filter_map(Yaml::as_str).collect::<Vec<_>>().join(","))
        };
        Self {
            source: text("source").map(|folder| folder.trim_start_matches("./").trim_matches('/').to_owned()),
            bibliography: text("bibliography"),
            query: text("query"),
            sort: keys(&words("sort_by"), &words("order")),
            groups: keys(&words("group_by"), &words("group_order")),
            says_none: words("group_by").first().is_some_and(|field| field == "none"),
        }
    }

    /// The folder of the bibliographies, below the site's root.
    pub fn folder(&self) -> &str {
        match self.source.as_deref() {
            Some(".") => "",
            Some(folder) => folder,
            None => "_bibliography",
        }
    }

    /// The field of the site's own by which it groups its lists: not the year, and not the type of an entry.
    pub(in crate::cv) fn own_groups(&self) -> Option<&Key> {
        const USUAL: &[&str] = &["date", "month", "type", "year"];
        self.groups.first().filter(|key| !USUAL.contains(&key.field.as_str()))
    }

    /// What a tag calls the bibliography at `path`: `talks/old` for `_bibliography/talks/old.bib`.
    pub(crate) fn name_of(&self, path: &str) -> String {
        let inside = path.strip_prefix(self.folder()).unwrap_or(path).trim_start_matches('/');
        path::without_extension(inside).to_owned()
    }
}

/// The keys that a tag asks for; what it does not say, the site says.
fn asked_keys(fields: Option<Vec<String>>, orders: Option<Vec<String>>, site: &[Key]) -> Vec<Key> {
    if fields.is_none() && orders.is_none() {
        return site.to_vec();
    }
    let site_fields = || site.iter().map(|key| key.field.clone()).collect::<Vec<_>>();
    let order = |key: &Key| if key.descending { "descending" } else { "ascending" }.to_owned();
    let site_orders = || site.iter().map(order).collect::<Vec<_>>();
    keys(&fields.unwrap_or_else(site_fields), &orders.unwrap_or_else(site_orders))
}

/// `year, month` and `descending, ascending` as keys; the last order is that of all further fields. `none` means no keys.
fn keys(fields: &[String], orders: &[String]) -> Vec<Key> {
    let descending = |at: usize| {
        let order = orders.get(at).or(orders.last()).map(|order| order.to_lowercase()).unwrap_or_default();
        order.starts_with("desc") || order.starts_with("reverse")
    };
    let key = |(at, field): (usize, &String)| Key { field: field.clone(), descending: descending(at) };
    fields.iter().enumerate().filter(|(_, field)| *field != "none").map(key).collect()
}

fn listed(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// What a `{% bibliography %}` tag asks for.
#[derive(Debug, Clone)]
pub(in crate::cv) struct Request {
    /// The bibliographies, without their extension; none for the usual one.
    pub(in crate::cv) files: Vec<String>,
    pub(in crate::cv) query: Option<Query>,
    /// How many of the entries are skipped, and the maximum number to print. jekyll-scholar ignores both for groups.
    offset: usize,
    max: Option<usize>,
    /// The order of the entries; none for that of the file.
    pub(in crate::cv) sort: Vec<Key>,
    /// The groups; none for one list.
    pub(in crate::cv) groups: Vec<Key>,
    /// Whether the site itself says that there are no groups.
    pub(in crate::cv) says_none: bool,
}

impl Request {
    /// Reads the arguments of a tag.
    ///
    /// # Errors
    /// What is not understood, in words for the user.
    pub(in crate::cv) fn parse(arguments: &str, scholar: &Scholar) -> Result<Self, String> {
        let mut files = Vec::new();
        let (mut query, mut offset, mut max) = (scholar.query.clone(), 0, None);
        let (mut sort_by, mut order, mut group_by, mut group_order) = (None, None, None, None);
        for (option, value) in options(arguments) {
            let number = || value.parse().map_err(|_| format!("`{option}` needs a number, not `{value}`"));
            match option {
                "-f" | "--file" => files.push(value.trim_end_matches(".bib").to_owned()),
                "-q" | "--query" => query = Some(value.to_owned()),
                "-m" | "--max" => max = Some(number()?),
                "-o" | "--offset" => offset = number()?,
                "-g" | "--group_by" | "-O" | "--type_order" => group_by = Some(listed(value)),
                "-G" | "--group_order" => group_order = Some(listed(value)),
                "--sort_by" => sort_by = Some(listed(value)),
                "--order" => order = Some(listed(value)),
                "-c" | "--cited" | "-C" | "--cited_in_order" => {
                    return Err(format!("`{option}` asks for what the page cites, and citations are not printed"));
                }
                _ if LOOKS.contains(&option) => {}
                _ => return Err(format!("jekyll-scholar has no option `{option}`")),
            }
        }
        if let Some(name) = files.iter().find(|name| name.contains("{{")) {
            return Err(format!("the variable in `{name}` has no value here"));
        }
        let says_none = match &group_by {
            Some(fields) => fields.first().is_none_or(|field| field == "none"),
            None => scholar.says_none,
        };
        let read = |query: String| Query::parse(&query).map_err(|why| format!("the query `{query}`: {why}"));
        Ok(Self {
            files,
            query: query.map(read).transpose()?,
            offset,
            max,
            sort: asked_keys(sort_by, order, &scholar.sort),
            groups: asked_keys(group_by, group_order, &scholar.groups),
            says_none,
        })
    }

    /// Whether it leaves out some of the entries.
    pub(in crate::cv) fn is_partial(&self) -> bool {
        self.query.as_ref().is_some_and(Query::is_partial)
            || self.groups.is_empty() && (self.max.is_some() || self.offset > 0)
    }

    /// Whether it stops before the end of the list.
    pub(in crate::cv) fn is_cut(&self) -> bool {
        self.groups.is_empty() && self.max.is_some()
    }

    /// The entries that it asks for, in its order.
    pub(in crate::cv) fn choose<'a>(&self, records: impl IntoIterator<Item = &'a Record>) -> Vec<&'a Record> {
        let accepts = |record: &&Record| self.query.as_ref().is_none_or(|query| query.accepts(record));
        let mut chosen: Vec<&Record> = records.into_iter().filter(accepts).collect();
        sort(&mut chosen, &self.sort);
        if self.groups.is_empty() {
            // `items[offset..max]`, where an end of -1 is the end of the list.
            let max = self.max.filter(|max| max + self.offset > 0).unwrap_or(usize::MAX);
            chosen = chosen.into_iter().skip(self.offset).take(max).collect();
        }
        chosen
    }
}

/// Sorts entries by some fields; those that agree in all of them keep their order.
pub(in crate::cv) fn sort(records: &mut [&Record], keys: &[Key]) {
    records.sort_by(|a, b| {
        let by = |key: &Key| {
            let ordering = compare(&sort_value(a, &key.field), &sort_value(b, &key.field));
            if key.descending { ordering.reverse() } else { ordering }
        };
        keys.iter().map(by).find(|ordering| ordering.is_ne()).unwrap_or(Ordering::Equal)
    });
}

fn sort_value(record: &Record, field: &str) -> String {
    let names =
        || ["author", "editor", "institution", "organization", "publisher"].iter().find_map(|name| record.field(name));
    let value = match field {
        "name" => names().map(|name| name.trim_matches(['{', '}', ' ']).to_lowercase()),
        "month" => record.field("month_numeric"),
        "year" => record.field("year").or_else(|| record.year.map(|year| year.to_string())),
        _ => record.field(field),
    };
    value.unwrap_or_default()
}

/// Options for the appearance of a list; each has a value.
const LOOKS: &[&str] = &[
    "-T",
    "--template",
    "-s",
    "--style",
    "-p",
    "--prefix",
    "-t",
    "--text",
    "-h",
    "--bibliography_list_tag",
    "-l",
    "--locator",
    "--locale",
    "-L",
    "--label",
    "-A",
    "--suppress_author",
    "-r",
    "--remove_duplicates",
    "--clear",
];

impl Scholar {
    /// The bibliographies that the arguments of a tag name, without their extension.
    pub(crate) fn files_of_tag(arguments: &str) -> Vec<String> {
        let files = options(arguments).into_iter().filter(|(option, _)| matches!(*option, "-f" | "--file"));
        files.map(|(_, file)| file.trim_end_matches(".bib").to_owned()).collect()
    }
}

/// The options of a tag with their values. As in jekyll-scholar, a value reaches to the next option, spaces included.
fn options(arguments: &str) -> Vec<(&str, &str)> {
    let mut starts: Vec<usize> = Vec::new();
    let mut depth = 0_usize;
    let mut before = ' ';
    for (at, c) in arguments.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            '-' if depth == 0 && before.is_whitespace() => starts.push(at),
            _ => {}
        }
        before = c;
    }
    let ends = starts.iter().skip(1).copied().chain([arguments.len()]);
    let option = |(start, end): (&usize, usize)| {
        let text = arguments[*start..end].trim();
        let length = text.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(text.len());
        // `-m5`
        let letter = text.chars().take(2).map(char::len_utf8).sum();
        let length = if text.starts_with("--") { length } else { length.min(letter) };
        let (name, value) = text.split_at(length);
        (name, value.trim_start_matches('=').trim().trim_matches(['"', '\'']))
    };
    starts.iter().zip(ends).map(option).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cv::bibliography;
    use crate::source::{Source, Sources};

    #[test]
    fn letters_of_options_end_between_characters() {
        assert_eq!(options("-¦¦ -m5 --max 7"), [("-¦", "¦"), ("-m", "5"), ("--max", "7")]);
    }

    const PAPERS: &str = "@article{a, year=2019, author={Zed, A.}}@book{b, year=2021, author={Abe, B.}}\
        @misc{c, year=2020, author={Moe, C.}}@misc{d, year=2021, author={Bob, D.}}";

    fn scholar(yaml: &str) -> Scholar {
        let mut sources = Sources::new();
        let id = sources.add(Source::new("_config.yml", yaml));
        Scholar::read(crate::yaml::parse(yaml, id, 0).value().expect("yaml"))
    }

    fn chosen(arguments: &str, config: &str) -> String {
        let id = Sources::new().add(Source::new("papers.bib", PAPERS));
        let records =
            bibliography::parse(PAPERS, id, bibliography::Wording::default()).into_value().unwrap_or_default();
        let request = Request::parse(arguments, &scholar(config)).expect("a request");
        request.choose(&records).iter().map(|record| record.key.as_str()).collect()
    }

    #[test]
    fn entries_are_chosen_and_sorted() {
        let by_year = "scholar: {sort_by: year, order: descending}";
        for (arguments, config, keys) in [
            ("", "", "abcd"),
            ("--max 2 --offset 1", "", "bc"),
            ("-m 1 -o1", "", "b"),
            ("--max 0", "", "abcd"),
            ("--max 0 --offset 1", "", ""),
            ("--offset 9", "", ""),
            ("--max 2", by_year, "bd"),
            ("--max 2 --group_by year", by_year, "bdca"),
            ("-q @*[year>=2020] --max 1", "", "b"),
            ("", "scholar: {query: '@misc'}", "cd"),
            ("--query @book", "scholar: {query: '@misc'}", "b"),
            ("", "scholar: {sort_by: 'year, name', order: 'descending, ascending'}", "bdca"),
            ("", "scholar: {sort_by: [year, name], order: descending}", "dbca"),
            ("--sort_by name", by_year, "acdb"),
            ("--sort_by name --order ascending", by_year, "bdca"),
            ("", "scholar: {sort_by: none}", "abcd"),
        ] {
            assert_eq!(chosen(arguments, config), keys, "{arguments} {config}");
        }
    }

    #[test]
    fn the_arguments_of_a_tag() {
        let none = Scholar::default();
        let request = |arguments: &str| Request::parse(arguments, &none);
        let read = request("-f papers.bib --file=talks --template bib --style apa --group_by type").expect("a request");
        assert_eq!(read.files, ["papers", "talks"]);
        assert_eq!(read.groups, [Key { field: "type".to_owned(), descending: false }]);
        assert!(!read.is_partial() && request("--max 3").is_ok_and(|request| request.is_partial()));
        for wrong in ["--max many", "--nope 1", "-q year", "-f {{ page.bib }}", "--cited"] {
            assert!(request(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_the_site_configures() {
        let read = scholar("scholar: {source: ./bib/, bibliography: all.bib, group_by: year, group_order: descending}");
        assert_eq!((read.source.as_deref(), read.bibliography.as_deref()), (Some("bib"), Some("all.bib")));
        assert_eq!(read.groups, [Key { field: "year".to_owned(), descending: true }]);
        assert_eq!(scholar("title: x"), Scholar::default());
    }
}
