//! What a browser puts into a PDF that differs from run to run, made equal: the same page, the same bytes.

use std::collections::BTreeSet;

/// What stands before a date, which has fourteen digits.
const DATES: [&[u8]; 2] = [b"/CreationDate (D:", b"/ModDate (D:"];
const DATE: usize = 14;
/// What stands before the number of an element, which has eight digits.
const NODE: &[u8] = b"(node";
const DIGITS: usize = 8;

/// The PDF with the date of the answers, else a fixed one, and with elements counted from 1 in their order. Everything
/// keeps its length, since a PDF names its parts by their places.
pub(super) fn steady(mut pdf: Vec<u8>, date: Option<&str>) -> Vec<u8> {
    let day: String = date.unwrap_or_default().chars().filter(char::is_ascii_digit).take(8).collect();
    let day = if day.len() == 8 { day } else { "20000101".to_owned() };
    for before in DATES {
        for at in places(&pdf, before, DATE) {
            pdf[at..at + DATE].copy_from_slice(format!("{day}000000").as_bytes());
        }
    }
    let nodes = places(&pdf, NODE, DIGITS);
    let known: BTreeSet<Vec<u8>> = nodes.iter().map(|at| pdf[*at..at + DIGITS].to_vec()).collect();
    for at in nodes {
        // The list of elements is sorted, and stays so: numbers keep their order.
        let number = known.range(..=pdf[at..at + DIGITS].to_vec()).count();
        pdf[at..at + DIGITS].copy_from_slice(format!("{number:08}").as_bytes());
    }
    pdf
}

/// Where so many digits stand right after some bytes.
fn places(pdf: &[u8], before: &[u8], digits: usize) -> Vec<usize> {
    let is_number = |at: usize| pdf.get(at..at + digits).is_some_and(|number| number.iter().all(u8::is_ascii_digit));
    let ends = pdf.windows(before.len()).enumerate().filter(|(_, bytes)| *bytes == before);
    ends.map(|(at, _)| at + before.len()).filter(|at| is_number(*at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_elements_no_longer_differ() {
        let pdf = |time: &str, nodes: [&str; 2]| {
            let [first, second] = nodes;
            let text = format!(
                "/CreationDate (D:{time}+00'00')\n/ModDate (D:{time}+00'00')>> (node{second}) (node{first}) (node{second})"
            );
            steady(text.into_bytes(), Some("2026-11-22"))
        };
        let one = pdf("20261128075904", ["00000007", "00000012"]);
        assert_eq!(one, pdf("20270101000000", ["00000107", "00000112"]));
        let text = String::from_utf8(one).unwrap();
        assert!(text.contains("(D:20261122000000+00'00')"), "{text}");
        assert!(text.ends_with("(node00000002) (node00000001) (node00000002)"), "{text}");
    }

    #[test]
    fn other_bytes_and_the_length_stay() {
        let pdf = b"%PDF-1.4 \xff\x00 (nodes) (node123) /ModDate (D:now)".to_vec();
        assert_eq!(steady(pdf.clone(), None), pdf);
    }
}
