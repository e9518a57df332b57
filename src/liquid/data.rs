//! `site.data`: what the files below `_data` hold.

use std::rc::Rc;

use super::Interpreter;
use super::value::{Map, Value};
use crate::path;
use crate::site::EntryKind;
use crate::source::{SourceId, Span};

/// Folders that are nested deeper are not looked into.
const MAX_DEPTH: usize = 3;

impl Interpreter<'_, '_> {
    /// Every file below `_data`. One that cannot be read is warned about.
    pub(super) fn data(&mut self) -> Value {
        let folder = self.config.yaml.text("data_dir").map_or("_data", |folder| folder.value).to_owned();
        let all = self.data_in(&folder, MAX_DEPTH);
        Value::Map(Rc::new(self.data_in_language(all)))
    }

    fn data_in(&mut self, folder: &str, depth: usize) -> Map {
        let mut data = Map::new();
        for entry in self.reader.list(folder) {
            let path = path::join(folder, &entry.name);
            let (stem, extension) = (path::stem(&entry.name), path::extension(&entry.name));
            let value = match (entry.kind, extension) {
                (EntryKind::Folder, _) if depth > 0 => {
                    data.insert(name_of(&entry.name), Value::Map(Rc::new(self.data_in(&path, depth - 1))));
                    continue;
                }
                (EntryKind::File, "yml" | "yaml" | "json") => self.yaml(&path),
                (EntryKind::File, "csv") => self.table(&path, b','),
                (EntryKind::File, "tsv") => self.table(&path, b'\t'),
                _ => continue,
            };
            data.insert(name_of(stem), value);
        }
        data
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
        rows(source, self.reader.sources().get(source).text(), delimiter)
    }
}

/// The rows of a table; a row that cannot be read ends it.
fn rows(source: SourceId, text: &str, delimiter: u8) -> Value {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let Ok(headers) = reader.headers().cloned() else { return Value::Nil };
    let mut rows = Vec::new();
    for record in reader.records().map_while(Result::ok) {
        let start = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        let start = start.min(text.len());
        let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let span = Span::new(source, start..end);
        let cells = headers.iter().zip(record.iter());
        rows.push(Value::Map(Rc::new(
            cells.map(|(name, cell)| (Rc::from(name), Value::text_at(cell, span))).collect(),
        )));
    }
    Value::list(rows)
}

/// The name that Jekyll gives to a data file: without marks, an underscore for blanks.
fn name_of(stem: &str) -> Rc<str> {
    let kept = stem.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | ' '));
    let kept: String = kept.collect();
    kept.split_whitespace().collect::<Vec<_>>().join("_").into()
}
