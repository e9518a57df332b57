//! `site.data`: what the files below `_data` hold.

use std::ops::Range;
use std::rc::Rc;

use indexmap::IndexMap;

use super::Interpreter;
use super::value::{Map, Value};
use crate::diagnostic::Outcome;
use crate::path;
use crate::site::{DirEntry, EntryKind};
use crate::source::{SourceId, Span};
use crate::yaml::{MAX_VALUES, too_many_values};

/// Folders that are nested deeper are not looked into.
const MAX_DEPTH: usize = 3;

impl Interpreter<'_, '_> {
    /// Every file below `_data`: the folder, whose files are read when they are asked for. A language plugin lays them over each
    /// other, which requires reading them all.
    pub(super) fn data(&mut self) -> Value {
        let folder = self.config.yaml.text("data_dir").map_or("_data", |folder| folder.value).to_owned();
        let Some(active) = self.language.clone() else { return Value::Data(folder.into()) };
        let all = self.data_in(&folder, MAX_DEPTH);
        Value::Map(Rc::new(self.data_in_language(all, &active)))
    }

    /// Everything that a data folder holds.
    pub(super) fn whole_data(&mut self, folder: &str) -> Value {
        Value::Map(Rc::new(self.data_in(folder, MAX_DEPTH)))
    }

    /// What a data folder has under a name.
    pub(super) fn data_part(&mut self, folder: &str, name: &str) -> Value {
        let entries = self.data_entries(folder);
        let Some(entry) = entries.get(name) else { return Value::Nil };
        let path = path::join(folder, &entry.name);
        match entry.kind {
            EntryKind::Folder => Value::Data(path.into()),
            EntryKind::File => self.data_file(&path),
        }
    }

    fn data_in(&mut self, folder: &str, depth: usize) -> Map {
        let mut data = Map::new();
        for (key, entry) in self.data_entries(folder).iter() {
            let path = path::join(folder, &entry.name);
            let value = match entry.kind {
                EntryKind::Folder if depth > 0 => Value::Map(Rc::new(self.data_in(&path, depth - 1))),
                EntryKind::Folder => continue,
                EntryKind::File => self.data_file(&path),
            };
            data.insert(Rc::clone(key), value);
        }
        data
    }

    /// The data in a folder by the names that templates know it by; of several of one name, the one that Jekyll reads last.
    fn data_entries(&mut self, folder: &str) -> Rc<IndexMap<Rc<str>, DirEntry>> {
        let known = self.data_folders.entry(folder.to_owned());
        Rc::clone(known.or_insert_with(|| {
            let entries = self.reader.list(folder).into_iter();
            let entries = entries.filter(|entry| entry.kind == EntryKind::Folder || is_data(&entry.name));
            let mut data: IndexMap<Rc<str>, DirEntry> = IndexMap::new();
            for entry in entries {
                let key = key_of(&entry);
                if data.get(&key).is_none_or(|known| place(known) <= place(&entry)) {
                    data.insert(key, entry);
                }
            }
            Rc::new(data)
        }))
    }

    /// What a file holds. There is a warning if it cannot be read.
    fn data_file(&mut self, path: &str) -> Value {
        if let Some(known) = self.data_files.get(path) {
            return known.clone();
        }
        let value = match path::extension(path) {
            "csv" => self.table(path, b','),
            "tsv" => self.table(path, b'\t'),
            _ => self.yaml(path),
        };
        self.data_files.insert(path.to_owned(), value.clone());
        value
    }

    fn yaml(&mut self, path: &str) -> Value {
        let (value, noticed) = self.reader.yaml(path).into_parts();
        self.report_all(noticed);
        value.as_ref().map_or(Value::Nil, Value::from)
    }

    /// A table whose first row names the columns: a list of maps.
    fn table(&mut self, path: &str, delimiter: u8) -> Value {
        let (source, noticed) = self.reader.read(path).into_parts();
        self.report_all(noticed);
        let Some(source) = source else { return Value::Nil };
        let (rows, problems) = rows(source, self.reader.sources().get(source).text(), delimiter).into_parts();
        self.report_all(problems);
        rows.unwrap_or(Value::Nil)
    }
}

/// The rows of a table. As in Ruby, a cell with nothing in it is `nil`, unless it is in quotes, and so is one that a short row lacks.
///
/// # Errors
/// [`Code::TooLarge`](crate::diagnostic::Code::TooLarge) beyond [`MAX_VALUES`].
fn rows(source: SourceId, text: &str, delimiter: u8) -> Outcome<Value> {
    let mut cells = Cells::new(source, text, delimiter);
    let Some(header) = cells.row() else { return Outcome::ok(Value::Nil) };
    let names: Vec<Rc<str>> = header.iter().map(Value::to_text).collect();
    let mut rows = Vec::new();
    let mut values = 0;
    while let Some(row) = cells.row() {
        values += row.len().max(names.len());
        if values > MAX_VALUES {
            return Outcome::fail(too_many_values(cells.span(cells.at..cells.at)));
        }
        let mut named = Map::new();
        let row = row.into_iter().chain(std::iter::repeat(Value::Nil));
        for (name, cell) in names.iter().zip(row) {
            // Of two columns of one name, the first one counts.
            named.entry(Rc::clone(name)).or_insert(cell);
        }
        rows.push(Value::Map(Rc::new(named)));
    }
    Outcome::ok(Value::list(rows))
}

/// The cells of a table, read one after another.
struct Cells<'t> {
    reader: csv_core::Reader,
    source: SourceId,
    text: &'t str,
    /// Where the next cell begins.
    at: usize,
    /// Room for the words of a cell without its quotes.
    room: Vec<u8>,
}

impl<'t> Cells<'t> {
    fn new(source: SourceId, text: &'t str, delimiter: u8) -> Self {
        let reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        Self { reader, source, text, at: 0, room: vec![0; text.len() + 1] }
    }

    /// The next row; none behind the last one.
    fn row(&mut self) -> Option<Vec<Value>> {
        let mut row = Vec::new();
        loop {
            let (cell, is_last) = self.cell()?;
            row.push(cell);
            if is_last {
                return Some(row);
            }
        }
    }

    /// The next cell, and whether it is the last one of its row.
    fn cell(&mut self) -> Option<(Value, bool)> {
        let start = self.at;
        let mut len = 0;
        let is_last = loop {
            let rest = &self.text.as_bytes()[self.at..];
            let (result, read, written) = self.reader.read_field(rest, &mut self.room[len..]);
            self.at += read;
            len += written;
            match result {
                csv_core::ReadFieldResult::Field { record_end } => break record_end,
                csv_core::ReadFieldResult::InputEmpty => {}
                csv_core::ReadFieldResult::OutputFull | csv_core::ReadFieldResult::End => return None,
            }
        };
        let written = &self.text[start..self.at];
        if len == 0 && !written.contains('"') {
            return Some((Value::Nil, is_last));
        }
        let begin = start + written.len() - written.trim_start().len();
        let span = self.span(begin..begin + written.trim().len());
        Some((Value::text_at(&String::from_utf8_lossy(&self.room[..len]), span), is_last))
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range)
    }
}

/// The endings of files of data, in the order in which Jekyll reads them; folders come last.
const ENDINGS: &[&str] = &["yaml", "yml", "json", "csv", "tsv"];

fn is_data(name: &str) -> bool {
    path::has_extension(name, ENDINGS)
}

fn place(entry: &DirEntry) -> usize {
    let ending = || ENDINGS.iter().position(|ending| path::has_extension(&entry.name, &[ending]));
    if entry.kind == EntryKind::File { ending() } else { None }.unwrap_or(ENDINGS.len())
}

/// The name by which templates know a file or a folder.
fn key_of(entry: &DirEntry) -> Rc<str> {
    match entry.kind {
        EntryKind::Folder => name_of(&entry.name),
        EntryKind::File => name_of(path::stem(&entry.name)),
    }
}

/// The name that Jekyll gives to a data file: without marks, with underscores for spaces.
fn name_of(stem: &str) -> Rc<str> {
    let kept = stem.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | ' '));
    let kept: String = kept.collect();
    kept.split_whitespace().collect::<Vec<_>>().join("_").into()
}
