//! The list of all diagnostics: a code, a severity and a description each.

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is wrong as far as is known; something could not be told.
    Note,
    /// The input is usable, but something in it is probably not meant.
    Warning,
    /// The input is not usable.
    Error,
}

macro_rules! codes {
    ($($variant:ident $code:literal $severity:ident $description:literal;)*) => {
        /// What kind of problem a diagnostic is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $description] $variant,)*
        }

        impl Code {
            /// Every code, in the order of this list.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The kebab-case name shown to users.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// One sentence that says what the code stands for.
            #[must_use]
            pub fn description(self) -> &'static str {
                match self { $(Self::$variant => $description,)* }
            }

            /// How bad it is.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // reading a file
    Unreadable "unreadable" Error "the file cannot be read";
    NotAFile "not-a-file" Warning "a folder holds a pipe or a device, which is not read";
    NotText "not-text" Error "the file is not UTF-8 text";
    TooLarge "too-large" Error "the document is larger than 8 MiB";
    TooDeep "too-deep" Error "lists and maps are nested deeper than 64 levels";
    YamlSyntax "yaml-syntax" Error "the text is not valid YAML";
    EmptyDocument "empty-document" Error "the file has no content";
    SeveralDocuments "several-documents" Error "the file holds more than one YAML document";
    Alias "alias" Error "anchors and aliases are refused, because a small file could expand without bound";
    Tag "tag" Error "YAML tags are refused, because a question's kind decides what a value means";
    DuplicateKey "duplicate-key" Error "a key is written twice in one map";
    UnknownKey "unknown-key" Error "a key has no meaning here";
    MissingKey "missing-key" Error "a key that must be there is missing";
    WrongType "wrong-type" Error "a value has the wrong form: text, number, list or map";
    EmptyValue "empty-value" Error "a key is written without a value";
    // packs
    BadId "bad-id" Error "an id has other characters than lowercase letters, digits and single hyphens";
    ReservedId "reserved-id" Error "an id is a word that answers files, gates or tables reserve";
    DuplicateId "duplicate-id" Error "two things of one kind have the same id";
    KeyInTwoFiles "key-in-two-files" Error "a top-level key stands in two files of one pack";
    BadVersion "bad-version" Error "a version is not three numbers with dots";
    UnknownQuestion "unknown-question" Error "no question has that id";
    UnknownOption "unknown-option" Error "the question has no option with that id";
    UnknownElement "unknown-element" Error "no framework element has that id";
    UnknownFramework "unknown-framework" Error "no framework has that id";
    UnknownAction "unknown-action" Error "no action has that id";
    UnknownFinding "unknown-finding" Error "no finding has that code";
    UnknownRole "unknown-role" Error "no role has that id";
    UnknownSource "unknown-source" Error "no source has that id";
    UnknownWord "unknown-word" Error "a value is not one of the words that are allowed here";
    BadNumber "bad-number" Error "a number is outside its bounds or has more than three decimals";
    EvidenceRange "evidence-range" Error "an evidence lies outside the range of its element";
    EvidenceMix "evidence-mix" Error "an item carries evidence in a way the framework kinds do not allow";
    KindKey "kind-key" Error "a key does not belong to a question or framework of this kind";
    NeedsOrder "needs-order" Error "`measures` needs options that are ordered from worst to best";
    TooFew "too-few" Error "a list has too few entries";
    TooMany "too-many" Error "a list has more entries than a questionnaire can use";
    LaterQuestion "later-question" Error "a question depends on one that is asked later";
    BadCondition "bad-condition" Error "a condition is not one of the known forms";
    BadLevels "bad-levels" Error "levels do not start at 0 or do not rise";
    BadCuts "bad-cuts" Error "the cuts of a spectrum do not rise within -100 and 100";
    BadBands "bad-bands" Error "the bands of a number do not rise or do not cover every value";
    BadComposite "bad-composite" Error "a composite names something that has no 0 to 100 score, or itself";
    BadGoal "bad-goal" Error "a goal does not fit what it is for";
    BadMove "bad-move" Error "an action moves an item in a way its kind does not allow";
    BadWave "bad-wave" Error "waves overlap or have no room";
    MissingFallback "missing-fallback" Error "of several cases the last must hold always, and no other";
    BadMessage "bad-message" Error "a message names a value that no result has";
    BadLink "bad-link" Error "a link is not an http or https address";
    // what a pack means
    MaximumOutOfReach "maximum-out-of-reach" Error "the best answers do not reach an element's maximum";
    MinimumOutOfReach "minimum-out-of-reach" Error "the worst answers do not reach an element's minimum";
    NotMonotone "not-monotone" Error "a better answer lowers a score";
    SignatureFails "signature-fails" Error "a model's own signature is not scored 100 and clear";
    ModelsTooClose "models-too-close" Error "two models are separated by fewer than two items";
    PrerequisiteCycle "prerequisite-cycle" Error "actions require each other in a circle";
    NoInfluence "no-influence" Error "a weight or question changes nothing";
    CountedTwice "counted-twice" Error "one item counts twice in a composite";
    ExclusiveCombined "exclusive-combined" Error "an exclusive option is combined with others";
    NotRemedied "not-remedied" Error "a finding still holds once all its remedies are done";
    SingleItem "single-item" Warning "one item alone decides an element";
    UnmovedOption "unmoved-option" Warning "an answer below the middle of a goal's item is moved by no action";
    SwitchedFromElsewhere "switched-from-elsewhere" Warning "an answer about one dimension decides whether another is asked about";
    Unreachable "unreachable" Warning "no answers lead to an option, level, target, action, variant or finding";
    Undecided "undecided" Note "the search gave up before it could tell whether any answers lead to something";
    UnfittingText "unfitting-text" Warning "no text of an action fits an answer it can start from";
    UnusedSource "unused-source" Warning "a source is never cited";
    AmbiguousWord "ambiguous-word" Warning "other YAML readers take a word for a boolean or nothing";
    // answers
    UnknownPack "unknown-pack" Error "no built-in questionnaire has that id";
    VersionMismatch "version-mismatch" Error "the answers are for another major version of the questionnaire";
    NaNotAllowed "na-not-allowed" Error "the question cannot be answered with n/a";
    AnswerKind "answer-kind" Error "an answer has another form than its question asks for";
    OutOfBounds "out-of-bounds" Error "a number lies outside its bounds";
    BadDate "bad-date" Error "a date is not a day of the calendar written YYYY-MM-DD";
    BadRecord "bad-record" Error "a record is not in the form this version writes";
    BadWanted "bad-wanted" Error "what the organisation wants does not fit the framework";
    // themes
    BadColour "bad-colour" Error "a colour is not written as #rrggbb";
    LowContrast "low-contrast" Error "text in a colour could not be read on a white page";
    BadLogo "bad-logo" Error "a logo is too large or not a PNG, JPEG or SVG image";
    // comments
    CommentLeftOut "comment-left-out" Warning "a comment is about a finding that the report does not have";
    // gates and batches
    BadGate "bad-gate" Error "a gate has another form than it can have, or names something that is not scored";
    NoPanel "no-panel" Error "files are not the answers of several people for one organisation and one day";
    OtherQuestionnaire "other-questionnaire" Error "a table holds one questionnaire, and the file answers another";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_unique_and_kebab_case() {
        let names: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(names.len(), Code::ALL.len());
        assert!(names.iter().all(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '-')));
    }
}
