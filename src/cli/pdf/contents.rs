//! Contents with page numbers. No browser knows pages while it lays a page out, so it prints twice: once with room for the
//! numbers, to see where each chapter lies, and once with them.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object};

/// The contents stand at the head of the page after the first; what leads nowhere on paper is left out.
const STYLE: &str = "<style>@media print{.contents{display:block;break-before:page;margin:0;padding:.1rem 0}\
    .contents ol{columns:auto 3}.contents li{padding:0}.contents+*{margin-top:0}.contents li:not(:has(.leaf)){display:none}.contents .leaf{color:var(--quiet)}\
    .contents+*{break-before:avoid!important}}</style></head>";

/// The tag that the contents of a page begin with, and their end.
const BEGIN: &str = "<nav class=\"contents\"";
const END: &str = "</nav>";
/// As wide as most numbers.
const ROOM: usize = 10;

/// The page as it is to be printed to see where its chapters lie; `None` where it has no contents.
pub(super) fn with_room(page: &str) -> Option<String> {
    page.contains(BEGIN).then(|| with_numbers(page, |_| Some(ROOM)))
}

/// The page with the numbers of its chapters in print.
pub(super) fn numbered(page: &str, printed: &[u8]) -> String {
    let pages = pages(printed).unwrap_or_default();
    with_numbers(page, |chapter| pages.get(chapter).copied())
}

fn with_numbers(page: &str, number: impl Fn(&str) -> Option<usize>) -> String {
    let page = page.replacen("</head>", STYLE, 1);
    let Some(begin) = page.find(BEGIN) else { return page };
    let Some(length) = page[begin..].find(END) else { return page };
    let (before, rest) = page.split_at(begin);
    let (contents, after) = rest.split_at(length);
    let lines: Vec<String> = contents.split("</a>").map(|line| with_number(line, &number)).collect();
    format!("{before}{}{after}", lines.join("</a>"))
}

/// A line of the contents up to the end of its link, which is the last in it.
fn with_number(line: &str, number: &impl Fn(&str) -> Option<usize>) -> String {
    let chapter = line.rsplit_once("href=\"#").and_then(|(_, rest)| rest.split('"').next());
    match chapter.and_then(number) {
        Some(number) => format!("{line} <span class=\"leaf\">{number}</span>"),
        None => line.to_owned(),
    }
}

/// The page that each named place of a PDF lies on, counted from 1.
fn pages(printed: &[u8]) -> lopdf::Result<BTreeMap<String, usize>> {
    let pdf = Document::load_mem(printed)?;
    let numbers: BTreeMap<_, usize> = pdf.get_pages().into_iter().map(|(number, id)| (id, number as usize)).collect();
    let places: &Dictionary = pdf.catalog()?.get_deref(b"Dests", &pdf)?.as_dict()?;
    let page = |place: &Object| numbers.get(&place.as_array().ok()?.first()?.as_reference().ok()?).copied();
    let named =
        places.iter().filter_map(|(name, place)| Some((String::from_utf8_lossy(name).into_owned(), page(place)?)));
    Ok(named.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_of_the_contents_get_numbers() {
        let page = "<head></head><a href=\"#a\">x</a><nav class=\"contents\"><li><a href=\"#a\">A</a></li>\
                    <li><a href=\"#b\">B</a></li></nav><a href=\"#b\">y</a>";
        let numbered = with_numbers(page, |chapter| (chapter == "b").then_some(7));
        let told = "<li><a href=\"#a\">A</a></li><li><a href=\"#b\">B <span class=\"leaf\">7</span></a></li></nav>";
        assert!(numbered.contains(told) && numbered.matches("leaf\">").count() == 1, "{numbered}");
        assert_eq!(with_room("<p>none</p>"), None);
    }

    #[test]
    fn what_is_no_pdf_has_no_pages() {
        assert!(pages(b"%PDF-1.7 torn").is_err());
        assert!(
            numbered("<nav class=\"contents\"><a href=\"#a\">A</a></nav>", b"torn").contains("<a href=\"#a\">A</a>")
        );
    }
}
