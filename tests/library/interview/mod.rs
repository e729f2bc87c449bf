//! The interview without a terminal: any moves, scripted persons, resuming.

mod move_properties;
mod script;

use crate::answers::{Draft, Given, Wanted};
use crate::interview::{Move, Place, Refusal, Reply, Screen, Session, Stop, Unsaved, conduct};
use crate::pack::Pack;
use crate::suites::support::{TEA_ROUND, load, snapshots};
use script::Say::{Choose, Escape, Interrupt, Type};
use script::{Say, Script, given, item, pack, read, resumed, yaml};

/// Answers until the review with what the map says, `unknown` where it says nothing.
fn answer_all(session: &mut Session<'_>, answers: &[(&str, &str)]) {
    while let Place::Item(place) = session.place() {
        let pack = session.pack();
        let id = &pack.items[place].id;
        let text = answers.iter().find(|(item, _)| item == id).map_or("unknown", |(_, text)| text);
        session.make(Move::Answer(given(pack, id, text))).unwrap();
    }
}

#[test]
fn a_question_that_stops_applying_keeps_its_answer_and_comes_back() {
    let pack = pack();
    let mut session = Session::new(Draft::new(&pack));
    let hours = item(&pack, "butler-hours");
    answer_all(&mut session, &[("maker", "butler"), ("butler-hours", "8")]);
    assert_eq!(session.progress().total, 8, "the two about milk stay counted while the milk is unknown");

    session.make(Move::Item(item(&pack, "maker"))).unwrap();
    session.make(Move::Answer(given(&pack, "maker", "rota"))).unwrap();
    assert!(!session.is_asked(pack.items[hours].question));
    assert_eq!(session.progress().total, 7);
    assert_eq!(session.draft().given()[hours], Given::Number(8.0));
    assert_eq!(session.make(Move::Item(hours)), Err(Refusal::NotAsked));

    session.make(Move::Item(item(&pack, "maker"))).unwrap();
    session.make(Move::Answer(given(&pack, "maker", "butler"))).unwrap();
    assert!(session.is_asked(pack.items[hours].question));
    assert_eq!(session.first_unanswered(), None);
}

#[test]
fn back_passes_through_answers_again_and_then_goes_on_where_it_was() {
    let pack = pack();
    let mut session = Session::new(Draft::new(&pack));
    let at = |session: &Session<'_>| match session.place() {
        Place::Item(item) => pack.items[item].id.clone(),
        Place::Review => "review".to_owned(),
    };
    assert_eq!(session.make(Move::Back), Err(Refusal::First));
    for (id, text) in [("people", "4"), ("maker", "rota"), ("kettle", "ours")] {
        session.make(Move::Answer(given(&pack, id, text))).unwrap();
    }
    assert_eq!(at(&session), "biscuits");
    session.make(Move::Back).unwrap();
    session.make(Move::Back).unwrap();
    assert_eq!(at(&session), "maker");
    session.make(Move::Answer(given(&pack, "maker", "anyone"))).unwrap();
    assert_eq!(at(&session), "kettle", "what was answered is shown again on the way");
    session.make(Move::Next).unwrap();
    assert_eq!(at(&session), "biscuits");

    session.make(Move::Section(0.into())).unwrap();
    session.make(Move::Next).unwrap();
    assert_eq!(at(&session), "maker", "a section is walked through from its start");
    session.make(Move::Item(item(&pack, "people"))).unwrap();
    session.make(Move::Answer(Given::Number(5.0))).unwrap();
    assert_eq!(at(&session), "biscuits", "after one question the first open one is next");
}

#[test]
fn the_short_version_asks_only_its_questions_and_can_be_widened() {
    let pack = pack();
    let mut draft = Draft::new(&pack);
    draft.set_pulse(true);
    let mut session = Session::new(draft);
    assert_eq!(session.progress().total, 4);
    answer_all(&mut session, &[("people", "4"), ("maker", "rota"), ("kettle", "n/a"), ("quality.milk", "good")]);
    let text = yaml(&session);
    assert!(text.contains("scope: pulse"));
    let mut wider = resumed(&pack, &text);
    assert_eq!(wider.place(), Place::Review);
    wider.draft_mut().set_pulse(false);
    let wider = resumed(&pack, &yaml(&wider));
    assert_eq!(wider.place(), Place::Item(item(&pack, "biscuits")));
}

#[test]
fn numbers_are_written_as_a_person_would() {
    let pack = pack();
    let mut session = resumed(&pack, "questionnaire: tea-round@1\nanswers: {}\n");
    session.make(Move::Answer(Given::Number(2.5))).unwrap();
    assert!(yaml(&session).ends_with("answers:\n  people: 2.5\n"), "{}", yaml(&session));
}

#[test]
fn order_notes_and_forms_of_a_file_written_by_hand_stay() {
    let pack = pack();
    let hand = "\
questionnaire: tea-round@1
respondent:
  role: guest
  unit: attic
answers:
  kettle:
    is: ours
    note: 'blue: chipped'
  quality: unknown
  maker: rota
wanted:
  taste.tea: 60
";
    let mut session = resumed(&pack, hand);
    assert_eq!(yaml(&session), hand);
    assert_eq!(session.place(), Place::Item(item(&pack, "people")));
    session.make(Move::Answer(Given::Number(4.0))).unwrap();
    session.make(Move::Item(item(&pack, "quality.water"))).unwrap();
    session.make(Move::Answer(given(&pack, "quality.water", "good"))).unwrap();
    session.make(Move::Item(item(&pack, "kettle"))).unwrap();
    session.make(Move::Answer(given(&pack, "kettle", "n/a"))).unwrap();
    session.draft_mut().want(Wanted::Model(0.into(), 2.into()));
    let expected = "\
questionnaire: tea-round@1
respondent:
  role: guest
  unit: attic
answers:
  people: 4
  kettle:
    is: n/a
    note: 'blue: chipped'
  quality:
    leaves: unknown
    water: good
    milk: unknown
  maker: rota
wanted:
  taste.tea: 60
  model: shared
";
    assert_eq!(yaml(&session), expected);
}

/// Everything a person says in a whole interview, menus at the end included.
fn whole(pack: &Pack) -> Vec<Say> {
    let reply = |id: &str, text: &str| Say::Reply(Reply::Answer(given(pack, id, text)));
    vec![
        Type("The Attic"),
        Type("guest"),
        Type("attic"),
        Type(""),
        reply("people", "4"),
        reply("maker", "butler"),
        reply("butler-hours", "8"),
        reply("kettle", "n/a"),
        reply("biscuits", "ginger, oat"),
        reply("quality.leaves", "good"),
        reply("quality.water", "unknown"),
        reply("quality.milk", "fair"),
        reply("milk-source", "a cow: \"Berta\""),
        reply("spare-milk", "always"),
        Choose("Finish"),
        Choose("Shared"),
    ]
}

/// One sitting: reads the file if there is one, follows the script, gives how it ended and what the file holds.
fn sitting(pack: &Pack, file: Option<&str>, says: Vec<Say>) -> (Result<(), Stop>, Script, Option<String>) {
    let mut session = match file {
        Some(text) => resumed(pack, text),
        None => Session::new(Draft::new(pack)),
    };
    let mut saved = file.map(str::to_owned);
    let mut script = Script::new(says);
    let mut save = |file: &crate::answers::AnswersFile| {
        saved = Some(file.to_yaml().unwrap());
        Ok(())
    };
    let ended = conduct(&mut session, &mut script, &mut save, "2026-03-31");
    (ended, script, saved)
}

#[test]
fn a_whole_interview_asks_everything_once_and_saves_it() {
    let pack = pack();
    let (ended, script, saved) = sitting(&pack, None, whole(&pack));
    assert!(ended.is_ok() && script.says.is_empty());
    snapshots(|| {
        insta::assert_snapshot!(saved.unwrap());
        insta::assert_snapshot!(script.seen.join("\n"));
    });
}

#[test]
fn an_interview_interrupted_anywhere_resumes_to_the_same_file() {
    let pack = pack();
    let says = whole(&pack);
    let (_, _, uninterrupted) = sitting(&pack, None, says.clone());
    for cut in 0..says.len() {
        let (ended, _, saved) = sitting(&pack, None, says[..cut].iter().cloned().chain([Interrupt]).collect());
        assert!(matches!(ended, Err(Stop::Interrupted)));
        // Whoever leaves at the wish has finished already, so the review comes again.
        let rest = if cut == says.len() - 1 { &says[cut - 1..] } else { &says[cut..] };
        let (ended, script, resumed) = sitting(&pack, saved.as_deref(), rest.to_vec());
        assert!(ended.is_ok(), "cut at {cut}");
        assert_eq!(script.saw("resuming:"), cut > 4, "cut at {cut}");
        assert_eq!(resumed, uninterrupted, "cut at {cut}");
    }
}

#[test]
fn menu_note_reasons_jump_and_review_lead_back_to_the_question() {
    let pack = pack();
    let reply = Say::Reply;
    let says = vec![
        Escape,
        Escape,
        Escape,
        Escape,
        reply(Reply::Answer(Given::Number(4.0))),
        reply(Reply::Menu),
        Choose("Why"),
        reply(Reply::Note),
        Type("ask Ann"),
        Type("https://tea.example"),
        reply(Reply::Answer(Given::Option(0.into()))),
        reply(Reply::Menu),
        Choose("Jump"),
        Choose("Habits"),
        reply(Reply::Back),
        reply(Reply::Answer(Given::NotApplicable)),
        reply(Reply::Menu),
        Choose("Review"),
        Choose("The house"),
        Choose("Who made the last pot of tea? → Whoever was thirsty (with a note)"),
        reply(Reply::Menu),
        Choose("Take the answer back"),
        reply(Reply::Menu),
        Choose("Stop"),
    ];
    let (ended, script, saved) = sitting(&pack, None, says);
    assert!(matches!(ended, Err(Stop::Interrupted)));
    for text in ["Why we ask: It tells who cares.", "A. Drinker, Leaves and water, 1999", "Still open: 4"] {
        assert!(script.saw(text), "{text} in {:#?}", script.seen);
    }
    let expected = "\
questionnaire: tea-round@1
answers:
  people: 4
  maker:
    note: ask Ann
    proof: https://tea.example
  kettle: n/a
";
    assert_eq!(saved.as_deref(), Some(expected));
}

#[test]
fn what_is_not_possible_is_said_and_changes_nothing() {
    let pack = pack();
    let reply = Say::Reply;
    let says = vec![Escape, Escape, Escape, Escape, reply(Reply::Back), reply(Reply::Answer(Given::NotApplicable))];
    let (_, script, saved) = sitting(&pack, None, says);
    assert!(script.saw("this is the first question") && script.saw("applies to every organisation"));
    assert_eq!(saved, None);
}

#[test]
fn a_save_that_fails_can_be_tried_again_or_given_up() {
    let pack = pack();
    let reply = Say::Reply(Reply::Answer(Given::Number(4.0)));
    let says =
        [Escape, Escape, Escape, Escape, reply.clone(), Choose("Try"), Choose("Try"), reply.clone(), Choose("Stop")];
    let mut session = Session::new(Draft::new(&pack));
    let (mut tries, mut saved) = (0, Vec::new());
    let mut save = |file: &crate::answers::AnswersFile| {
        tries += 1;
        if tries == 3 {
            saved.push(file.to_yaml().unwrap());
            return Ok(());
        }
        Err(Unsaved::Failed("no space left on device".to_owned()))
    };
    let mut script = Script::new(says);
    script.says[7] = Say::Reply(Reply::Answer(Given::Option(0.into())));
    let ended = conduct(&mut session, &mut script, &mut save, "2026-03-31");
    assert!(matches!(ended, Err(Stop::Unsaved(problem)) if problem.to_string().contains("no space")));
    assert_eq!(saved, ["questionnaire: tea-round@1\nanswers:\n  people: 4\n"]);
    assert!(script.saw("no space left on device"));
}

#[test]
fn texts_of_pack_and_file_reach_the_screen_without_control_characters() {
    let escape = "\"Who \\e[31mmade\\x07 the\\nlast\\u202e pot of tea?\"";
    let pack = load(&TEA_ROUND.replace("Who made the last pot of tea?", escape));
    let file = "questionnaire: tea-round@1\nanswers: {people: 4, maker: {is: rota, note: \"\\e]0;x\\x07note\"}}\n";
    let screen = Screen::of(&resumed(&pack, file), item(&pack, "maker"));
    assert_eq!(screen.ask, "Who [31mmade the last pot of tea?");
    assert_eq!(screen.note.as_deref(), Some("]0;xnote"));
}

#[test]
fn the_estimate_shrinks_with_every_answer() {
    let pack = pack();
    let mut session = Session::new(Draft::new(&pack));
    let mut last = session.progress();
    assert_eq!((last.number, last.total, last.answered), (1, 8, 0));
    while let Place::Item(item) = session.place() {
        let fits = [
            Given::Number(8.0),
            Given::Option(1.into()),
            Given::Options(vec![0.into()]),
            Given::Text("here".to_owned()),
        ];
        assert!(fits.into_iter().any(|given| session.make(Move::Answer(given)).is_ok()), "{item:?}");
        let now = session.progress();
        assert!(now.minutes <= last.minutes && now.answered >= last.answered && now.total <= last.total);
        last = now;
    }
    assert_eq!((last.minutes, last.answered), (0, last.total));
}

#[test]
fn the_fill_in_file_is_valid_as_it_is_and_with_any_one_answer() {
    let pack = pack();
    for pulse in [false, true] {
        let template = crate::answers::template(&pack, pulse);
        let (_, nothing) = read(&pack, &template);
        assert!(nothing.given.iter().all(|given| *given == Given::Unanswered));
        let places: Vec<usize> = template.match_indices("# ").map(|(place, _)| place).collect();
        let is_answer = |place: &&usize| {
            let before = template[..**place].rsplit('\n').next().unwrap();
            let line = template[**place..].lines().next().unwrap();
            !before.is_empty() && before.trim().is_empty() && line.contains(": ") && !line.starts_with("#   ")
        };
        let answers: Vec<&usize> = places.iter().filter(is_answer).collect();
        assert!(answers.len() > if pulse { 15 } else { 30 });
        for place in answers {
            let filled = format!("{}{}", &template[..*place], &template[place + 2..]);
            let (_, answered) = read(&pack, &filled);
            let count = answered.given.iter().filter(|given| **given != Given::Unanswered).count();
            assert_eq!(count, 1, "{}", filled[*place..].lines().next().unwrap());
        }
    }
    snapshots(|| insta::assert_snapshot!(crate::answers::template(&pack, false)));
}
