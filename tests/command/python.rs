//! Packages of Python that a test takes, in an environment of its own, made once.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of programs of an environment with these packages.
pub(crate) fn environment(name: &str, packages: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let done = folder.join("done");
    if !done.exists() {
        let path = folder.display();
        let install =
            format!("python3 -m venv '{path}' && '{path}/bin/pip' install --quiet {packages} && touch '{path}/done'");
        let output = Command::new("sh").args(["-e", "-c", &install]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    folder.join("bin")
}
