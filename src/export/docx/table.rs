//! Tables of a Word document: real ones, whose heading row is repeated on every page.

use super::body::Body;
use super::span::{Span, plain, strong};

/// A column.
pub(super) struct Column {
    title: String,
    /// Its part of the width.
    share: u32,
    /// Whether it holds numbers, which stand to the right.
    numbers: bool,
}

/// A column of words.
pub(super) fn column(title: &str, share: u32) -> Column {
    Column { title: title.to_owned(), share, numbers: false }
}

/// A column of numbers.
pub(super) fn numbers(title: &str, share: u32) -> Column {
    Column { title: title.to_owned(), share, numbers: true }
}

/// What stands in a cell: paragraphs in their styles.
pub(super) type Cell = Vec<(&'static str, Vec<Span>)>;

/// A table.
pub(super) struct Table {
    /// What it shows, for whoever does not see it.
    caption: String,
    columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Cell>>,
    /// Whether it only sets things side by side.
    bare: bool,
}

/// A cell of one paragraph.
pub(super) fn cell(spans: Vec<Span>) -> Cell {
    vec![("Cell", spans)]
}

/// A cell of plain words.
pub(super) fn words(text: &str) -> Cell {
    cell(vec![plain(text)])
}

impl Table {
    pub(super) fn new(caption: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Self {
        Self { caption: caption.to_owned(), columns, rows, bare: false }
    }

    /// Things side by side, in one row without lines.
    pub(super) fn side_by_side(caption: &str, cells: Vec<Cell>) -> Self {
        let columns = cells.iter().map(|_| column("", 1)).collect();
        Self { caption: caption.to_owned(), columns, rows: vec![cells], bare: true }
    }

    /// A table of the view: names in the first column, numbers in the others.
    pub(super) fn grid(caption: &str, head: &[String], rows: &[Vec<String>]) -> Self {
        let columns = head.iter().enumerate().map(|(at, title)| match at {
            0 => column(title, 3),
            _ => numbers(title, 1),
        });
        let rows = rows.iter().map(|row| row.iter().map(|text| words(text)).collect()).collect();
        Self::new(caption, columns.collect(), rows)
    }
}

/// The width of the text in twentieths of a point.
const TWIPS: u32 = 9638;

pub(super) fn write(body: &mut Body<'_>, table: &Table) {
    let all: u32 = table.columns.iter().map(|column| column.share).sum();
    let widths: Vec<String> =
        table.columns.iter().map(|column| (TWIPS * column.share / all.max(1)).to_string()).collect();
    body.open("w:tbl", &[], |body| {
        body.xml.element("w:tblPr", &[], |xml| {
            xml.empty("w:tblStyle", &[("w:val", if table.bare { "SideBySide" } else { "Numbers" })]);
            xml.empty("w:tblW", &[("w:w", &TWIPS.to_string()), ("w:type", "dxa")]);
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            xml.empty("w:tblLook", &[("w:val", "0020"), ("w:firstRow", if table.bare { "0" } else { "1" })]);
            xml.empty("w:tblCaption", &[("w:val", &table.caption)]);
        });
        body.xml.element("w:tblGrid", &[], |xml| {
            for width in &widths {
                xml.empty("w:gridCol", &[("w:w", width)]);
            }
        });
        if !table.bare {
            head(body, table, &widths);
        }
        for row in &table.rows {
            body.open("w:tr", &[], |body| {
                body.xml.element("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]));
                for ((cell, column), width) in row.iter().zip(&table.columns).zip(&widths) {
                    write_cell(body, cell, column.numbers, width);
                }
            });
        }
    });
    body.words("AfterTable", "");
}

fn head(body: &mut Body<'_>, table: &Table, widths: &[String]) {
    body.open("w:tr", &[], |body| {
        body.xml.element("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            xml.empty("w:tblHeader", &[]);
        });
        for (column, width) in table.columns.iter().zip(widths) {
            write_cell(body, &vec![("CellHead", vec![strong(&column.title)])], column.numbers, width);
        }
    });
}

fn write_cell(body: &mut Body<'_>, cell: &Cell, numbers: bool, width: &str) {
    body.open("w:tc", &[], |body| {
        body.xml.element("w:tcPr", &[], |xml| xml.empty("w:tcW", &[("w:w", width), ("w:type", "dxa")]));
        for (style, spans) in cell {
            let right = |xml: &mut crate::export::ooxml::Xml| {
                if numbers {
                    xml.empty("w:jc", &[("w:val", "right")]);
                }
            };
            body.styled(style, None, right, |body| body.spans(spans));
        }
        if cell.is_empty() {
            body.words("Cell", "");
        }
    });
}
