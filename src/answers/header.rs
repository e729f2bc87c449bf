//! What stands above the answers: for which questionnaire, of whom, by whom and when.

use jiff::civil::Date;

use super::file::{AnswersFile, RespondentFile};
use super::validate::Check;
use super::{Respondent, Scope};
use crate::diagnostics::Code;
use crate::pack::builtin;
use crate::yaml::{IdMap, Word};

impl Check<'_> {
    /// Whether the answers of a file are for the present major version.
    pub(super) fn version(&mut self, name: &Word, file: Option<&str>) -> bool {
        let (_, version) = name.value.split_once('@').unwrap_or((&name.value, ""));
        let major = version.split('.').next().unwrap_or_default();
        let fits = version.is_empty() || major == self.pack.version.major.to_string();
        if !fits {
            let message = format!("the answers are for version {version}, this questionnaire is {}", self.pack.version);
            let help = self.other_version(major.parse().ok(), file);
            self.push(name.span, Code::VersionMismatch, message, help);
        }
        fits
    }

    fn other_version(&self, major: Option<u32>, file: Option<&str>) -> String {
        let (id, present) = (&self.pack.id, self.pack.version.major);
        match major {
            Some(major) if major > present => format!("use a newer takestock, or correct it to `{id}@{present}`"),
            Some(major) if self.pack.former.contains_key(&major) => {
                // Standard input cannot be read a second time.
                let old = file.filter(|name| !name.starts_with('<')).unwrap_or("OLD.yaml");
                let pack = if builtin::is_known(id) { "" } else { " -q PACK" };
                format!(
                    "`takestock init answers --from {old} -o NEW.yaml{pack}` carries over what still means the same"
                )
            }
            _ => format!("answer the questions again, then write `{id}@{present}`"),
        }
    }

    pub(super) fn header(&mut self, file: &AnswersFile) {
        self.answers.organisation.clone_from(&file.organisation);
        self.answers.respondent = file.respondent.as_ref().map(|respondent| self.respondent(respondent));
        self.people(file.people.as_ref());
        self.answers.scope = file.scope.as_ref().map_or(Scope::Full, |scope| self.scope(scope));
        self.answers.date = file.date.as_ref().and_then(|date| self.date(date));
    }

    fn respondent(&mut self, file: &RespondentFile) -> Respondent {
        if let Some(id) = file.id.as_ref().filter(|id| id.value.trim().is_empty()) {
            let help = "write a short name that stands for the person, or remove the line";
            self.push(id.span, Code::EmptyValue, "the respondent's `id` is empty".to_owned(), help);
        }
        let id = file.id.as_ref().map(|id| id.value.clone());
        Respondent { id, role: file.role.clone(), unit: file.unit.clone() }
    }

    /// Who holds the roles of the pack.
    fn people(&mut self, file: Option<&IdMap<Word>>) {
        let pack = self.pack;
        for (role, name) in file.into_iter().flatten() {
            let known: Vec<&str> = pack.roles.iter().map(|role| role.id.as_str()).collect();
            let Some(index) = pack.roles.position(|known| known.id == role.value) else {
                let help = match known[..] {
                    [] => "remove `people`: this questionnaire has no roles".to_owned(),
                    _ => self.suggest(&role.value, &known),
                };
                self.push(role.span, Code::UnknownRole, format!("no role is called `{}`", role.value), help);
                continue;
            };
            if name.value.trim().is_empty() {
                let message = format!("nobody is named for `{}`", role.value);
                self.push(name.span, Code::EmptyValue, message, "write a name, or remove the line");
            } else {
                self.answers.people[index] = Some(name.value.clone());
            }
        }
    }

    fn scope(&mut self, scope: &Word) -> Scope {
        match scope.value.as_str() {
            "full" => Scope::Full,
            "pulse" => Scope::Pulse,
            other => {
                let help = self.suggest(other, &["full", "pulse"]);
                self.push(scope.span, Code::UnknownWord, format!("`{other}` is no scope"), help);
                Scope::Full
            }
        }
    }

    fn date(&mut self, date: &Word) -> Option<Date> {
        let parsed = parse_date(&date.value);
        if parsed.is_none() {
            let message = format!("`{}` is not a day of the calendar", date.value);
            let digits = date.value.split('-').map(str::len).eq([4, 2, 2]);
            let help = if digits { "check month and day" } else { "write it as YYYY-MM-DD, for example 2026-03-31" };
            self.push(date.span, Code::BadDate, message, help);
        }
        parsed
    }
}

/// The day written as YYYY-MM-DD.
pub fn parse_date(text: &str) -> Option<Date> {
    text.parse().ok().filter(|date: &Date| date.to_string() == text)
}

#[cfg(test)]
mod tests {
    use crate::pack::small::{TEXT, answers, bent, listed, pack};

    fn problems(text: &str, header: &str) -> Vec<String> {
        listed(&answers(&pack(text), &format!("questionnaire: small@1\n{header}\nanswers: {{}}\n")).1)
    }

    #[test]
    fn people_hold_roles_of_the_questionnaire() {
        assert_eq!(problems(TEXT, "people: {head: J. Lind, friend: Ada}"), Vec::<String>::new());
        let found = problems(TEXT, "people: {haed: J. Lind, friend: ''}\nrespondent: {id: ' '}");
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].contains("2 unknown-role: no role is called `haed` (did you mean `head`?)"), "{found:?}");
        assert!(found[1].contains("2 empty-value: nobody is named for `friend`"), "{found:?}");
        assert!(found[2].contains("3 empty-value: the respondent's `id` is empty"), "{found:?}");
    }

    #[test]
    fn a_questionnaire_without_roles_says_so() {
        let roles = TEXT.find("roles:\n").zip(TEXT.find("actions:\n")).map(|(from, to)| &TEXT[from..to]).unwrap();
        let found = problems(&bent(roles, ""), "people: {head: J. Lind}");
        assert!(found[0].contains("remove `people`: this questionnaire has no roles"), "{found:?}");
    }
}
