//! The arguments of `form`.

use std::path::PathBuf;

/// Arguments of `form`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  takestock form -o survey.html
  takestock form -o survey.html --pulse --organisation 'Kestrel Homes' --date 2026-12-01 --due 2026-12-04 --to answers@kestrel.example
  takestock form -q my-pack/ -o survey.html --theme house.yaml --language de
  takestock form -o survey.html --no-result")]
pub struct FormArgs {
    /// Where to write the page: .html, or - for standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Built-in id or path of the questionnaire
    #[arg(short, long, env = "TAKESTOCK_QUESTIONNAIRE", value_name = "PACK")]
    pub questionnaire: Option<String>,
    /// Ask the short version only
    #[arg(long)]
    pub pulse: bool,
    /// Whose answers they are, filled in for everyone
    #[arg(long, value_name = "NAME")]
    pub organisation: Option<String>,
    /// The day the answers stand for, the same for everyone who answers: the files then make a panel
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<jiff::civil::Date>,
    /// The last day to answer, shown at the start
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub due: Option<jiff::civil::Date>,
    /// Where people are asked to send their answers: the page writes them a mail to send
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    pub to: Option<String>,
    /// Show whoever answers no scores and no report, because you show them yourself
    #[arg(long)]
    pub no_result: bool,
    /// The language of the questionnaire, such as en, de or ar: words of the page (en, de) and direction of writing
    #[arg(long, value_name = "CODE", default_value = "en", value_parser = language)]
    pub language: String,
    /// A small file with name, logo, colours and footer of the reports
    #[arg(long, value_name = "FILE")]
    pub theme: Option<PathBuf>,
}

fn address(text: &str) -> Result<String, String> {
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"?&,;<>\"".contains(c);
    let parts: Vec<&str> = text.split('@').collect();
    let is_one = matches!(parts[..], [name, host] if !name.is_empty() && host.contains('.'));
    if is_one && text.chars().all(plain) {
        Ok(text.to_owned())
    } else {
        Err("write one address, name@example.org".to_owned())
    }
}

fn language(text: &str) -> Result<String, String> {
    let part = |part: &str| (2..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
    let fits = text.split('-').all(part) && text.starts_with(|c: char| c.is_ascii_lowercase());
    if fits { Ok(text.to_owned()) } else { Err("write a code such as en, de or pt-BR".to_owned()) }
}
