//! Drawings of what a record says: pure functions from record types to SVG with the same numbers as a table.
//!
//! Every drawing reads without colour (shape, pattern or label as well), follows the page's theme through the custom
//! properties of [`variables`], scales to any width, and says in words what it shows. Texts of a chart are plain
//! text: whoever puts them into HTML or Markdown escapes them; inside the SVG they are escaped. A name is cut when
//! it is too long to draw and whole in the table.

mod canvas;
mod course;
mod dimension;
mod dots;
mod fit;
mod gauge;
mod heat;
mod ink;
mod key;
mod level;
mod lines;
mod mark;
mod matrix;
mod pictogram;
mod row;
mod text;
mod timeline;
mod trend;

use sha2::{Digest as _, Sha256};

pub use self::course::course;
pub use self::dots::dots;
pub use self::fit::fit;
pub use self::gauge::gauge;
pub use self::heat::heat;
pub use self::ink::{Theme, light, variables};
pub use self::level::level;
pub use self::matrix::matrix;
pub use self::pictogram::{Mark, pictogram};
pub use self::timeline::timeline;
pub use self::trend::trend;

/// A drawing with what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// A file name without its ending, unique within a report; also starts every id in the drawing.
    pub name: String,
    /// What it shows.
    pub title: String,
    /// The finding in words, with its numbers.
    pub description: String,
    /// A complete `<svg>` element.
    pub svg: String,
    /// The same numbers.
    pub table: Table,
}

/// Numbers as a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Column headings.
    pub head: Vec<String>,
    /// Rows, each as long as the headings.
    pub rows: Vec<Vec<String>>,
}

/// A drawing of this module as a file of its own: light colours written out and a white ground, for programs that
/// know no custom properties and pages that are dark.
#[must_use]
pub fn stand_alone(svg: &str) -> String {
    let head = if svg.contains("</desc>") { "</desc>" } else { "</title>" };
    ink::resolved(svg).replacen(head, &format!(r##"{head}<rect width="100%" height="100%" fill="#ffffff"/>"##), 1)
}

/// What every chart is made of, before it is drawn.
struct Plan {
    name: String,
    title: String,
    /// Names in it went through [`text::phrase`].
    description: String,
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Plan {
    /// Draws the chart: `paint` returns the height it used.
    fn draw(self, paint: impl FnOnce(&mut canvas::Canvas<'_>) -> i32) -> Chart {
        let title = text::clean(&self.title);
        let frame = canvas::Frame { name: &self.name, title: &title, description: &self.description };
        let svg = canvas::draw(&frame, paint);
        let rows = self.rows.into_iter().map(|row| row.iter().map(|cell| text::clean(cell)).collect()).collect();
        let table = Table { caption: title.clone(), head: self.head, rows };
        Chart { name: self.name, title, description: self.description, svg, table }
    }
}

/// A chart's name from an id and its kind. Ids of packs are used as they are; anything else, which only a record
/// written by hand can hold, becomes a digest.
fn name(id: &str, kind: &str) -> String {
    format!("{}-{kind}", slug(id))
}

fn slug(id: &str) -> String {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !id.is_empty() && id.len() <= 60 && id.chars().all(plain) {
        return id.to_owned();
    }
    let digest = Sha256::digest(id.as_bytes());
    digest.iter().take(6).fold("x_".to_owned(), |name, byte| format!("{name}{byte:02x}"))
}

/// A chart's name from its title and its kind.
fn titled(title: &str, kind: &str) -> String {
    let words: Vec<String> =
        title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    name(&words.join("-"), kind)
}

fn words(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}
