//! A page in memory becomes a PDF: `cargo run --example memory`.

use std::error::Error;

use vitae::{Builder, Language, MemoryFiles, Pdf};

const PAGE: &str = "\
---
name: Ada Lovelace
---

I wrote the *first* program.

# Positions

- 1842 – 1843: **Translator**, London
- 1833 – 1842: **Student** of Mary Somerville
";

fn pdf() -> Result<Pdf, vitae::Report> {
    let mut files = MemoryFiles::new();
    files.insert("about.md", PAGE);
    Builder::new(&files).page("about.md").template("modern").language(Language::En).pages(1).pdf()
}

fn main() -> Result<(), Box<dyn Error>> {
    let pdf = pdf()?;
    std::fs::write(&pdf.output, &pdf)?;
    println!("{}: {} page, {} bytes", pdf.output, pdf.pages, pdf.bytes.len());
    Ok(())
}
