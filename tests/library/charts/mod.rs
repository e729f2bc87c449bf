//! Charts: what they say and that they can be embedded anywhere.

mod faults;
mod findings;
mod sample;
mod shape;

use crate::report::chart::Chart;

/// The texts drawn, in order.
fn texts(chart: &Chart) -> Vec<String> {
    let document = roxmltree::Document::parse(&chart.svg).expect("well-formed");
    let drawn = document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")));
    drawn.filter_map(|node| node.text()).map(|text| text.trim_matches(['\u{2068}', '\u{2069}']).to_owned()).collect()
}

/// The row of the table that starts with a name.
fn row<'a>(chart: &'a Chart, name: &str) -> &'a [String] {
    chart.table.rows.iter().find(|row| row[0] == name).expect("a row of that name")
}
