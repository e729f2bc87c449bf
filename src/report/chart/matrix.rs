//! All actions by the work they take and by what they bring.

use super::canvas::{Axis, Canvas, Face, Point, WIDTH};
use super::ink::Ink;
use super::key::{self, Key};
use super::mark::Sign;
use super::text::phrase;
use super::{Chart, Plan, words};
use crate::record::Roadmap;
use crate::report::number::{count, plain};

const HEIGHT: i32 = 260;
/// Half of a numbered disc, and how far two of them stand apart.
const DISC: u32 = 11;
const APART: i32 = 23;

/// Each action, chosen or not, by its person-weeks and by what it adds to what the plan aims at. Nothing without a
/// chosen action.
#[must_use]
pub fn matrix(roadmap: &Roadmap) -> Option<Chart> {
    let spots = spots(roadmap);
    let most = spots.iter().filter(|spot| spot.number.is_some()).max_by(|a, b| a.gain.total_cmp(&b.gain))?;
    let plan = Plan {
        name: "matrix".to_owned(),
        title: format!("Effort against effect: “{}” brings most", most.title),
        description: described(&spots, most),
        head: words(&["No.", "Action", "Person-weeks", "Effect, in points of 100"]),
        rows: spots.iter().map(Spot::cells).collect(),
    };
    Some(plan.draw(|canvas| paint(canvas, &spots)))
}

/// An action at its place.
struct Spot<'a> {
    /// Its number in the plan; `None` when it was not chosen.
    number: Option<usize>,
    first: bool,
    title: &'a str,
    weeks: f64,
    gain: f64,
}

fn spots(roadmap: &Roadmap) -> Vec<Spot<'_>> {
    let first = roadmap.waves.iter().position(|wave| !wave.actions.is_empty());
    let chosen = roadmap.waves.iter().enumerate().flat_map(|(at, wave)| wave.actions.iter().map(move |one| (at, one)));
    let chosen = chosen.enumerate().map(|(number, (wave, action))| Spot {
        number: Some(number + 1),
        first: Some(wave) == first,
        title: &action.title,
        weeks: action.effort_weeks,
        gain: action.gain,
    });
    let options = roadmap.options.iter().map(|option| Spot {
        number: None,
        first: false,
        title: &option.title,
        weeks: option.effort_weeks,
        gain: option.gain.unwrap_or(0.0),
    });
    chosen.chain(options).collect()
}

impl Spot<'_> {
    fn cells(&self) -> Vec<String> {
        let number = self.number.map_or_else(|| "option".to_owned(), |number| number.to_string());
        vec![number, self.title.to_owned(), plain(self.weeks), plain(self.gain)]
    }

    fn draw(&self, canvas: &mut Canvas<'_>, at: Point) {
        let Some(number) = self.number else { return Sign::Ring.draw(canvas, at, Ink::OTHER) };
        let (ground, text) = if self.first { (Ink::ACCENT, Ink::PAPER) } else { (Ink::PAPER, Ink::INK) };
        canvas.disc(at, DISC, ground);
        canvas.ring(at, DISC, Ink::ACCENT, 2);
        canvas.centred(&number.to_string(), at, Face::NOTE.ink(text).middle());
    }
}

fn paint(canvas: &mut Canvas<'_>, spots: &[Spot<'_>]) -> i32 {
    let top = key::draw(canvas, 0, &keys(spots)) + 22;
    let most = |of: fn(&Spot<'_>) -> f64| spots.iter().map(of).fold(0.0, f64::max).max(0.1);
    let across = Axis::new(0.0, most(|spot| spot.weeks) * 1.08, (14, WIDTH - 14));
    let up = Axis::new(0.0, most(|spot| spot.gain) * 1.08, (top + HEIGHT, top + 12));
    canvas.text("brings more", (0, top - 18), Face::NOTE);
    frame(canvas, &across, top);
    let mut taken: Vec<Point> = Vec::new();
    // Options first, so that what is planned stands in front.
    for spot in
        spots.iter().filter(|spot| spot.number.is_none()).chain(spots.iter().filter(|spot| spot.number.is_some()))
    {
        let at = (across.at(spot.weeks), up.at(spot.gain.max(0.0)));
        let at = if spot.number.is_some() { free(at, &mut taken) } else { at };
        spot.draw(canvas, at);
    }
    top + HEIGHT + 44
}

/// The axes with their words.
fn frame(canvas: &mut Canvas<'_>, across: &Axis, top: i32) {
    let (start, end) = across.ends();
    let bottom = top + HEIGHT + 14;
    canvas.line((0, top), (0, bottom), Ink::RULE, 1);
    canvas.line((0, bottom), (WIDTH, bottom), Ink::RULE, 1);
    for weeks in across.ticks(6) {
        let x = across.at(weeks);
        canvas.line((x, bottom), (x, bottom + 4), Ink::RULE, 1);
        if x < end - 90 || weeks == 0.0 {
            let face = if x < start + 10 { Face::NOTE } else { Face::NOTE.middle() };
            canvas.text(&plain(weeks), (x, bottom + 7), face);
        }
    }
    canvas.text("person-weeks", (WIDTH, bottom + 7), Face::NOTE.end());
}

/// The place, or the nearest free one beside it.
fn free(at: Point, taken: &mut Vec<Point>) -> Point {
    let near = |one: &Point, other: &Point| (one.0 - other.0).abs() < APART && (one.1 - other.1).abs() < APART;
    let steps = (0..40).map(|step| (step + 1) / 2 * if step % 2 == 0 { 1 } else { -1 });
    let beside = steps.map(|step| ((at.0 + step * APART).clamp(14, WIDTH - 14), at.1));
    let place = beside.clone().find(|place| !taken.iter().any(|other| near(place, other))).unwrap_or(at);
    taken.push(place);
    place
}

fn keys(spots: &[Spot<'_>]) -> Vec<(Key, &'static str)> {
    let mut keys = vec![(Key::Sign(Sign::Disc, Ink::ACCENT), "first wave")];
    if spots.iter().any(|spot| spot.number.is_some() && !spot.first) {
        keys.push((Key::Sign(Sign::Ring, Ink::ACCENT), "later waves"));
    }
    if spots.iter().any(|spot| spot.number.is_none()) {
        keys.push((Key::Sign(Sign::Ring, Ink::OTHER), "options that were not chosen"));
    }
    keys
}

fn described(spots: &[Spot<'_>], most: &Spot<'_>) -> String {
    let chosen = spots.iter().filter(|spot| spot.number.is_some()).count();
    let options = spots.len() - chosen;
    let options =
        if options > 0 { format!(" and {} that were not chosen", count(options, "option")) } else { String::new() };
    format!(
        "{}{options}. {} adds {} points of 100 for {} person-weeks.",
        count(chosen, "planned action"),
        phrase(most.title),
        plain(most.gain),
        plain(most.weeks)
    )
}
