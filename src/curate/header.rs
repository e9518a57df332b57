//! What the header prints and a page repeats: the name, the position, ways to reach the person.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::Rule;
use super::headline::telling;
use super::phrases;
use super::removals::{LEADS_TO_NOTHING, Removals};
use super::walk::join_opening;
use crate::address;
use crate::cv::{Contact, ContactKind, Content, Heading, Profile, Section};
use crate::document::{Block, BlockKind, InlineKind, Inlines, quoted, sole_paragraph};
use crate::fold;
use crate::names;
use crate::script::is_cjk;
use crate::sentences;
use crate::source::Span;
use crate::vocabulary::{NAME_LABELS, is_cv_title, labels_a_contact, names_a_position};

pub(super) const WHY: &str = "the header says it";
/// A row of links to profiles has at least this many that the header has,
const MIN_PROFILES: usize = 2;
/// and for each of these at most this many in all.
const PROFILES_OF_ONE_KNOWN: usize = 4;
/// A text with more words, besides labels and what the header says, adds something.
const MAX_LABELS: usize = 8;

/// Takes out paragraphs and list items that say nothing but the header, at the opening and under headings such as “Contact”.
/// A person's name elsewhere may be that of an author.
pub(super) fn leave_out(sections: &mut Vec<Section>, profile: &Profile, removals: &mut Removals<'_>) {
    let header = Header::of(profile);
    let torn = header.takes_torn_name(sections, removals);
    for section in sections.iter_mut() {
        let words = section.heading.as_ref().map(Heading::folded);
        header.takes_brand(&mut section.content, removals);
        let is_contacts = words.is_none_or(|words| phrases::titles_contacts(&words) || header.is_name(&words));
        let mut kept: Vec<Content> = Vec::new();
        for mut content in std::mem::take(&mut section.content) {
            let goes = match &mut content {
                Content::Block(block) => {
                    header.leads_there(block, removals) || is_contacts && header.takes(block, removals)
                }
                Content::Entries(_) | Content::Publications(_) => false,
            };
            if !goes {
                kept.push(content);
            } else if is_list(&content) {
                drop_lead(&mut kept, removals);
            }
        }
        drop_titles(&mut kept, removals);
        section.content = kept;
    }
    // A heading that is only the person's name or position has no content of its own.
    join_opening(sections, &mut |heading| {
        let words = heading.content.plain_text();
        let folded = heading.folded();
        let is_said = header.is_name(&folded) || names_a_position(&words) && header.headline.contains(&folded);
        // A first name alone is not all of it: the heading says more than the name.
        let introduces =
            || phrases::introduces(&words, &header.names) && header.names.iter().any(|name| folded.ends_with(name));
        let states = || phrases::states(&words, &header.names, &header.headline);
        let is_torn = torn.as_ref() == Some(&folded);
        (is_said || is_torn || header.is_all_names(&words) || introduces() || states())
            && removals.leaves_out_because(Rule::Repeated, heading.span, &words, WHY, None)
    });
}

fn is_list(content: &Content) -> bool {
    matches!(content, Content::Block(Block { kind: BlockKind::List(_), .. }))
}

/// Takes out labels of ways to reach the person that have nothing below them: “My contact details”, or “Contact:” before a sentence.
fn drop_titles(kept: &mut Vec<Content>, removals: &mut Removals<'_>) {
    for at in (0..kept.len()).rev() {
        let Content::Block(Block { kind: BlockKind::Paragraph(run), span }) = &kept[at] else { continue };
        let words = run.plain_text();
        let is_alone = match kept.get(at + 1) {
            None => true,
            Some(next) => words.trim_end().ends_with([':', '：']) && is_no_address(next),
        };
        if is_alone
            && phrases::titles_contacts(&fold::words(&words))
            && removals.leaves_out_because(Rule::Empty, *span, &words, LEADS_TO_NOTHING, None)
        {
            kept.remove(at);
        }
    }
}

/// Whether a piece of a section is a heading or a sentence, and so no way to reach somebody.
fn is_no_address(content: &Content) -> bool {
    let Content::Block(block) = content else { return false };
    match &block.kind {
        BlockKind::Heading { .. } => true,
        BlockKind::Paragraph(run) => {
            let words = run.plain_text();
            sentences::is_ended(&words) && !words.contains(|c: char| c == '@' || c.is_ascii_digit())
        }
        _ => false,
    }
}

/// Takes out the line that leads to a list that went: “You can find me here:”
fn drop_lead(kept: &mut Vec<Content>, removals: &mut Removals<'_>) {
    let Some(Content::Block(Block { kind: BlockKind::Paragraph(lead), span })) = kept.last() else { return };
    let words = lead.plain_text();
    if words.trim_end().ends_with([':', '：'])
        && removals.leaves_out_because(Rule::Empty, *span, &words, LEADS_TO_NOTHING, None)
    {
        kept.pop();
    }
}

/// The person's names, folded, without titles.
pub(super) fn folded_names(profile: &Profile) -> Vec<String> {
    let names = profile.name.iter().chain(&profile.other_names).map(|name| fold::words(&name.value));
    names.map(|name| names::without_titles(&name).to_owned()).filter(|name| !name.is_empty()).collect()
}

/// The lines below the name, folded.
pub(super) fn folded_headline(profile: &Profile) -> Vec<String> {
    profile.headline.iter().map(|line| fold::words(&line.plain_text())).collect()
}

/// What the header says, for comparison.
pub(super) struct Header {
    names: Vec<String>,
    headline: Vec<String>,
    /// Folded, the longest first, so that no remainder of a longer one is left.
    phrases: Vec<String>,
    mails: Vec<String>,
    addresses: Vec<String>,
    /// The address of the site.
    home: Option<String>,
    /// Every word of it by which texts are compared.
    words: BTreeSet<String>,
}

impl Header {
    pub(super) fn of(profile: &Profile) -> Self {
        let (names, headline) = (folded_names(profile), folded_headline(profile));
        let contacts = profile.contacts.iter().map(|contact| fold::words(&contact.text));
        let all = names.iter().chain(&headline).cloned().chain(contacts);
        let mut phrases: Vec<String> = all.filter(|phrase| !phrase.is_empty()).collect();
        phrases.sort_by_key(|phrase| Reverse(phrase.len()));
        let is_mail = |contact: &&Contact| contact.kind == ContactKind::Email;
        let urls = profile.contacts.iter().filter_map(|contact| contact.url.clone());
        let in_headline = profile.headline.iter().flat_map(|line| line.descendants());
        let in_headline = in_headline.filter_map(|inline| match &inline.kind {
            InlineKind::Link { target, .. } => Some(target.clone()),
            _ => None,
        });
        Self {
            words: phrases.iter().flat_map(|phrase| telling(phrase)).collect(),
            names,
            headline,
            phrases,
            mails: profile.contacts.iter().filter(is_mail).map(|contact| address::plain_mail(&contact.text)).collect(),
            home: profile.homepage.clone(),
            addresses: urls.chain(in_headline).chain(profile.homepage.clone()).collect(),
        }
    }

    /// Whether folded words are the name, with or without titles, and with more or less in the middle: `ada lovelace`, `ada king
    /// lovelace` and `ada k lovelace`.
    pub(super) fn is_name(&self, words: &str) -> bool {
        let words = names::without_titles(words);
        let ends = |name: &str| Some((name.split_once(' ')?.0.to_owned(), name.rsplit_once(' ')?.1.to_owned()));
        let is_initial = |one: &str, other: &str| one.chars().count() == 1 && other.starts_with(one);
        let is_in = |word: &str, name: &str| {
            name.split(' ').any(|part| part == word || is_initial(part, word) || is_initial(word, part))
        };
        let is_part_of = |short: &str, long: &str| short.split(' ').all(|word| is_in(word, long));
        let is_alike = |name: &String| {
            ends(name).is_some() && ends(name) == ends(words) && (is_part_of(words, name) || is_part_of(name, words))
        };
        self.names.iter().any(|name| name == words || is_alike(name))
    }

    /// Takes out the first name before a heading that is the rest of the name; what the heading says.
    fn takes_torn_name(&self, sections: &mut [Section], removals: &mut Removals<'_>) -> Option<String> {
        let [Section { heading: None, content }, Section { heading: Some(heading), .. }, ..] = sections else {
            return None;
        };
        let Some(Content::Block(Block { kind: BlockKind::Paragraph(first), span })) = content.last() else {
            return None;
        };
        let (words, rest) = (first.plain_text(), heading.folded());
        let is_name = self.names.contains(&format!("{} {rest}", fold::words(&words)));
        (is_name && removals.leaves_out_because(Rule::Repeated, *span, &words, WHY, None)).then(|| {
            content.pop();
            rest
        })
    }

    /// Takes out the name with which the site begins each page, above the page's heading.
    fn takes_brand(&self, content: &mut Vec<Content>, removals: &mut Removals<'_>) {
        let [Content::Block(brand), Content::Block(next), ..] = &content[..] else { return };
        let BlockKind::Paragraph(run) = &brand.kind else { return };
        let words = run.plain_text();
        let has_picture = run.descendants().any(|inline| matches!(inline.kind, InlineKind::Image(_)));
        let is_brand = self.is_name(&fold::words(&words)) || self.is_in_variants(&fold::words(&words));
        if is_brand
            && !has_picture
            && matches!(next.kind, BlockKind::Heading { .. })
            && removals.leaves_out_because(Rule::Repeated, brand.span, &words, WHY, None)
        {
            content.remove(0);
        }
    }

    /// Whether folded words are the name and what is short for it: `ada king lovelace ada lovelace akl`.
    fn is_in_variants(&self, words: &str) -> bool {
        let is_whole = |name: &String| fold::has_words(words, name);
        let is_part = |word: &str, name: &String| {
            let mut initials = name.split(' ').filter_map(|part| part.chars().next());
            name.split(' ').any(|part| part == word) || word.chars().all(|letter| initials.any(|other| other == letter))
        };
        self.names.iter().any(|name| is_whole(name) && words.split(' ').all(|word| is_part(word, name)))
    }

    /// Whether a text is the name in one spelling and another: `Ada Lovelace (艾达)`. What stands in brackets without a Latin letter is
    /// one, too.
    fn is_all_names(&self, text: &str) -> bool {
        let spellings = names::spellings(text);
        let is_name = |name: &str| self.is_name(&fold::words(name));
        let is_other = |name: &str| !name.contains(|c: char| c.is_ascii_alphanumeric());
        spellings.first().is_some_and(|name| is_name(name))
            && spellings[1..].iter().all(|name| is_name(name) || is_other(name))
    }

    /// Whether a block goes; items of a list that go are taken out of it.
    fn takes(&self, block: &mut Block, removals: &mut Removals<'_>) -> bool {
        let span = block.span;
        let mut notes = |run: &Inlines, span, why: &str| {
            removals.leaves_out_because(Rule::Repeated, span, &run.plain_text(), why, None)
        };
        match &mut block.kind {
            BlockKind::Paragraph(content) => {
                let is_said = self.says(content) || self.has_lines(content);
                is_said && notes(content, span, WHY) || self.takes_lines(content, span, removals)
            }
            BlockKind::List(list) => {
                // Among ways to reach the person, one profile that the header has is enough.
                let mut goes = |run: &Inlines, span| match self.profiles(&[run], 1) {
                    _ if self.says(run) => notes(run, span, WHY),
                    Some(profiles) => notes(run, span, &profiles.why()),
                    None => false,
                };
                list.items.retain(|item| !sole_paragraph(&item.blocks).is_some_and(|run| goes(run, item.span)));
                list.items.retain_mut(|item| match &mut item.blocks[..] {
                    [Block { kind: BlockKind::Paragraph(run), .. }] => !self.takes_lines(run, item.span, removals),
                    _ => true,
                });
                list.items.is_empty()
            }
            BlockKind::Aligned(_, inner) => {
                inner.retain_mut(|block| !self.takes(block, removals));
                inner.is_empty()
            }
            _ => false,
        }
    }

    /// Takes out the lines of a paragraph that say nothing but the header; whether nothing is left.
    fn takes_lines(&self, run: &mut Inlines, span: Span, removals: &mut Removals<'_>) -> bool {
        let lines: Vec<Inlines> = run.lines().collect();
        if lines.len() < 2 {
            return false;
        }
        // A part of a sentence is not a line of its own.
        let words: Vec<String> = lines.iter().map(Inlines::plain_text).collect();
        let goes_on: Vec<bool> = words.windows(2).map(|pair| sentences::continues(&pair[0], &pair[1])).collect();
        let is_whole = |at: usize| !goes_on.get(at).copied().unwrap_or_default() && (at == 0 || !goes_on[at - 1]);
        let is_said = |line: &Inlines| self.says(line) || self.profiles(&[line], MIN_PROFILES).is_some();
        let mut goes: Vec<bool> = lines.iter().enumerate().map(|(at, line)| is_whole(at) && is_said(line)).collect();
        // Of “Contact:” above an address, only the label would be left.
        for at in (1..lines.len()).rev() {
            goes[at - 1] |= goes[at] && phrases::titles_contacts(&fold::words(&words[at - 1]));
        }
        let mut rest = Inlines::new();
        let mut is_shorter = false;
        for (at, line) in lines.into_iter().enumerate() {
            let goes = goes[at] && removals.leaves_out_because(Rule::Repeated, span, &words[at], WHY, None);
            is_shorter |= goes;
            if !goes {
                rest.push_line(line, span);
            }
        }
        if is_shorter {
            *run = rest;
        }
        run.is_blank()
    }

    /// Whether every word of a run is one of the header's, and every link leads where one of its does.
    pub(super) fn has_all(&self, run: &Inlines) -> bool {
        let (mut rest, mut known) = (String::new(), false);
        let is_known = |word: &String| self.words.contains(word) || labels_a_contact(word);
        self.push_rest(run, &mut rest, &mut known)
            && telling(&address::plain_mail(&format!("{rest} {}", run.plain_text()))).iter().all(is_known)
    }

    /// Whether a run is nothing but parts of the header's lines, in whatever order.
    fn has_lines(&self, run: &Inlines) -> bool {
        let lines: Vec<String> = run.lines().map(|line| line.plain_text()).collect();
        let is_long = |line: &String| {
            let words = fold::words(line);
            words.contains(' ') || words.chars().filter(|c| is_cjk(*c)).count() > 1
        };
        let is_said = |part: &str| {
            let words = fold::words(part);
            words.is_empty() || self.headline.iter().any(|line| fold::has_words(line, &words))
        };
        lines.iter().any(is_long) && lines.iter().all(|line| line.split([',', '，', ';']).all(is_said))
    }

    /// Whether a run says nothing that the header does not, labels aside.
    fn says(&self, run: &Inlines) -> bool {
        let text = run.plain_text();
        let labelled = text.split_once([':', '：']).filter(|(_, value)| !fold::words(value).is_empty());
        let label = labelled.map(|(label, _)| fold::words(label));
        if let Some((label, value)) = labelled
            && NAME_LABELS.contains(&&*fold::words(label))
            && self.is_name(&fold::words(value))
        {
            return true;
        }
        if label.is_some_and(|label| label.split(' ').all(labels_a_contact)) && self.has_all(run) {
            return true;
        }
        if names::without_pronunciation(&text).is_some_and(|name| self.is_name(&fold::words(name))) {
            return true;
        }
        let mut rest = String::new();
        let mut known = false;
        if !self.push_rest(run, &mut rest, &mut known) {
            return false;
        }
        if self.is_in_variants(&fold::words(&rest)) {
            return true;
        }
        let mut text = address::plain_mail(&rest);
        for mail in self.mails.iter().filter(|mail| !mail.is_empty()) {
            known |= text.contains(mail);
            text = text.replace(mail, " ");
        }
        let mut words = format!(" {} ", fold::words(&text));
        for phrase in self.phrases.iter().map(|phrase| format!(" {phrase} ")) {
            known |= words.contains(&phrase);
            words = words.replace(&phrase, " ");
        }
        let words: Vec<&str> = words.split_whitespace().collect();
        known && words.len() <= MAX_LABELS && words.iter().all(|word| labels_a_contact(word))
    }

    /// Whether a block goes that is nothing but such a row of links, in whatever section.
    fn leads_there(&self, block: &Block, removals: &mut Removals<'_>) -> bool {
        let runs: Option<Vec<&Inlines>> = match &block.kind {
            BlockKind::Paragraph(content) => Some(vec![content]),
            BlockKind::List(list) => list.items.iter().map(|item| sole_paragraph(&item.blocks)).collect(),
            _ => None,
        };
        let Some(profiles) = runs.and_then(|runs| self.profiles(&runs, MIN_PROFILES)) else { return false };
        removals.leaves_out_because(Rule::Repeated, block.span, &block.plain_text(), &profiles.why(), None)
    }

    /// Whether an address is one of the header's.
    fn has_address(&self, target: &str) -> bool {
        self.addresses.iter().any(|own| address::same(own, target) || address::same_account(own, target))
    }

    /// Whether there are links, and all of them lead where the header does.
    pub(super) fn leads_to_all<'a>(&self, targets: impl IntoIterator<Item = &'a str>) -> bool {
        let mut targets = targets.into_iter().peekable();
        targets.peek().is_some() && targets.all(|target| self.has_address(target))
    }

    /// The links of runs that are nothing but links to the person's profiles on other sites, of which the header has at `least` some.
    fn profiles(&self, runs: &[&Inlines], least: usize) -> Option<Profiles> {
        let (mut known, mut others) = (0, Vec::new());
        let is_row = runs.iter().all(|run| {
            let mut outside = String::new();
            for inline in *run {
                match &inline.kind {
                    InlineKind::Link { target, .. } if address::leads_away(target) && self.has_address(target) => {
                        known += 1
                    }
                    InlineKind::Link { target, content } if address::leads_away(target) => {
                        others.push(content.plain_text())
                    }
                    InlineKind::Image(_) => {}
                    _ => outside.push_str(&inline.plain_text()),
                }
            }
            let names_own = |word: &str| self.names.iter().any(|name| name.split(' ').any(|part| part == word));
            fold::words(&outside).split(' ').all(|word| word.is_empty() || labels_a_contact(word) || names_own(word))
        });
        // The name of one page may stand alone: `Google Scholar`, below “Previous publications”.
        let name_a_page = || runs.iter().all(|run| phrases::names_a_page(&run.plain_text()));
        let is_enough = known >= least || known == 1 && others.is_empty() && name_a_page();
        (is_row && is_enough && known * PROFILES_OF_ONE_KNOWN >= known + others.len())
            .then_some(Profiles { known, others })
    }

    /// Collects the text outside links that the header has; `false` when there is a link that it has not, or more than text.
    fn push_rest(&self, run: &Inlines, rest: &mut String, known: &mut bool) -> bool {
        run.iter().all(|inline| match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => {
                rest.push_str(text);
                true
            }
            InlineKind::Break => {
                rest.push('\n');
                true
            }
            InlineKind::Image(_) => true,
            InlineKind::Link { target, content } => {
                let mailbox = address::mailbox(target).to_lowercase();
                let is_known = self.mails.iter().any(|mail| mail.contains(&mailbox)) || self.has_address(target);
                *known |= is_known;
                // The words of a link in the headline are the headline's.
                let words = fold::words(&content.plain_text());
                let is_own = self.home.as_deref().is_some_and(|home| address::path_below(home, target).is_some());
                if !is_known && (is_own && words.split(' ').all(labels_a_contact) || is_cv_title(&words)) {
                    return true;
                }
                let is_headline = self.headline.iter().any(|line| line.contains(&words));
                rest.push_str(if is_headline { &words } else { " " });
                is_known
            }
            InlineKind::Math(_) | InlineKind::FootnoteMark(_) => false,
            _ => self.push_rest(inline.children(), rest, known),
        })
    }
}

/// Links to a person's profiles.
struct Profiles {
    /// How many the header has.
    known: usize,
    /// The words of the others.
    others: Vec<String>,
}

impl Profiles {
    /// Why a row of them goes.
    fn why(&self) -> String {
        let Self { known, others } = self;
        let others: Vec<String> = others.iter().map(|words| quoted(words)).collect();
        match &others[..] {
            [] => "the header leads to them".to_owned(),
            _ => {
                format!("the header leads to {known} of the person's profiles; also on the site: {}", others.join(", "))
            }
        }
    }
}
