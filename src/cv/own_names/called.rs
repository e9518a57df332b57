//! What people are called: a site may have a short form of the given name that is on the papers, or the other way round.

use super::{Own, OwnNames, bare, parts};
use crate::fold;

/// A form of a given name with fewer letters is an initial, or a syllable that many names begin with.
const MIN_SHORT_FORM: usize = 3;

/// Short forms that are not the beginning of the whole name, each before those that it stands for. Folded.
#[rustfmt::skip]
const SHORT_FORMS: &[&[&str]] = &[
    &["abby", "abigail"], &["andy", "andrew", "andreas"], &["becky", "rebecca"], &["bill", "william"], &["bob", "robert"],
    &["charlie", "charles"], &["dave", "david"], &["dick", "richard"], &["hans", "johannes"], &["harry", "harold", "henry"],
    &["jack", "john"], &["jenny", "jennifer"], &["jerry", "gerald", "jerome"], &["jim", "james"], &["jimmy", "james"],
    &["joe", "joseph"], &["johnny", "john"], &["kate", "katherine", "catherine"], &["kathy", "katherine"], &["katie", "katherine"],
    &["larry", "lawrence"], &["lena", "magdalena", "helena"], &["liz", "elizabeth"], &["beth", "elizabeth"], &["maggie", "margaret"],
    &["meg", "margaret"], &["mike", "michael"], &["nick", "nicholas", "nikolaos"], &["pepe", "jose"], &["rick", "richard"],
    &["sascha", "alexander"], &["sasha", "alexander", "aleksandr"], &["steve", "stephen", "steven"], &["tony", "anthony", "antonio"],
    &["vicky", "victoria"], &["vova", "vladimir"], &["zach", "zachary"], &["zack", "zachary"],
];

impl OwnNames {
    /// Whether an author may be the person by a longer form of the given name, or by a shorter one: `Yasunori` for `Yasu`. Two
    /// people of a family may be told apart by no more than that, so that it is weak evidence.
    pub(in crate::cv) fn may_be_called(&self, given: &str, family: &str) -> bool {
        self.names.iter().any(|own| own.may_be_called(given, family))
    }

    /// The names with another one.
    pub(in crate::cv) fn with(mut self, name: &str) -> Self {
        self.names.push(Own::new(name));
        self
    }
}

impl Own {
    fn may_be_called(&self, given: &str, family: &str) -> bool {
        let (given, family) = (parts(given), fold::letters(&bare(family)));
        let Some(other) = given.first() else { return false };
        let has = |(own, own_family): &(Vec<String>, String)| {
            *own_family == family && own.first().is_some_and(|own| is_short_for(own, other) || is_short_for(other, own))
        };
        self.readings.iter().any(has)
    }
}

/// Whether a folded given name is what somebody with a longer one is called.
fn is_short_for(short: &str, long: &str) -> bool {
    let is_beginning = long != short && long.starts_with(short) && short.chars().count() >= MIN_SHORT_FORM;
    is_beginning || SHORT_FORMS.iter().any(|forms| forms[0] == short && forms[1..].contains(&long))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_form_is_told_from_another_name() {
        for (own, given, family, expected) in [
            ("Yasu Mori", "Yasunori", "Mori", true),
            ("Yasunori Mori", "Yasu", "Mori", true),
            ("Bob Lind", "Robert J.", "Lind", true),
            ("Yasu Mori", "Yasunori", "Ito", false),
            ("Li Wang", "Lin", "Wang", false),
            ("Bob Lind", "Rob", "Lind", false),
            ("Mira Halden", "M.", "Halden", false),
        ] {
            assert_eq!(OwnNames::new([own]).may_be_called(given, family), expected, "{own}: {given} {family}");
        }
    }
}
