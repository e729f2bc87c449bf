//! The chapters: where you stand, where it shows, wish and recommendation, what stands out, what to do, what could not
//! be seen.

use super::body::Body;
use super::front::comment;
use super::plan;
use super::span::{Span, place, plain, prose, quiet, sources, strong};
use super::table::{Table, column, words};
use crate::export::charts::Charts;
use crate::report::Readout;
use crate::report::readout::{Asked, Composite, Dimensions, Finding, Framework, Models, Spectrum};

const STANDING: (&str, &str) = ("standing", "Where you stand");
const SHOWS: (&str, &str) = ("shows", "Where it shows");
const WISHES: (&str, &str) = ("wishes", "Wish and recommendation");
const FINDINGS: (&str, &str) = ("findings", "What stands out");
const ROADMAP: (&str, &str) = ("roadmap", "What to do");
const UNSEEN: (&str, &str) = ("unseen", "What we could not see");

/// Places and titles of the chapters that there are.
pub(super) fn titles(readout: &Readout) -> Vec<(&'static str, &'static str)> {
    let all = [
        (readout.has_standing(), STANDING),
        (readout.has_dimensions(), SHOWS),
        (!readout.wishes.is_empty(), WISHES),
        (!readout.findings.is_empty(), FINDINGS),
        (readout.roadmap.is_some(), ROADMAP),
        (true, UNSEEN),
    ];
    all.into_iter().filter(|(there, _)| *there).map(|(_, title)| title).collect()
}

/// Writes them.
pub(super) fn write(body: &mut Body<'_>, readout: &Readout, charts: &Charts<'_>) {
    for (anchor, title) in titles(readout) {
        body.heading("Heading1", title, Some(anchor));
        comment(body, readout, readout.comment(anchor));
        match anchor {
            "standing" => standing(body, readout, charts),
            "shows" => shows(body, readout, charts),
            "wishes" => wishes(body, readout),
            "findings" => readout.findings.iter().for_each(|finding| self::finding(body, readout, finding)),
            "roadmap" => plan::write(body, readout, charts),
            _ => unseen(body, readout),
        }
    }
}

fn standing(body: &mut Body<'_>, readout: &Readout, charts: &Charts<'_>) {
    for framework in &readout.frameworks {
        if matches!(framework, Framework::Dimensions(_)) {
            continue;
        }
        body.heading("Heading2", framework.title(), Some(framework.anchor()));
        match framework {
            Framework::Archetypes(one) => models(body, one),
            Framework::Spectrum(one) => spectrum(body, one),
            Framework::Composite(one) => composite(body, one),
            Framework::Dimensions(_) => {}
        }
        charts.framework(framework).iter().for_each(|chart| body.chart(chart));
        if let Framework::Composite(one) = framework {
            next_level(body, one);
        }
    }
}

fn models(body: &mut Body<'_>, models: &Models) {
    let mut lead = Vec::new();
    if let Some((leaders, fits)) = models.lead() {
        lead.extend([strong(leaders), plain(format!(" {fits}. "))]);
    }
    lead.push(plain(&models.verdict_sentence));
    body.paragraph("Lead", &lead);
    if let Some(best) = &models.best {
        body.paragraph("Normal", &prose(&best.meaning));
        for (label, text) in [("Good at", &best.strengths), ("Fails at", &best.weaknesses)] {
            if let Some(text) = text {
                body.paragraph("Normal", &labelled(label, prose(text)));
            }
        }
    }
    if let Some(target) = &models.target {
        body.heading("Heading3", &format!("Recommended: {}", target.title), None);
        let mut spans = prose(&target.because);
        spans.extend(sources(&target.sources));
        spans.push(plain(target.notes()));
        body.paragraph("Normal", &spans);
    }
}

fn spectrum(body: &mut Body<'_>, spectrum: &Spectrum) {
    let mut lead = vec![plain(format!("{} ", spectrum.pole_sentence))];
    lead.extend(spectrum.pole.iter().flat_map(|pole| prose(&pole.meaning)));
    body.paragraph("Lead", &lead);
    for side in &spectrum.sides {
        body.paragraph("Normal", &labelled(&side.title, prose(&side.meaning)));
    }
}

fn composite(body: &mut Body<'_>, composite: &Composite) {
    let mut lead = vec![plain(format!("{} ", composite.sentence))];
    lead.extend(composite.level.iter().flat_map(|level| prose(&level.meaning)));
    body.paragraph("Lead", &lead);
}

fn next_level(body: &mut Body<'_>, composite: &Composite) {
    let Some(next) = &composite.next_level else { return };
    body.heading("Heading3", &format!("What the next level, {next}, still takes"), None);
    body.bullets(composite.limits.iter().map(|limit| vec![plain(limit)]));
    if let Some(weakest) = &composite.weakest {
        body.words("Normal", &format!("The weakest part is {weakest}."));
    }
}

fn shows(body: &mut Body<'_>, readout: &Readout, charts: &Charts<'_>) {
    for framework in &readout.frameworks {
        let Framework::Dimensions(one) = framework else { continue };
        body.heading("Heading2", &one.title, Some(framework.anchor()));
        match charts.framework(framework) {
            Some(chart) => body.chart(&chart),
            None => body.words("Normal", one.chart.as_ref().map_or(&one.sentence, |drawing| &drawing.title)),
        }
        off(body, one);
    }
}

fn off(body: &mut Body<'_>, framework: &Dimensions) {
    if framework.off.is_empty() {
        return;
    }
    body.heading("Heading3", "What is not there yet", None);
    for one in &framework.off {
        body.paragraph("Normal", &labelled(&one.title, prose(&one.meaning)));
    }
}

/// A name before its words.
pub(super) fn labelled(label: &str, mut words: Vec<Span>) -> Vec<Span> {
    words.insert(0, strong(format!("{label}: ")));
    words
}

fn wishes(body: &mut Body<'_>, readout: &Readout) {
    body.words(
        "Lead",
        "What the organisation wants, beside what the answers recommend. Where the two differ, settle it before planning.",
    );
    let rows = readout.wishes.iter().map(|wish| {
        let recommended = wish.recommended.as_deref().unwrap_or("–");
        [&wish.what, &wish.today, &wish.wanted, recommended, &wish.sentence].map(words).into()
    });
    let heads = ["What", "Today", "Wanted", "Recommended", "Agreement"];
    let columns = heads.map(|head| column(head, if head == "Agreement" { 2 } else { 1 }));
    body.table(&Table::new("Wishes and recommendations", columns.into(), rows.collect()));
}

fn finding(body: &mut Body<'_>, readout: &Readout, finding: &Finding) {
    let colour = match finding.severity.as_str() {
        "critical" => Some(body.palette.critical.clone()),
        "warning" => Some(body.palette.warning.clone()),
        _ => None,
    };
    body.paragraph("Tag", &[Span { colour, ..plain(&finding.label) }]);
    body.heading("Heading2", &finding.title, Some(&finding.anchor));
    let mut detail = prose(&finding.detail);
    detail.extend(sources(&finding.sources));
    body.paragraph("Normal", &detail);
    if let Some(so_what) = &finding.so_what {
        body.paragraph("Normal", &[strong("If nothing changes: "), plain(so_what)]);
    }
    for answer in &finding.evidence {
        let ask = place(&answer.ask, answer.anchor.as_deref());
        body.paragraph("Evidence", &[ask, plain(" "), strong(&answer.answer)]);
        if let Some(quote) = &answer.quote {
            body.words("Quote", quote);
        }
    }
    remedies(body, finding);
    comment(body, readout, finding.comment.as_ref());
}

fn remedies(body: &mut Body<'_>, finding: &Finding) {
    if finding.remedies.is_empty() {
        return;
    }
    let mut spans = vec![plain("What settles it: ")];
    for (at, remedy) in finding.remedies.iter().enumerate() {
        spans.extend((at > 0).then(|| plain("; ")));
        spans.push(place(&remedy.title, remedy.anchor.as_deref()));
        spans.extend((!remedy.when.is_empty()).then(|| quiet(format!(" ({})", remedy.when))));
    }
    spans.push(plain("."));
    body.paragraph("Normal", &spans);
}

fn unseen(body: &mut Body<'_>, readout: &Readout) {
    let unseen = &readout.unseen;
    body.words("Lead", &unseen.sentence);
    if let Some(not_asked) = &unseen.not_asked {
        body.words("Normal", not_asked);
    }
    if !unseen.not_assessed.is_empty() {
        let rest = "No question about these was answered, so they have no score; that is not a zero.";
        let all = plain(format!("{}. {rest}", unseen.not_assessed.join(", ")));
        body.paragraph("Normal", &[strong("Not assessed: "), all]);
    }
    let unknown = "Not knowing is a finding of its own. Each of these is worth a phone call.";
    asked(body, "Answered with “we do not know”", Some(unknown), &unseen.unknown);
    asked(body, "Left open", None, &unseen.unanswered);
    asked(body, "Does not apply here", None, &unseen.not_applicable);
    let facts = readout.roadmap.iter().flat_map(|roadmap| &roadmap.facts_first);
    let facts: Vec<Vec<Span>> =
        facts.map(|fact| vec![plain(&fact.ask), quiet(format!(" {}", fact.reason()))]).collect();
    if !facts.is_empty() {
        body.heading("Heading2", "Settle these facts first", None);
        body.bullets(facts);
    }
}

fn asked(body: &mut Body<'_>, title: &str, note: Option<&str>, all: &[Asked]) {
    if all.is_empty() {
        return;
    }
    body.heading("Heading2", title, None);
    if let Some(note) = note {
        body.words("Normal", note);
    }
    body.bullets(all.iter().map(|one| vec![plain(&one.ask)]));
}
