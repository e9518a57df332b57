//! The names under which the author publishes, as jekyll-scholar's configuration lists them: `last_name: [Halden, Vik]`
//! and `first_name: [Mira, M.]` below `scholar:`. al-folio underlines every author who has one of each.

use super::super::examples::is_example_text;
use crate::source::Spanned;
use crate::yaml::Yaml;

/// The most names of either kind: a name that changed twice, with its initials.
const MOST: usize = 8;

/// The names of one kind.
fn listed<'a>(config: &'a Yaml, key: &str) -> Vec<Spanned<&'a str>> {
    let values = config.filled("scholar").and_then(|scholar| scholar.filled(key));
    let values = values.map(Yaml::one_or_more).unwrap_or_default();
    let texts = values.iter().filter_map(|value| Some(Spanned::new(value.as_str()?.trim(), value.span)));
    texts.filter(|text| !text.value.is_empty()).take(MOST).collect()
}

/// Each given name with each family name.
pub(super) fn published_names(config: &Yaml) -> Vec<Spanned<String>> {
    let (family_names, given_names) = (listed(config, "last_name"), listed(config, "first_name"));
    let whole = family_names.iter().flat_map(|family| {
        given_names.iter().map(|given| Spanned::new(format!("{} {}", given.value, family.value), family.span))
    });
    // al-folio comes with Einstein's.
    whole.filter(|name| !is_example_text(&name.value) && !name.value.ends_with(" Einstein")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};
    use crate::yaml;

    fn names(config: &str) -> Vec<String> {
        let mut sources = Sources::new();
        let id = sources.add(Source::new("_config.yml", config));
        let yaml = yaml::parse(config, id, 0).into_value().expect("a configuration");
        published_names(&yaml).into_iter().map(|name| name.value).collect()
    }

    #[test]
    fn each_given_name_goes_with_each_family_name() {
        for (config, expected) in [
            ("scholar:\n  last_name: [Halden, Vik]\n  first_name: [Mira, M.]", "Mira Halden|M. Halden|Mira Vik|M. Vik"),
            ("scholar:\n  last_name: Halden\n  first_name: Mira", "Mira Halden"),
            ("scholar:\n  last_name: [Halden]", ""),
            ("scholar:\n  last_name: [Einstein]\n  first_name: [Albert, A.]", ""),
            ("title: Mira", ""),
        ] {
            assert_eq!(names(config).join("|"), expected, "{config}");
        }
    }
}
