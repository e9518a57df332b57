//! The name under which the person publishes, where the site has a short form of it.

use std::collections::HashMap;

use super::authors::is_own;
use crate::cv::bibliography::{Author, Record};
use crate::cv::own_names::OwnNames;

/// Fewer papers may all be those of a namesake.
const MIN_PAPERS: usize = 3;

/// The person's names with the one in the papers, where none of these has the name that the site has: most of them have one with
/// the same family name and a longer form of the given name, or a shorter one. The owner of a list is on most of it.
pub(in crate::cv) fn with_full_name(own: &OwnNames, records: &[&Record]) -> Option<OwnNames> {
    if records.iter().any(|record| is_own(record, own)) {
        return None;
    }
    let may_be = |author: &&Author| own.may_be_called(&author.given, &author.bare_family);
    let called: Vec<&Author> = records.iter().filter_map(|record| record.authors.iter().find(may_be)).collect();
    if called.len() < MIN_PAPERS || called.len() * 2 <= records.len() {
        return None;
    }
    let mut counts: HashMap<(&str, &str), usize> = HashMap::new();
    for author in called {
        *counts.entry((&author.given, &author.family)).or_default() += 1;
    }
    let ((given, family), _) = counts.into_iter().max_by_key(|&(name, count)| (count, name))?;
    Some(own.clone().with(&format!("{family}, {given}")))
}
