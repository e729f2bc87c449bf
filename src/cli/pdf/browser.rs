//! An installed browser without a window: found, started on a folder of its own, and cleaned up after.

use std::ffi::OsStr;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};

use super::Engine;
use crate::cli::interrupt;

/// The variable that names a browser.
const VARIABLE: &str = "TAKESTOCK_BROWSER";

/// What browsers are called on the path.
const NAMES: [&str; 9] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "headless_shell",
];

/// Where they are when they are not on the path.
const PLACES: [&str; 9] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/opt/google/chrome/chrome",
    "/opt/microsoft/msedge/msedge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
];

/// How long it may take, in looks of so long.
const LOOKS: u32 = 4500;
const LOOK: Duration = Duration::from_millis(20);

/// A browser.
pub(super) struct Browser(PathBuf);

impl Browser {
    /// The browser that the environment names, else the first that is installed.
    ///
    /// # Errors
    /// When there is none.
    pub(super) fn find() -> Result<Self> {
        if let Some(named) = std::env::var_os(VARIABLE).filter(|name| !name.is_empty()) {
            let shown = Path::new(&named).display().to_string();
            let found = on_path(&named).or_else(|| Some(PathBuf::from(named)).filter(|path| path.is_file()));
            return found
                .map(Self)
                .with_context(|| format!("`{VARIABLE}` names `{shown}`, and no such program is there"));
        }
        let found = NAMES.iter().find_map(|name| on_path(OsStr::new(name)));
        let found = found.or_else(|| PLACES.iter().map(PathBuf::from).find(|place| place.is_file()));
        found.map(Self).ok_or_else(|| {
            anyhow!(
                "a PDF takes an installed Chromium, Chrome or Edge, and none was found; name yours with {VARIABLE}=PATH, or \
                 write `.html` and print it from any browser, or write `.docx`"
            )
        })
    }

    /// Prints a page that stands in a folder; gives what it said where there is no PDF.
    fn print(&self, folder: &Path, sandbox: bool) -> Result<Result<Vec<u8>, String>> {
        let (pdf, said) = (folder.join("page.pdf"), folder.join("said"));
        let mut print_to = std::ffi::OsString::from("--print-to-pdf=");
        print_to.push(&pdf);
        let mut profile = std::ffi::OsString::from("--user-data-dir=");
        profile.push(folder.join("profile"));
        let mut command = Command::new(&self.0);
        command.args([
            "--headless",
            "--disable-gpu",
            "--disable-extensions",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--no-default-browser-check",
            "--no-pdf-header-footer",
            "--generate-pdf-document-outline",
        ]);
        command.args(if sandbox { &[][..] } else { &["--no-sandbox"] });
        command.args([&profile, &print_to]).arg(folder.join("page.html"));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(File::create(&said)?);
        let name = self.0.display();
        let child = command.spawn().with_context(|| format!("failed to start `{name}`"))?;
        let done = wait(child)?;
        let said = String::from_utf8_lossy(&std::fs::read(&said).unwrap_or_default()).into_owned();
        Ok(match std::fs::read(&pdf) {
            Ok(bytes) if done && bytes.starts_with(b"%PDF") => Ok(bytes),
            _ => Err(said),
        })
    }
}

impl Engine for Browser {
    fn pdf(&self, page: &str) -> Result<Vec<u8>> {
        let folder =
            tempfile::Builder::new().prefix("takestock-").tempdir().context("failed to make a folder for a while")?;
        let printed = std::fs::write(folder.path().join("page.html"), page)
            .context("failed to write the page for the browser")
            .and_then(|()| self.print(folder.path(), true))
            .and_then(|printed| match printed {
                // As root, and in containers, a browser has no sandbox; the page holds no script and loads nothing.
                Err(said) if said.contains("sandbox") => self.print(folder.path(), false),
                printed => Ok(printed),
            });
        remove(folder);
        printed?.map_err(|said| {
            let last = said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("it said nothing");
            anyhow!("`{}` printed no PDF: {last}", self.0.display())
        })
    }
}

/// Waits for the end; whether it ended well.
fn wait(mut child: Child) -> Result<bool> {
    let stop = interrupt::flag();
    for _ in 0..LOOKS {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if stop.load(std::sync::atomic::Ordering::Relaxed) {
            break;
        }
        std::thread::sleep(LOOK);
    }
    child.kill()?;
    child.wait()?;
    if interrupt::happened() {
        bail!("interrupted");
    }
    bail!("it took more than {} seconds", (LOOKS * 20) / 1000)
}

/// Removes the folder: helpers of the browser may still write to it for a moment.
fn remove(folder: tempfile::TempDir) {
    let path = folder.keep();
    for _ in 0..100 {
        if std::fs::remove_dir_all(&path).is_ok() || !path.exists() {
            return;
        }
        std::thread::sleep(LOOK);
    }
}

fn on_path(name: &OsStr) -> Option<PathBuf> {
    let paths = std::env::var_os("PATH")?;
    let mut file = name.to_owned();
    if cfg!(windows) && Path::new(name).extension().is_none() {
        file.push(".exe");
    }
    std::env::split_paths(&paths).map(|folder| folder.join(&file)).find(|program| program.is_file())
}
