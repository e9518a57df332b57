//! Blocks: lists, tables, quotations and whatever else has its own lines.

use super::{Emitter, is_of_lines, is_title, starts_with_words};
use crate::document::{Alignment, Block, BlockKind, Cell, Definition, Item, List, Table};
use crate::source::Span;
use crate::typeset::escape::string;
use crate::typeset::numbering::Numbering;

impl<'a> Emitter<'a> {
    pub(super) fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    pub(super) fn block(&mut self, block: &'a Block) {
        match &block.kind {
            BlockKind::List(list) => self.list(list),
            BlockKind::Footnotes(_) | BlockKind::Slot(_) => {} // shown at their marks; filled by the CV stage
            kind => {
                self.out.blank_line();
                self.block_on_own_lines(kind, block.span);
                self.out.code("\n");
            }
        }
    }

    /// A block on its own lines.
    fn block_on_own_lines(&mut self, kind: &'a BlockKind, span: Span) {
        match kind {
            BlockKind::Paragraph(inlines) if is_of_lines(inlines) => {
                self.call("block(breakable: false)", |w| w.in_own_language(inlines));
            }
            BlockKind::Paragraph(inlines) => self.in_own_language(inlines),
            BlockKind::Heading { content, .. } => {
                // Headings inside lists, quotations and tables: bold, since the outline has no place for them.
                self.call("strong", |w| w.in_own_language(content));
            }
            BlockKind::Boxed(inner) => self.blocks(&inner.blocks),
            BlockKind::Quote(blocks) => self.call("quote(block: true)", |w| w.blocks(blocks)),
            BlockKind::Code(text) => self.out.spanned_code(&format!("#raw(block: true, {})", string(text)), span),
            BlockKind::Math(latex) => self.maths(latex, "block: true, ", span),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Definitions(definitions) => self.definitions(definitions),
            BlockKind::Aligned(alignment, blocks) => {
                self.call(&format!("align({})", alignment.name()), |w| w.blocks(blocks));
            }
            BlockKind::Details(summary, blocks) => {
                self.call("details", |w| w.in_own_language(summary));
                self.content(|w| w.blocks(blocks));
            }
            BlockKind::Rule => self.out.code("#rule()"),
            // Within something else, the typesetter knows no page break; the CV stage leaves none there.
            BlockKind::PageBreak => {}
            BlockKind::List(_) | BlockKind::Footnotes(_) | BlockKind::Slot(_) => {}
        }
    }

    fn list(&mut self, list: &'a List) {
        let numbering = Numbering::of(list);
        if !list.is_numbered() || numbering == self.numbering {
            return self.items(list);
        }
        self.out.blank_line();
        self.out.code("#");
        let outer = std::mem::replace(&mut self.numbering, numbering);
        self.content(|w| {
            // A template may number its lists with the numbers of the items around them.
            w.out.code(&format!("#set enum(numbering: {}, full: false)", numbering.code()));
            w.items(list);
        });
        self.numbering = outer;
        self.out.code("\n");
    }

    fn items(&mut self, list: &'a List) {
        self.out.blank_line();
        for (index, item) in list.items.iter().enumerate() {
            if index > 0 && !list.tight {
                self.out.blank_line();
            }
            self.item(item);
        }
    }

    fn item(&mut self, item: &'a Item) {
        self.out.start_line();
        let number = item.number.map(|number| number.saturating_add(self.numbering.shift));
        self.out.code(&number.map_or("- ".to_owned(), |number| format!("{number}. ")));
        self.out.start_block();
        self.out.indent();
        if let Some(done) = item.task {
            self.out.code(&format!("#task({done}) "));
        }
        match item.blocks.split_first() {
            Some((Block { kind: BlockKind::Paragraph(inlines), .. }, rest))
                if is_title(inlines) && starts_with_words(rest) =>
            {
                self.call("intro", |w| w.in_own_language(inlines));
                self.out.code("\n");
                self.blocks(rest);
            }
            Some((Block { kind: BlockKind::Paragraph(inlines), .. }, rest)) => {
                if is_of_lines(inlines) {
                    self.call("block(breakable: false)", |w| w.in_own_language(inlines));
                } else {
                    self.in_own_language(inlines);
                }
                self.out.code("\n");
                self.blocks(rest);
            }
            Some(_) => {
                self.out.code("#");
                self.content(|w| w.blocks(&item.blocks));
                self.out.code("\n");
            }
            None => self.out.code("\n"),
        }
        self.out.dedent();
    }

    fn definitions(&mut self, definitions: &'a [Definition]) {
        self.out.code("#terms(");
        for definition in definitions {
            self.out.code("terms.item(");
            self.content(|w| {
                for (index, term) in definition.terms.iter().enumerate() {
                    if index > 0 {
                        w.out.code(" #linebreak() ");
                    }
                    w.in_own_language(term);
                }
            });
            self.out.code(", ");
            self.content(|w| definition.details.iter().for_each(|blocks| w.blocks(blocks)));
            self.out.code("), ");
        }
        self.out.code(")");
    }

    fn table(&mut self, table: &'a Table) {
        let columns = table.columns.len().max(1);
        let alignments: Vec<_> = table.columns.iter().map(|c| c.map_or("auto", Alignment::name)).collect();
        self.out.code(&format!("#table(columns: {columns}, align: ({},),", alignments.join(", ")));
        if !table.head.is_empty() {
            self.out.code(" table.header(");
            table.head.iter().for_each(|row| self.row(row));
            self.out.code("),");
        }
        table.rows.iter().for_each(|row| self.row(row));
        self.out.code(")");
    }

    fn row(&mut self, row: &'a [Cell]) {
        for cell in row {
            self.out.code(" ");
            self.content(|w| match cell.blocks.as_slice() {
                [Block { kind: BlockKind::Paragraph(inlines), .. }] => w.in_own_language(inlines),
                [Block { kind: BlockKind::Math(latex), span }] => w.maths(latex, "", *span),
                blocks => w.blocks(blocks),
            });
            self.out.code(",");
        }
    }
}
