//! Packages hold together: every part is named once with its kind, every relation leads somewhere, no XML is broken.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use roxmltree::Document;

use super::opened::{FORMATS, Opened, bytes, ends, paragraphs};
use crate::report::{Look, Options};
use crate::suites::report::given::{bent, examples, record_of};
use crate::suites::support::example;

const LOOKS: [Look; 4] = [Look::Full, Look::Board, Look::OnePage, Look::Annex];

fn assert_whole(opened: &Opened, what: &str) {
    for (path, bytes) in &opened.0 {
        if ends(path, "xml") || ends(path, "rels") {
            let text = std::str::from_utf8(bytes).unwrap();
            Document::parse(text).unwrap_or_else(|error| panic!("{what}: {path}: {error}"));
        }
        if ends(path, "xlsx") {
            assert_whole(&Opened::new(bytes), &format!("{what}: {path}"));
        }
    }
    assert_typed(opened, what);
    for path in opened.0.keys().filter(|path| ends(path, "rels")) {
        assert_related(opened, path, what);
    }
}

/// Every part has a kind, and every kind a part.
fn assert_typed(opened: &Opened, what: &str) {
    let types = Document::parse(opened.text("[Content_Types].xml")).unwrap();
    let all = |name: &str, attribute: &str| -> BTreeSet<String> {
        let nodes = types.descendants().filter(|node| node.tag_name().name() == name);
        nodes.map(|node| node.attribute(attribute).unwrap().trim_start_matches('/').to_owned()).collect()
    };
    let (named, endings) = (all("Override", "PartName"), all("Default", "Extension"));
    for path in opened.0.keys().filter(|path| *path != "[Content_Types].xml") {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let typed = named.contains(path) || (endings.contains(ending) && ending != "xml");
        assert!(typed, "{what}: {path} has no kind");
    }
    for path in &named {
        assert!(opened.0.contains_key(path), "{what}: {path} is named and not there");
    }
}

/// What a part relates to is there, and what it names by an id is related.
fn assert_related(opened: &Opened, relations: &str, what: &str) {
    let folder = Path::new(relations).parent().unwrap().parent().unwrap();
    let part =
        folder.join(relations.rsplit_once('/').unwrap().1.trim_end_matches(".rels")).to_string_lossy().into_owned();
    let document = Document::parse(opened.text(relations)).unwrap();
    let mut ids = BTreeSet::new();
    for relation in document.descendants().filter(|node| node.tag_name().name() == "Relationship") {
        ids.insert(relation.attribute("Id").unwrap().to_owned());
        let target = relation.attribute("Target").unwrap();
        if relation.attribute("TargetMode") == Some("External") {
            assert!(target.starts_with("http"), "{what}: {target}");
            continue;
        }
        let path = joined(folder, target);
        assert!(opened.0.contains_key(&path), "{what}: {relations} leads to {path}, which is not there");
    }
    let Some(bytes) = opened.0.get(&part) else { return };
    let document = Document::parse(std::str::from_utf8(bytes).unwrap()).unwrap();
    let space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    for attribute in
        document.descendants().flat_map(|node| node.attributes()).filter(|one| one.namespace() == Some(space))
    {
        assert!(ids.contains(attribute.value()), "{what}: {part} names {}", attribute.value());
    }
}

fn joined(folder: &Path, target: &str) -> String {
    let mut path = PathBuf::new();
    let start = if target.starts_with('/') { Path::new("") } else { folder };
    for part in start.join(target.trim_start_matches('/')).components() {
        match part {
            Component::ParentDir => {
                path.pop();
            }
            part => path.push(part),
        }
    }
    path.to_string_lossy().into_owned()
}

#[test]
fn every_example_makes_whole_packages() {
    for (name, record) in examples() {
        for format in FORMATS {
            assert_whole(&Opened::of(format, &record, &Options::default()), &format!("{name}.{format}"));
        }
    }
}

#[test]
fn every_look_makes_a_whole_package() {
    let record = example("pulse-theatre");
    for look in LOOKS {
        for format in ["docx", "pptx"] {
            let options = Options { look, ..Options::default() };
            assert_whole(&Opened::of(format, &record, &options), &format!("{look:?} {format}"));
        }
    }
}

#[test]
fn same_record_same_bytes() {
    let record = example("hub-and-spoke-instruments");
    for format in FORMATS {
        let first = bytes(format, &record, &Options::default());
        assert!(first == bytes(format, &record, &Options::default()), "{format}");
        let json = serde_json::to_string(&record).unwrap();
        let read_back = serde_json::from_str(&json).unwrap();
        assert!(first == bytes(format, &read_back, &Options::default()), "{format} of the record as JSON");
    }
}

#[test]
fn marks_in_a_document_are_unique_and_every_link_finds_one() {
    for look in LOOKS {
        let options = Options { look, ..Options::default() };
        let opened = Opened::of("docx", &example("hub-and-spoke-instruments"), &options);
        let document = Document::parse(opened.text("word/document.xml")).unwrap();
        let values = |name: &str, attribute: &str| -> Vec<String> {
            let nodes = document.descendants().filter(|node| node.tag_name().name() == name);
            let found = nodes.filter_map(|node| node.attributes().find(|one| one.name() == attribute));
            found.map(|one| one.value().to_owned()).collect()
        };
        let marks = values("bookmarkStart", "name");
        let known: BTreeSet<&String> = marks.iter().collect();
        assert_eq!(known.len(), marks.len(), "{look:?}");
        let links = values("hyperlink", "anchor");
        assert!(look == Look::OnePage || links.len() > 5, "{look:?}: {links:?}");
        for link in links {
            assert!(known.contains(&link), "{look:?}: {link} leads nowhere");
        }
        let numbers = values("docPr", "id");
        assert_eq!(numbers.iter().collect::<BTreeSet<_>>().len(), numbers.len());
    }
}

#[test]
fn a_deck_of_a_full_questionnaire_has_ten_slides() {
    let titles = |record, look| {
        let opened = Opened::of("pptx", record, &Options { look, ..Options::default() });
        let slides = opened.paths("ppt/slides/slide");
        slides.iter().map(|path| paragraphs(opened.text(path))[0].clone()).collect::<Vec<_>>()
    };
    let record = example("hub-and-spoke-instruments");
    let board = titles(&record, Look::Board);
    assert_eq!(board.len(), 10, "{board:?}");
    for title in ["Vellamo Instruments", "What stands out", "How you will see that it works", "The decision asked for"]
    {
        assert!(board.contains(&title.to_owned()), "{title}: {board:?}");
    }
    assert_eq!(titles(&record, Look::OnePage).len(), 3);
    let dimensions_only = bent(&record, |json| {
        json["frameworks"].as_object_mut().unwrap().retain(|_, framework| framework["kind"] == "dimensions");
        json.as_object_mut().unwrap().remove("roadmap");
        json["findings"] = serde_json::json!([]);
        json["messages"] = serde_json::json!({});
    });
    let few = titles(&dimensions_only, Look::Board);
    assert_eq!(few.len(), 3, "message, dimensions, what we could not see: {few:?}");
}

#[test]
fn too_few_answers_make_a_first_look() {
    let record = record_of("questionnaire: social-strategy@2\norganisation: Quiet Harbour\nanswers: {}\n");
    assert!(record.first_look.is_some());
    for format in FORMATS {
        let opened = Opened::of(format, &record, &Options::default());
        assert_whole(&opened, format);
        let words = opened.0.values().filter_map(|bytes| std::str::from_utf8(bytes).ok()).collect::<String>();
        assert!(words.contains("Nothing has been answered yet."), "{format}");
    }
}

#[test]
fn without_charts_there_are_none() {
    let options = Options { charts: false, ..Options::default() };
    for format in FORMATS {
        let opened = Opened::of(format, &example("hub-and-spoke-instruments"), &options);
        assert_whole(&opened, format);
        assert!(!opened.0.keys().any(|path| path.contains("chart")), "{format}");
    }
}
