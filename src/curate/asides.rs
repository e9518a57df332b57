//! Sentences that speak to the visitors of a site: greetings, ways to other pages, notices, appeals, and those that only say
//! whose site it is.
//!
//! A sentence goes as a whole, and only when all its words say so.

use std::ops::Range;

use super::Rule;
use super::captions::begins_with_credit;
use super::cut::{targets, without};
use super::header::{WHY, folded_headline, folded_names};
use super::phrases::{self, Link};
use super::removals::Removals;
use super::walk::prose;
use crate::address;
use crate::cv::{ContactKind, Content, Heading, Profile, Section};
use crate::date;
use crate::document::{Block, BlockKind, InlineKind, Inlines, Item, block_text, sole_paragraph};
use crate::fold;
use crate::meanings;
use crate::path;
use crate::script::word_count;
use crate::sentences;
use crate::source::Span;
use crate::vocabulary::{is_cv_title, says_cv};

/// Takes such sentences out of paragraphs and list items; a paragraph of nothing else goes.
pub(super) fn leave_out(sections: &mut [Section], profile: &Profile, removals: &mut Removals<'_>) {
    let mails = profile.contacts.iter().filter(|contact| contact.kind == ContactKind::Email);
    let asides = Asides {
        names: folded_names(profile),
        headline: folded_headline(profile),
        mails: mails.map(|contact| address::plain_mail(&contact.text)).collect(),
        home: profile.homepage.as_deref(),
    };
    for section in sections {
        drop_calls(&mut section.content, removals);
        drop_promises(section, removals);
        drop_introductions(section, removals);
        asides.drop_guides(&mut section.content, removals);
        let mut next = prose_behind(section.content.iter().map(Content::block));
        section.content.retain_mut(|content| {
            let next = next.next().flatten();
            match content {
                Content::Block(block) => !asides.takes(block, next.as_deref(), removals),
                Content::Entries(entries) => {
                    entries.iter_mut().for_each(|entry| asides.take_out_of(&mut entry.details, removals));
                    true
                }
                Content::Publications(_) => true,
            }
        });
    }
}

/// For each of some blocks, the paragraph of sentences that follows it.
fn prose_behind<'a>(blocks: impl Iterator<Item = Option<&'a Block>>) -> std::vec::IntoIter<Option<String>> {
    let prose = |block: Option<&Block>| block.and_then(prose).map(Inlines::plain_text);
    blocks.skip(1).map(prose).collect::<Vec<_>>().into_iter()
}

/// Whether what follows is the title of a paper, because authors and a year are before it: `Ek, A. 2018.`
fn is_title(before: &str) -> bool {
    let words = before.trim_end().trim_end_matches(['.', ')', ':', ',']);
    let Some((authors, year)) = words.rsplit_once([' ', '(']) else { return false };
    authors.trim_end().ends_with(['.', ',']) && date::is_year(year)
}

/// Whether all of a sentence is a link, behind a year in brackets: `Lind, J. (2022). [Let’s talk about tides](…)`
fn is_linked_title(text: &str, sentence: &Range<usize>, link: &Range<usize>) -> bool {
    let before = text[..sentence.start].trim_end().trim_end_matches(['.', ':', ',']);
    let year = before.strip_suffix([')', '）']).and_then(|before| before.rsplit_once(['(', '（']));
    let is_all = text[link.end..sentence.end].chars().all(|c| !c.is_alphanumeric());
    is_all && link.start == sentence.start && year.is_some_and(|(_, year)| date::is_year(year))
}

/// Lets the other sentences of an appeal go with it, if they do nothing but speak to its readers: all of them, or none; and the line
/// above them that leads to them: `For students:`
fn join_appeal(text: &str, judged: &mut [(Range<usize>, Option<Aside>)]) {
    let is_part = |(range, found): &(Range<usize>, Option<Aside>)| {
        let sentence = &text[range.clone()];
        let leads = range.start == 0 && (sentence.trim_end().ends_with([':', '：']) || phrases::calls_out(sentence));
        found.is_some() || leads || phrases::addresses_readers(sentence)
    };
    if judged.iter().all(is_part) {
        for (range, found) in judged.iter_mut().filter(|(_, found)| found.is_none()) {
            *found = Some((Rule::Appeal, range.clone()));
        }
    }
}

/// Keeps what may be the state of a paper where the text says more: its title, “Work in progress.”
fn keep_states(text: &str, judged: &mut [(Range<usize>, Option<Aside>)]) {
    if judged.iter().all(|(_, found)| found.is_some()) {
        return;
    }
    for (_, found) in judged.iter_mut().filter(|(range, _)| phrases::is_state(&text[range.clone()])) {
        *found = None;
    }
}

/// Lets a sentence on the state of the site go with the one before it, which names the site: “It’s currently a bit rough.”
fn join_notices(text: &str, judged: &mut [(Range<usize>, Option<Aside>)]) {
    let mut is_of_site = false;
    for (range, found) in judged {
        let sentence = &text[range.clone()];
        if found.is_none() && is_of_site && phrases::says_how_it_is(sentence) {
            *found = Some((Rule::Notice, range.clone()));
        }
        let is_aside = found.as_ref().is_some_and(|(rule, _)| matches!(rule, Rule::Notice | Rule::Navigation));
        is_of_site = is_aside && phrases::speaks_of_the_site(sentence);
    }
}

/// Lets a sentence go with the one before it, without which it says nothing: “They are sorted by year.”
fn join_what_follows(text: &str, judged: &mut [(Range<usize>, Option<Aside>)]) {
    let mut before = None;
    for (range, found) in judged {
        if let (None, Some(rule)) = (&found, before)
            && (phrases::continues(&text[range.clone()]) || is_address(&text[range.clone()]))
        {
            *found = Some((rule, range.clone()));
        }
        let is_whole = |(_, gone): &&Aside| gone.start <= range.start && range.end <= gone.end;
        before = found.as_ref().filter(is_whole).map(|(rule, _)| *rule).filter(|rule| *rule != Rule::Repeated);
    }
}

/// Whether a sentence is nothing but the address to which the one before it asks to write: “[jane@x.org].”
fn is_address(sentence: &str) -> bool {
    let bare = sentence.trim().trim_end_matches('.').trim_matches(|c| "[]()<>".contains(c));
    address::mail(&address::plain_mail(bare)).is_some()
}

/// Lets a question to visitors go with its answer: “Looking for charts? See the page on gulls.”
fn join_questions(text: &str, judged: &mut [(Range<usize>, Option<Aside>)]) {
    for at in 1..judged.len() {
        let answer = judged[at].1.as_ref().map(|(rule, _)| *rule);
        let answer = answer.filter(|rule| matches!(rule, Rule::Navigation | Rule::Appeal));
        let (range, found) = &mut judged[at - 1];
        if let (None, Some(rule)) = (&found, answer)
            && phrases::asks_visitors(&text[range.clone()])
        {
            *found = Some((rule, range.clone()));
        }
    }
}

/// Takes out appeals that end with a colon, and the lists of what visitors may write about; not lists of addresses.
fn drop_calls(content: &mut Vec<Content>, removals: &mut Removals<'_>) {
    let block_at = |at: usize| content.get(at).and_then(Content::block);
    let is_behind_appeal = |at: usize| at > 0 && block_at(at - 1).is_some_and(only_appeals);
    let is_call =
        |at: usize| block_at(at).is_some_and(|block| is_call(block) || is_behind_appeal(at) && names_topics(block));
    let is_title = |at: usize| block_at(at).is_some_and(titles_openings) && block_at(at + 1).is_some_and(is_list);
    let is_offer = |at: usize| block_at(at).is_some_and(|block| is_list(block) && !gives_addresses(block));
    let shares = |at: usize| block_at(at).is_some_and(shares_applications) && block_at(at + 1).is_some_and(is_list);
    let opens = |at: usize| is_title(at) || shares(at);
    let goes = |at: usize| is_call(at) || opens(at) || at > 0 && (opens(at - 1) || is_call(at - 1) && is_offer(at));
    let going: Vec<bool> = (0..content.len()).map(goes).collect();
    let mut at = 0;
    content.retain(|content| {
        let goes = going[at];
        at += 1;
        match content.block() {
            Some(block) if goes => !removals.leaves_out(Rule::Appeal, block.span, &block.plain_text()),
            _ => true,
        }
    });
}

/// Takes out the line that says of the CV itself, under no heading or under its title, that it is to be had.
fn drop_promises(section: &mut Section, removals: &mut Removals<'_>) {
    if section.heading.as_ref().is_some_and(|heading| !is_cv_title(&heading.content.plain_text())) {
        return;
    }
    section.content.retain(|content| {
        let Some(Block { kind: BlockKind::Paragraph(run), span }) = content.block() else { return true };
        let text = run.plain_text();
        !(phrases::is_to_be_had(&text) && removals.leaves_out(Rule::Navigation, *span, &text))
    });
}

/// Takes out the sentence above a list that says no more of it than the heading does.
fn drop_introductions(section: &mut Section, removals: &mut Removals<'_>) {
    let Some(heading) = section.heading.as_ref().map(Heading::folded) else { return };
    let lists = |content: &Content| match content {
        Content::Block(block) => matches!(block.kind, BlockKind::List(_) | BlockKind::Table(_)),
        Content::Entries(_) | Content::Publications(_) => true,
    };
    for at in (1..section.content.len()).rev() {
        let Content::Block(Block { kind: BlockKind::Paragraph(run), span }) = &section.content[at - 1] else {
            continue;
        };
        let text = run.flat_text();
        let introduces = sentences::of(&text).len() == 1 && phrases::introduces_a_list(&text, &heading);
        if introduces && lists(&section.content[at]) && removals.leaves_out(Rule::Navigation, *span, &text) {
            section.content.remove(at - 1);
        }
    }
}

/// `Feel free to write to me about:`
fn is_call(block: &Block) -> bool {
    let BlockKind::Paragraph(run) = &block.kind else { return false };
    let text = run.flat_text();
    text.trim_end().ends_with([':', '：']) && sentences::of(&text).len() == 1 && phrases::calls(&text)
}

fn shares_applications(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Paragraph(run) if phrases::shares_applications(&run.flat_text()))
}

/// Whether a paragraph does nothing but appeal to its readers.
fn only_appeals(block: &Block) -> bool {
    let BlockKind::Paragraph(run) = &block.kind else { return false };
    let text = run.flat_text();
    let all = sentences::of(&text);
    all.iter().any(|range| phrases::calls(&text[range.clone()])) && all.into_iter().all(|range| is_appeal(&text[range]))
}

fn is_appeal(sentence: &str) -> bool {
    phrases::appeals(sentence) || phrases::addresses_readers(sentence)
}

/// `Topics include:`, which says what an appeal before it is about.
fn names_topics(block: &Block) -> bool {
    const TOPICS: &[&str] = &["topics", "areas", "directions", "requirements", "positions", "projects"];
    const MAX_WORDS: usize = 6;
    let BlockKind::Paragraph(run) = &block.kind else { return false };
    let text = run.flat_text();
    let folded = fold::words(&text);
    let words = || folded.split(' ');
    text.trim_end().ends_with([':', '：']) && words().count() <= MAX_WORDS && words().any(|word| TOPICS.contains(&word))
}

/// `[Open positions]`, above a list of them that is no section of its own.
fn titles_openings(block: &Block) -> bool {
    let BlockKind::Paragraph(run) = &block.kind else { return false };
    let text = run.flat_text();
    !sentences::is_ended(&text) && phrases::titles_openings(&text)
}

fn is_list(block: &Block) -> bool {
    matches!(block.kind, BlockKind::List(_))
}

fn gives_addresses(block: &Block) -> bool {
    block.plain_text().contains(|c: char| c == '@' || c.is_ascii_digit())
}

/// Whether blocks begin with an appeal that continues in a list.
fn calls(blocks: &[Block]) -> bool {
    let [Block { kind: BlockKind::Paragraph(first), .. }, Block { kind: BlockKind::List(_), .. }] = blocks else {
        return false;
    };
    let text = first.plain_text();
    text.trim_end().ends_with([':', '：']) && phrases::calls(&text)
}

/// What goes of a run, and the rule.
type Aside = (Rule, Range<usize>);

struct Asides<'a> {
    /// The author's, folded.
    names: Vec<String>,
    /// The lines below the name, folded.
    headline: Vec<String>,
    /// The e-mail addresses in the header, as they are used.
    mails: Vec<String>,
    /// The address of the site.
    home: Option<&'a str>,
}

impl Asides<'_> {
    /// Takes out lists that say what the pages of the site are about, each with a link to one, and the line above:
    /// “Here you will find:”. What the items of a collection are called is no guide.
    fn drop_guides(&self, content: &mut Vec<Content>, removals: &mut Removals<'_>) {
        let is_lead =
            |block: &Block| matches!(&block.kind, BlockKind::Paragraph(run) if phrases::leads_in(&run.plain_text()));
        let is_guide = |pair: &[Content]| match (pair[0].block(), pair[1].block()) {
            (Some(lead), Some(Block { kind: BlockKind::List(list), span })) => {
                let is_written_there = span.source == lead.span.source;
                is_lead(lead) && is_written_there && list.items.iter().all(|item| self.leads_to_a_page(item))
            }
            _ => false,
        };
        let announced = content.windows(2).position(is_guide).map(|at| at..at + 2);
        let plain =
            || content.iter().position(|one| one.block().is_some_and(|one| self.is_menu(one))).map(|at| at..at + 1);
        let Some(range) = announced.or_else(plain) else { return };
        let words = content[range.clone()].iter().map(Content::block_text).collect::<Vec<_>>().join("\n");
        let span = content[range.start].block().map(|block| block.span);
        if span.is_some_and(|span| removals.leaves_out(Rule::Navigation, span, &words)) {
            content.drain(range);
        }
    }

    /// Whether a list is a menu with a few words on each page, most of which have the names of sections: `[Teaching](/teaching/) -
    /// Courses I taught`.
    fn is_menu(&self, block: &Block) -> bool {
        const MIN_PAGES: usize = 3;
        let BlockKind::List(list) = &block.kind else { return false };
        let label = |item: &Item| {
            let run = sole_paragraph(&item.blocks)?;
            let (range, target) = targets(run).into_iter().next()?;
            let is_page = !target.contains('#') && matches!(path::extension(target), "" | "html" | "md" | "qmd");
            let is_first = range.start == 0 && self.kind_of(target) == Link::Own && is_page;
            (is_first && self.leads_to_a_page(item)).then(|| run.flat_text()[range].to_owned())
        };
        let labels: Option<Vec<String>> = list.items.iter().map(label).collect();
        labels.is_some_and(|labels| {
            let is_known = |label: &&String| meanings::name_of(label).is_some() || phrases::only_points(label);
            let known = labels.iter().filter(is_known).count();
            labels.len() >= MIN_PAGES && known * 2 >= labels.len()
        })
    }

    /// Whether an item is a line with a link to a page of the site.
    fn leads_to_a_page(&self, item: &Item) -> bool {
        const MAX_WORDS: usize = 20;
        sole_paragraph(&item.blocks).is_some_and(|run| {
            let links = targets(run);
            word_count(&run.flat_text()) <= MAX_WORDS
                && links.iter().any(|(_, target)| self.kind_of(target) == Link::Own)
        })
    }

    fn take_out_of(&self, blocks: &mut Vec<Block>, removals: &mut Removals<'_>) {
        let mut next = prose_behind(blocks.iter().map(Some));
        blocks.retain_mut(|block| !self.takes(block, next.next().flatten().as_deref(), removals));
    }

    /// Whether nothing is left of a block; `next` is the paragraph after it.
    fn takes(&self, block: &mut Block, next: Option<&str>, removals: &mut Removals<'_>) -> bool {
        let span = block.span;
        match &mut block.kind {
            BlockKind::Paragraph(content) => self.takes_all(content, span, next, removals),
            // A call and the list of what is offered.
            BlockKind::Quote(inner) if calls(inner) => {
                let words = block_text(inner);
                removals.leaves_out(Rule::Appeal, span, &words)
            }
            BlockKind::Aligned(_, inner) | BlockKind::Quote(inner) => {
                self.take_out_of(inner, removals);
                inner.is_empty()
            }
            BlockKind::List(list) => {
                list.items.retain_mut(|item| match &mut item.blocks[..] {
                    [Block { kind: BlockKind::Paragraph(content), .. }] => {
                        !self.takes_all(content, item.span, None, removals)
                    }
                    [] | [_] => true,
                    _ => {
                        let first = item.blocks.remove(0);
                        self.take_out_of(&mut item.blocks, removals);
                        item.blocks.insert(0, first);
                        true
                    }
                });
                list.items.is_empty()
            }
            _ => false,
        }
    }

    /// Takes such sentences out of a run; whether nothing is left of it.
    fn takes_all(&self, content: &mut Inlines, span: Span, next: Option<&str>, removals: &mut Removals<'_>) -> bool {
        let found = self.asides(content, next);
        let ranges: Vec<Range<usize>> = found.iter().map(|(_, range)| range.clone()).collect();
        let Some(rest) = without(content, &ranges) else { return false };
        let text = content.flat_text();
        let all_go = found.iter().all(|(rule, range)| {
            let why = if *rule == Rule::Repeated { WHY } else { rule.why() };
            removals.leaves_out_because(*rule, span, &text[range.clone()], why, None)
        });
        if !all_go {
            return false;
        }
        let is_cut = |rule: Rule| matches!(rule, Rule::Greeting | Rule::Repeated);
        let starts_low = found.iter().any(|(rule, range)| is_cut(*rule) && range.start == 0);
        *content = if starts_low { rest.capitalised() } else { rest };
        content.is_blank()
    }

    /// The sentences of a run that go, and why. What the header says as well goes, unless the prose after it refers to it.
    fn asides(&self, run: &Inlines, next: Option<&str>) -> Vec<Aside> {
        let text = run.flat_text();
        let targets = targets(run);
        // A formula leaves the same sign in the text: “* is the corresponding author.”
        let has_picture = run.descendants().any(|inline| matches!(inline.kind, InlineKind::Image(_)));
        let aside = |range: Range<usize>| match has_picture && phrases::explains_pictures(&text[range.clone()]) {
            true => Some((Rule::Images, range)),
            false => self.aside(&text, range, &targets),
        };
        let mut judged: Vec<(Range<usize>, Option<Aside>)> =
            sentences::of(&text).into_iter().map(|range| (range.clone(), aside(range))).collect();
        if judged.iter().any(|(_, found)| found.as_ref().is_some_and(|(rule, _)| *rule == Rule::Appeal)) {
            join_appeal(&text, &mut judged);
        }
        keep_states(&text, &mut judged);
        join_notices(&text, &mut judged);
        join_what_follows(&text, &mut judged);
        join_questions(&text, &mut judged);
        let states = |range: &Range<usize>| phrases::states(&text[range.clone()], &self.names, &self.headline);
        // All of a sentence, or what the header says behind a greeting or a name.
        let what_stays = |one: &(Range<usize>, Option<Aside>)| match one {
            (range, None) => Some(range.clone()),
            (range, Some((Rule::Greeting | Rule::Repeated, gone))) => Some(gone.end..range.end).filter(states),
            (_, Some(_)) => None,
        };
        let all_said = next.is_none() && judged.iter().all(|one| what_stays(one).is_none_or(|range| states(&range)));
        let mut staying = judged.iter().filter_map(what_stays);
        let opening = staying.next().filter(states);
        let behind = staying.next().map(|range| &text[range]).or(next);
        // Another position that follows would stand as the only one.
        let needs_it = |behind: &str| phrases::refers_back(behind) || phrases::states_a_position(behind);
        let opening = if behind.is_some_and(needs_it) { None } else { opening };
        let said = |one| what_stays(one).filter(|range| all_said || opening.as_ref() == Some(range));
        let mut found: Vec<Aside> = judged
            .iter()
            .flat_map(|one| one.1.clone().into_iter().chain(said(one).map(|range| (Rule::Repeated, range))))
            .collect();
        let is_free =
            |range: &Range<usize>| found.iter().all(|(_, one)| range.end <= one.start || one.end <= range.start);
        let brackets: Vec<Aside> = phrases::bracketed(&text)
            .into_iter()
            .filter(|range| range.start > 0 && is_free(range))
            .map(|range| (Rule::Navigation, range))
            .collect();
        found.extend(brackets);
        found.sort_by_key(|(_, range)| range.start);
        found
    }

    /// What goes of a sentence, and why: all of it, or the greeting before it.
    fn aside(&self, text: &str, range: Range<usize>, targets: &[(Range<usize>, &str)]) -> Option<Aside> {
        let sentence = &text[range.clone()];
        if is_credit(sentence) {
            return Some((Rule::Images, range));
        }
        let inside: Vec<&(Range<usize>, &str)> =
            targets.iter().filter(|(link, _)| range.start <= link.start && link.end <= range.end).collect();
        let link = inside.iter().map(|(_, target)| self.kind_of(target)).min().unwrap_or(Link::None);
        let mut outside = sentence.to_owned();
        // What leads to a profile, whoever has it: “on the profile of the Harbour Board”.
        let mut pointed = sentence.to_owned();
        for (link, _) in inside.iter().rev() {
            let words = link.start - range.start..link.end - range.start;
            outside.replace_range(words.clone(), " ");
            if phrases::names_a_place(&sentence[words.clone()]) {
                pointed.replace_range(words, "profile");
            }
        }
        match self.judged(sentence, [&outside, &pointed], link) {
            Some(Rule::Navigation | Rule::Notice | Rule::Appeal) if is_title(&text[..range.start]) => None,
            Some(Rule::Appeal) if inside.len() == 1 && is_linked_title(text, &range, &inside[0].0) => None,
            Some(rule) => Some((rule, range)),
            None => part(sentence, range.clone(), &self.names).or_else(|| last_pointer(text, &range, &inside)),
        }
    }

    /// Whether a text has an e-mail address that the header does not have, a telephone number, or the number of a room.
    fn has_new_address(&self, text: &str) -> bool {
        let text = address::plain_mail(text);
        let own = self.names.first().and_then(|name| address::with_name(&text, name));
        let text = own.unwrap_or(text);
        let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        // “write to me at jane@x.org” has become `me@jane@x.org`.
        let mail = |word: &str| word.match_indices('@').rev().nth(1).map_or(0, |(at, _)| at + 1);
        let is_address = |word: &&str| address::mail(word).is_some() || word.contains(|c: char| c.is_ascii_digit());
        let mut addresses = words.map(|word| &word[mail(word)..]).filter(is_address);
        addresses.any(|word| !self.mails.iter().any(|known| known.contains(word)))
    }

    fn kind_of(&self, target: &str) -> Link {
        let is_own =
            !address::leads_away(target) || self.home.is_some_and(|home| address::path_below(home, target).is_some());
        if is_own { Link::Own } else { Link::Elsewhere }
    }

    /// The rule by which a sentence goes, which is also known without the words of its links, and with “profile” for a place.
    fn judged(&self, sentence: &str, [outside, pointed]: [&str; 2], link: Link) -> Option<Rule> {
        // Such an ending introduces a list.
        if sentence.trim_end().ends_with([':', '：']) {
            (phrases::leads_in(sentence) || phrases::uses_the_screen(sentence)).then_some(Rule::Navigation)
        } else if phrases::offers_a_work(sentence) {
            None
        } else if phrases::appeals(sentence) {
            Some(Rule::Appeal)
        } else if phrases::gives_an_address(sentence) {
            (!self.has_new_address(sentence)).then_some(Rule::Appeal)
        } else if (link != Link::None || says_cv(sentence) || phrases::names_scholar(sentence))
            && [sentence, pointed].into_iter().any(phrases::points_elsewhere)
            || phrases::offers_the_cv_later(sentence)
            || link != Link::None && (phrases::is_language(sentence) || phrases::invites_on(sentence))
            || phrases::leads(sentence, outside, link)
            || phrases::uses_the_screen(sentence)
            || phrases::ends_with_arrow(sentence) && phrases::is_invitation(sentence)
        {
            Some(Rule::Navigation)
        } else if phrases::is_notice(sentence) || phrases::speaks_of_the_site(sentence) {
            Some(Rule::Notice)
        } else if phrases::is_greeting(sentence) || link == Link::Own && phrases::is_greeting(outside) {
            Some(Rule::Greeting)
        } else if phrases::guides(sentence) {
            Some(Rule::Appeal)
        } else {
            phrases::introduces(sentence, &self.names).then_some(Rule::Repeated)
        }
    }
}

/// Whether a sentence says only who made a picture: “Image credit: ALMA (ESO)”.
fn is_credit(sentence: &str) -> bool {
    const MAX_WORDS: usize = 12;
    sentence.contains([':', '：']) && begins_with_credit(sentence) && word_count(sentence) <= MAX_WORDS
}

/// The link at the end of a sentence that only says “here”: `I gave an interview on tides [here](…).` What is said of the place, as in
/// `It is described here`, needs it.
fn last_pointer(text: &str, range: &Range<usize>, links: &[&(Range<usize>, &str)]) -> Option<Aside> {
    let (link, _) = links.last()?;
    let is_last = !text[link.end..range.end].contains(char::is_alphanumeric);
    let before = text[range.start..link.start].trim_end();
    let goes = is_last && phrases::is_here(&text[link.clone()]) && phrases::needs_no_place(before);
    goes.then(|| (Rule::Navigation, range.start + before.len()..link.end))
}

/// The part that goes of a sentence that stays: a greeting or a name before it, an appeal behind it, where a list is.
fn part(sentence: &str, range: Range<usize>, names: &[String]) -> Option<Aside> {
    let start = phrases::behind_greeting(sentence).unwrap_or_default();
    if let Some(end) = phrases::behind_name(&sentence[start..], names) {
        return Some((Rule::Repeated, range.start..range.start + start + end));
    }
    if start > 0 {
        return Some((Rule::Greeting, range.start..range.start + start));
    }
    if let Some(end) = phrases::behind_arrow(sentence) {
        return Some((Rule::Navigation, range.start..range.start + end));
    }
    let end = sentence.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    let part = |rule: Rule, start: usize| (rule, range.start + start..range.start + end);
    match phrases::behind_statement(sentence) {
        Some(start) => Some(part(Rule::Appeal, start)),
        None => Some(part(Rule::Navigation, phrases::place_of_list(sentence)?)),
    }
}
