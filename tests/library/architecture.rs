//! Data flows one way: what a part of the program may use of the others, read from its `use crate::…` paths.
#![expect(clippy::disallowed_methods, reason = "it reads the sources")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A part of the program and the parts it may use.
const RULES: &[(&str, &[&str])] = &[
    ("diagnostics", &[]),
    ("digest", &[]),
    ("index", &[]),
    ("json", &[]),
    ("yaml", &["diagnostics"]),
    ("condition", &["index", "yaml"]),
    ("record", &["index"]),
    ("pack", &["diagnostics", "digest", "index", "yaml", "condition", "record"]),
    ("answers", &["diagnostics", "index", "yaml", "condition", "record", "pack"]),
    ("scoring", &["index", "condition", "record", "pack", "answers"]),
    ("roadmap", &["index", "condition", "record", "pack", "answers", "scoring"]),
    ("selftest", &["diagnostics", "index", "condition", "record", "pack", "answers", "scoring", "roadmap"]),
    ("assess", &["diagnostics", "index", "condition", "record", "pack", "answers", "scoring", "roadmap"]),
    ("gate", &["diagnostics", "yaml", "record"]),
    ("compare", &["diagnostics", "record"]),
    ("remedy", &["index", "record", "pack", "answers", "scoring", "roadmap", "assess", "gate"]),
    ("panel", &["index", "condition", "record", "pack", "answers", "assess", "compare"]),
    ("panel/people", &["diagnostics", "digest", "yaml", "pack", "answers"]),
    ("report/blank", &["index", "condition", "record", "pack", "report/templates", "report/theme"]),
    ("report/table", &["record", "pack", "assess", "report"]),
    ("report/templates", &["diagnostics", "report"]),
    ("report/comments", &["diagnostics", "yaml", "record"]),
    ("report/theme", &["diagnostics", "yaml", "report"]),
    ("report", &["json", "record", "compare", "panel", "report/comments", "report/theme"]),
    ("export", &["record", "report"]),
    ("interview", &["index", "record", "pack", "answers"]),
    (
        "form",
        &[
            "diagnostics",
            "digest",
            "index",
            "json",
            "yaml",
            "record",
            "pack",
            "answers",
            "assess",
            "panel",
            "report",
            "interview",
        ],
    ),
];
/// Parts that may use all others, and that no other uses.
const TOP: &[&str] = &["cli", "main", "measure", "lib"];

/// A crate and the only places that know it.
const KNOWN_IN: &[(&str, &[&str])] = &[
    ("tera", &["report/templates"]),
    ("comrak", &["report/markdown"]),
    ("plotters", &["report/chart"]),
    ("zip", &["export/ooxml/package"]),
    ("quick_xml", &["export/ooxml/xml"]),
    ("rust_xlsxwriter", &["export/xlsx", "export/ooxml/workbook"]),
    ("flate2", &["form/page"]),
    ("inquire", &["cli", "interview/prompt", "interview/dialogue", "interview/paint"]),
    ("saphyr_parser", &["yaml"]),
    ("annotate_snippets", &["diagnostics"]),
    ("clap", &["cli", "main"]),
    ("anyhow", &["cli", "main"]),
    ("rayon", &["cli"]),
    ("indicatif", &["cli"]),
];

/// Every source file of the program: its path below `src` without `.rs`, `mod` left out, and its text without tests.
fn sources() -> Vec<(String, String)> {
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files);
    files.sort();
    let tests = test_modules(&files);
    let read = |path: PathBuf| {
        let module = module(&path);
        let text = program(&module, &fs::read_to_string(&path).expect("a source file"));
        (module, text)
    };
    let is_test = |module: &str| tests.iter().any(|test| module == test || module.starts_with(&format!("{test}/")));
    files.into_iter().map(read).filter(|(module, _)| !is_test(module)).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
}

fn module(path: &Path) -> String {
    let below = path.strip_prefix("src").expect("below src").with_extension("");
    let words: Vec<_> = below.iter().map(|word| word.to_string_lossy()).filter(|word| word != "mod").collect();
    words.join("/")
}

/// The text without its unit tests and comments; those of arguments become help texts and stay.
fn program(module: &str, text: &str) -> String {
    let text = without_tests(text).0;
    let help = |line: &str| module.starts_with("cli/args") && line.starts_with("///");
    let kept = text.lines().filter(|line| !line.trim_start().starts_with("//") || help(line.trim_start()));
    kept.collect::<Vec<_>>().join("\n")
}

/// The text up to a module of tests that stands in it, and the names of those that stand in files of their own.
fn without_tests(text: &str) -> (String, Vec<&str>) {
    let mut parts = text.split("#[cfg(test)]\n");
    let (mut kept, mut apart) = (parts.next().unwrap_or_default().to_owned(), Vec::new());
    for part in parts {
        let (line, rest) = part.split_once('\n').unwrap_or((part, ""));
        let Some((_, name)) = line.strip_suffix(';').and_then(|line| line.split_once("mod ")) else { break };
        apart.push(name);
        kept.push_str(rest);
    }
    (kept, apart)
}

/// The modules that are made for tests only.
fn test_modules(files: &[PathBuf]) -> Vec<String> {
    let declared = files.iter().flat_map(|path| {
        let text = fs::read_to_string(path).expect("a source file");
        let (_, names) = without_tests(&text);
        let below = module(path);
        names.into_iter().map(move |name| format!("{below}/{name}")).collect::<Vec<_>>()
    });
    declared.collect()
}

/// The longest rule's part that a module lies in.
fn part(module: &str) -> Option<&'static str> {
    let known = RULES.iter().map(|(part, _)| *part).chain(TOP.iter().copied());
    let inside = |part: &&str| module == *part || module.starts_with(&format!("{part}/"));
    known.filter(inside).max_by_key(|part| part.len())
}

/// What a module's text names right after `crate::` or `super::`, from the crate's root and as deep as it goes:
/// `report/table`, `record`.
fn named(module: &str, text: &str) -> BTreeSet<String> {
    let absolute = after(text, "crate::").map(|rest| (String::new(), rest));
    let relative = after(text, "super::").map(|rest| {
        let (mut rest, mut base) = (rest, parent(module));
        while let Some(further) = rest.strip_prefix("super::") {
            (rest, base) = (further, parent(base));
        }
        (format!("{base}/"), rest)
    });
    let names = absolute.chain(relative).flat_map(|(base, rest)| {
        let names = rest.strip_prefix('{').map_or_else(|| vec![path(rest).to_owned()], group);
        names.into_iter().map(move |name| format!("{base}{}", name.replace("::", "/")))
    });
    names.map(|name| name.trim_start_matches('/').to_owned()).collect()
}

/// The texts right after a word; `$crate::`, `takestock_crate::` and what goes on from `::` are other things.
fn after<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = &'t str> {
    let is_it = |at: usize| !text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | ':'));
    text.match_indices(word).filter(move |(at, _)| is_it(*at)).map(move |(at, _)| &text[at + word.len()..])
}

fn parent(module: &str) -> &str {
    module.rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// The leading path of words and `::`.
fn path(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(text.len());
    text[..end].trim_end_matches(':')
}

/// The names at the first level of `{a::b, c::{d, e}}`.
fn group(list: &str) -> Vec<String> {
    let (mut depth, mut names, mut current) = (0, Vec::new(), String::new());
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(std::mem::take(&mut current)),
            _ if depth == 0 && !c.is_whitespace() => current.push(c),
            _ => {}
        }
    }
    names.push(current);
    names.iter().map(|name| path(name).to_owned()).filter(|name| !name.is_empty()).collect()
}

/// Every edge that no rule allows.
fn forbidden(module: &str, text: &str) -> Vec<String> {
    let Some(own) = part(module) else { return vec![format!("src/{module}.rs belongs to no part that a rule names")] };
    if TOP.contains(&own) {
        return Vec::new();
    }
    let allowed = RULES.iter().find(|(part, _)| *part == own).map_or(&[][..], |(_, allowed)| allowed);
    let used = named(module, text).into_iter().map(|name| (part(&name), name));
    used.filter(|(used, _)| !used.is_some_and(|used| used == own || allowed.contains(&used)))
        .map(|(_, name)| format!("src/{module}.rs must not use crate::{}", name.replace('/', "::")))
        .collect()
}

#[test]
fn no_part_uses_what_comes_after_it() {
    let found: Vec<String> = sources().iter().flat_map(|(module, text)| forbidden(module, text)).collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn the_rules_would_notice_a_wrong_edge() {
    assert!(forbidden("scoring/element", "use crate::pack::Pack;\nuse crate::answers::{self, Given};").is_empty());
    assert!(forbidden("scoring/element", "use super::framework::FrameworkScore;").is_empty());
    assert_eq!(forbidden("scoring/element", "use crate::roadmap::Plan;").len(), 1);
    assert_eq!(forbidden("scoring/element", "use super::super::roadmap::Plan;").len(), 1);
    assert_eq!(forbidden("scoring", "use super::{index, roadmap::{self, Plan}};").len(), 1);
    assert_eq!(forbidden("pack/load", "use crate::{yaml, scoring::score};").len(), 1);
    assert_eq!(forbidden("report/view/mod", "let x = crate::pack::load();").len(), 1);
    assert!(forbidden("selftest/reach", "use crate::scoring::score;").is_empty());
    assert_eq!(forbidden("helpers", "").len(), 1);
}

#[test]
fn no_rule_allows_what_nobody_uses() {
    let mut unused: BTreeSet<(&str, &str)> =
        RULES.iter().flat_map(|(own, allowed)| allowed.iter().map(|other| (*own, *other))).collect();
    for (module, text) in sources() {
        let used = named(&module, &text);
        for edge in
            part(&module).into_iter().flat_map(|own| used.iter().filter_map(move |name| Some((own, part(name)?))))
        {
            unused.remove(&edge);
        }
    }
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn each_library_is_known_in_one_place() {
    for (module, text) in sources() {
        for (library, places) in KNOWN_IN {
            let inside = places.iter().any(|place| module == *place || module.starts_with(&format!("{place}/")));
            let names = text.match_indices(&format!("{library}::")).any(|(at, _)| {
                !text[..at].chars().next_back().is_some_and(|before| before.is_alphanumeric() || before == '_')
            });
            assert!(inside || !names, "src/{module}.rs names {library}, which belongs to {places:?}");
        }
    }
}

#[test]
fn only_the_edge_reads_writes_and_knows_the_time() {
    let edges =
        ["std::fs", "std::env", "std::io::std", "std::process", "SystemTime", "Instant::now", "println!", "Zoned::now"];
    for (module, text) in sources().iter().filter(|(module, _)| !matches!(part(module), Some("cli" | "main"))) {
        for edge in edges.iter().filter(|edge| text.contains(**edge)) {
            assert!(module.starts_with("interview"), "src/{module}.rs uses {edge}");
        }
    }
}

/// Ids of the built-in packs that are no words of the program too: with a hyphen, or `framework.element`.
fn ids_of_packs() -> BTreeSet<String> {
    let packs = super::support::built_in();
    let ids = packs.iter().flat_map(|pack| {
        let items = pack.items.iter().flat_map(|item| {
            let options = item.options.iter().map(|option| option.id.clone());
            item.id.split('.').map(str::to_owned).chain(options).collect::<Vec<_>>()
        });
        let elements = pack.elements.iter().flat_map(|element| [element.id.clone(), element.short_id.clone()]);
        let actions = pack.actions.iter().map(|action| action.id.clone());
        let findings = pack.findings.iter().map(|finding| finding.code.clone());
        items.chain(elements).chain(actions).chain(findings).collect::<Vec<_>>()
    });
    // What a record says of an item.
    ids.filter(|id| id.contains(['-', '.']) && id != "not-asked").collect()
}

/// Every word in the strings of a text, and in the comments that become help texts.
fn words_shown<'a>(module: &str, text: &'a str) -> impl Iterator<Item = &'a str> {
    let strings = text.split('"').skip(1).step_by(2);
    let help = text.lines().filter(|line| line.trim_start().starts_with("///"));
    let help = help.filter(|_| module.starts_with("cli/args"));
    let apart = |c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '.');
    strings.chain(help).flat_map(move |shown| shown.split(apart))
}

#[test]
fn the_program_knows_no_pack() {
    let ids = ids_of_packs();
    assert!(ids.len() > 100, "only {} ids were found", ids.len());
    for (module, text) in sources().iter().filter(|(module, _)| module != "pack/builtin") {
        let named: Vec<&str> = words_shown(module, text).filter(|word| ids.contains(*word)).collect();
        assert!(named.is_empty(), "src/{module}.rs names {named:?} of a built-in pack");
    }
}

#[test]
fn ids_of_packs_are_found_inside_longer_texts() {
    let ids = ids_of_packs();
    let dotted = ids.iter().find(|id| id.contains('.')).expect("elements");
    let text = format!("let help = \"write `{dotted}>=40`, for example\";");
    assert!(words_shown("gate/parse", &text).any(|word| word == dotted));
    let help = format!("/// Such as {dotted}");
    assert!(words_shown("cli/args/score", &help).any(|word| word == dotted));
}
