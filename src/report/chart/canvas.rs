//! The drawing surface: plotters' SVG backend with inks, measured text, and the frame that makes a drawing
//! accessible and scalable. The only file that calls plotters.

use std::fmt::Write as _;

use plotters::coord::ranged1d::Ranged as _;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::{Color as _, DrawingBackend as _, IntoFont as _, RGBColor, SVGBackend, ShapeStyle, TextStyle};
use plotters::style::FontStyle;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::ink::Ink;
use super::text;

/// Width of every drawing. Narrow, so that text stays legible when a drawing is as wide as a telephone.
pub(super) const WIDTH: i32 = 480;
/// Names and values.
pub(super) const LARGE: i32 = 15;
/// Everything else.
pub(super) const SMALL: i32 = 14;

/// A place on the drawing.
pub(super) type Point = (i32, i32);

const FONTS: &str = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans',sans-serif";

/// How a line of text is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Face {
    pub(super) size: i32,
    pub(super) bold: bool,
    pub(super) ink: Ink,
    pub(super) anchor: Anchor,
}

/// Which end of a text its place names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Face {
    pub(super) const NAME: Self = Self { size: LARGE, bold: false, ink: Ink::INK, anchor: Anchor::Start };
    pub(super) const STRONG: Self = Self { bold: true, ..Self::NAME };
    pub(super) const NOTE: Self = Self { size: SMALL, bold: false, ink: Ink::MUTED, anchor: Anchor::Start };

    pub(super) const fn middle(self) -> Self {
        Self { anchor: Anchor::Middle, ..self }
    }

    pub(super) const fn end(self) -> Self {
        Self { anchor: Anchor::End, ..self }
    }

    pub(super) const fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// The height of one line.
    pub(super) const fn leading(self) -> i32 {
        self.size + 4
    }

    /// How wide a text is at most.
    pub(super) fn width(self, text: &str) -> i32 {
        pixels(text::width(text, self.size, self.bold).ceil())
    }

    /// Breaks a text into lines.
    pub(super) fn wrap(self, text: &str, room: i32, lines: usize) -> Vec<String> {
        text::wrap(text, self.size, self.bold, room, lines)
    }
}

/// A drawing under way.
pub(super) struct Canvas<'a> {
    backend: SVGBackend<'a>,
}

// Writing to a string cannot fail, so the results of the backend are dropped.
impl Canvas<'_> {
    pub(super) fn fill(&mut self, (x, y): Point, (width, height): Point, ink: Ink) {
        let _ = self.backend.draw_rect((x, y), (x + width, y + height), &pen(ink, 1), true);
    }

    pub(super) fn frame(&mut self, (x, y): Point, (width, height): Point, ink: Ink) {
        let _ = self.backend.draw_rect((x, y), (x + width, y + height), &pen(ink, 1), false);
    }

    pub(super) fn line(&mut self, from: Point, to: Point, ink: Ink, thick: u32) {
        let _ = self.backend.draw_line(from, to, &pen(ink, thick));
    }

    pub(super) fn path(&mut self, points: &[Point], ink: Ink, thick: u32) {
        let _ = self.backend.draw_path(points.iter().copied(), &pen(ink, thick));
    }

    pub(super) fn polygon(&mut self, points: &[Point], ink: Ink) {
        let _ = self.backend.fill_polygon(points.iter().copied(), &pen(ink, 1));
    }

    pub(super) fn disc(&mut self, centre: Point, radius: u32, ink: Ink) {
        let _ = self.backend.draw_circle(centre, radius, &pen(ink, 1), true);
    }

    pub(super) fn ring(&mut self, centre: Point, radius: u32, ink: Ink, thick: u32) {
        let _ = self.backend.draw_circle(centre, radius, &pen(ink, thick), false);
    }

    /// One line of text with its top at the given place.
    pub(super) fn text(&mut self, text: &str, at: Point, face: Face) {
        self.set(text, at, face, VPos::Top);
    }

    /// One line of text with its middle at the given place.
    pub(super) fn centred(&mut self, text: &str, at: Point, face: Face) {
        self.set(text, at, face, VPos::Center);
    }

    /// Lines of text from the given place down; returns where the next line would be.
    pub(super) fn lines(&mut self, lines: &[String], (x, mut y): Point, face: Face) -> i32 {
        for line in lines {
            self.text(line, (x, y), face);
            y += face.leading();
        }
        y
    }

    fn set(&mut self, text: &str, at: Point, face: Face, vertical: VPos) {
        let horizontal = match face.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        // The backend divides sizes by 1.24.
        let font = ("sans-serif", f64::from(face.size) * 1.24).into_font();
        let font = if face.bold { font.style(FontStyle::Bold) } else { font };
        let colour = colour(face.ink);
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(horizontal, vertical));
        let _ = self.backend.draw_text(text, &style, at);
    }
}

fn pen(ink: Ink, thick: u32) -> ShapeStyle {
    ShapeStyle { color: colour(ink).to_rgba(), filled: true, stroke_width: thick }
}

fn colour(ink: Ink) -> RGBColor {
    let (r, g, b) = ink.code();
    RGBColor(r, g, b)
}

/// What a drawing is called.
pub(super) struct Frame<'a> {
    pub(super) name: &'a str,
    pub(super) title: &'a str,
    pub(super) description: &'a str,
}

/// Draws: `paint` returns the height it used.
pub(super) fn draw(frame: &Frame<'_>, paint: impl FnOnce(&mut Canvas<'_>) -> i32) -> String {
    let (body, height) = raw((WIDTH, WIDTH), paint);
    let Frame { name, title, description } = frame;
    let (body, definitions) = finished(&body, name);
    let (title, description) = (escaped(title), escaped(description));
    format!(
        concat!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="-3 -3 {width} {height}" "#,
            r#"preserveAspectRatio="xMinYMin" role="img" aria-labelledby="chart-{name}-title chart-{name}-desc" font-family="{fonts}"><title id="chart-{name}-title">{title}</title>"#,
            r#"<desc id="chart-{name}-desc">{description}</desc>{definitions}{body}</svg>"#
        ),
        name = name,
        width = WIDTH + 6,
        height = height + 6,
        fonts = FONTS,
        title = title,
        description = description,
        definitions = definitions,
        body = body,
    )
}

/// Draws something small that is named by one phrase and needs no ids.
pub(super) fn draw_small(title: &str, size: Point, paint: impl FnOnce(&mut Canvas<'_>)) -> String {
    let (body, _) = raw(size, |canvas| {
        paint(canvas);
        size.1
    });
    let (body, _) = finished(&body, "");
    let title = escaped(&text::clean(title));
    format!(
        concat!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img" "#,
            r#"aria-label="{}" font-family="{}"><title>{}</title>{}</svg>"#
        ),
        size.0, size.1, title, FONTS, title, body
    )
}

fn raw(size: Point, paint: impl FnOnce(&mut Canvas<'_>) -> i32) -> (String, i32) {
    let mut drawing = String::new();
    let size = (size.0.unsigned_abs(), size.1.unsigned_abs());
    let mut canvas = Canvas { backend: SVGBackend::with_string(&mut drawing, size) };
    let height = paint(&mut canvas);
    drop(canvas);
    (drawing, height)
}

/// The drawing without plotters' own frame, its colours turned into inks, and the definitions those need.
/// Plotters writes each tag and each text on a line of its own, and texts are escaped, so a line that starts with
/// `<` is never somebody's text.
fn finished(drawing: &str, chart: &str) -> (String, String) {
    let mut body = String::with_capacity(drawing.len());
    let mut inks = Vec::new();
    for line in drawing.lines().skip(1).filter(|line| *line != "</svg>") {
        if line.starts_with('<') {
            inked(line, chart, &mut body, &mut inks);
        } else {
            body.push_str(line);
        }
    }
    let definitions: String = inks.iter().filter_map(|ink: &Ink| ink.definition(chart)).collect();
    let definitions = if definitions.is_empty() { definitions } else { format!("<defs>{definitions}</defs>") };
    (body, definitions)
}

/// One tag with its colours turned into inks and without attributes that say nothing.
fn inked(tag: &str, chart: &str, body: &mut String, inks: &mut Vec<Ink>) {
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once("=\"") {
        let (value, tail) = after.split_once('"').unwrap_or((after, ""));
        let (kept, name) = before.rsplit_once(' ').unwrap_or(("", before));
        body.push_str(kept);
        match (name, value.strip_prefix('#').and_then(Ink::decode)) {
            (_, Some(ink)) => {
                let _ = write!(body, " {}", ink.attribute(name, chart));
                if !inks.contains(&ink) {
                    inks.push(ink);
                }
            }
            ("opacity" | "stroke-width", _) if value == "1" => {}
            ("stroke", _) if value == "none" => {}
            ("text-anchor", _) if value == "start" => {}
            ("font-family", _) => {}
            ("font-size", _) => {
                let _ = write!(body, " {name}=\"{:.0}\"", value.parse::<f64>().unwrap_or(f64::from(SMALL)));
            }
            _ => {
                let _ = write!(body, " {name}=\"{}\"", value.trim_end());
            }
        }
        rest = tail;
    }
    body.push_str(rest);
}

/// Text inside an element or an attribute.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// Maps values to places.
#[derive(Clone)]
pub(super) struct Axis {
    range: RangedCoordf64,
    ends: (i32, i32),
}

impl Axis {
    pub(super) fn new(low: f64, high: f64, ends: (i32, i32)) -> Self {
        Self { range: (low..high).into(), ends }
    }

    /// Where a value lies; values beyond the ends lie on the ends.
    pub(super) fn at(&self, value: f64) -> i32 {
        let range = self.range.range();
        self.range.map(&value.clamp(range.start, range.end), self.ends)
    }

    /// Where the axis starts and ends.
    pub(super) fn ends(&self) -> (i32, i32) {
        self.ends
    }

    /// The value at its start and at its end.
    pub(super) fn values(&self) -> (f64, f64) {
        let range = self.range.range();
        (range.start, range.end)
    }

    /// At most `most` round values along the axis.
    pub(super) fn ticks(&self, most: usize) -> Vec<f64> {
        self.range.key_points(most)
    }
}

/// A length as a whole number of units.
#[expect(clippy::cast_possible_truncation, reason = "drawings are a few thousand units large")]
pub(super) fn pixels(length: f64) -> i32 {
    length.round() as i32
}

/// A count as a length.
pub(super) fn length(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
