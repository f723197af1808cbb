//! The compiler notices when the typed methods and the law drift apart.
//!
//! Each case changes one line in a copy of the sources, in the law or in the table of methods, and the copy must not compile,
//! with a message that names the method or the fact.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const MISSING: &str = "/// Called off, to be planned again.
        staff cancel(reason: Text) = Cancelled { reason } => Arranging<M>;";

/// A change of the law or of a method that the other does not follow is a compile error, and it names the place.
#[test]
fn drift_does_not_compile() {
    let law = "law/table.rs";
    let methods = "candidacy/typed/phase.rs";
    let shared = "candidacy/typed/shared.rs";
    let drifts = [
        // The law moves somewhere else, lets somebody else act, allows more, allows less, says something twice.
        (law, "At(Held),       Staff)", "At(Arranging),  Staff)", "`Scheduled::held` is not what the law says"),
        (law, "Begin,          Candidate)", "Onward,         Candidate)", "`Proposed::agree` is not what the law says"),
        (law, "At(Submitted),  Candidate)", "At(Submitted),  Staff)", "`Assigned::submit` is not what the law says"),
        (
            law,
            "OPEN.difference(only(&[Approached, Declining]))",
            "OPEN.difference(only(&[Declining]))",
            "decided_against",
        ),
        (
            law,
            "row(F::Noted,                  ANY,",
            "row(F::Noted,                  OPEN,",
            "method for `Noted` in `Hired`",
        ),
        (law, "row(F::Cancelled,  ", "row(F::Scheduled,  ", "`Scheduled::cancel` is not what the law says"),
        (
            law,
            "row(F::Repeated,               only(&[Submitted])",
            "row(F::Repeated,               only(&[Held])",
            "two rows",
        ),
        // What one side may say, and in which phase, stands in the same row.
        (
            law,
            "row(F::ConcernSettled,         ANY,                                                                   Same,           Either)",
            "row(F::ConcernSettled,         ANY,                                                                   Same,           Staff)",
            "the shared method for `ConcernSettled` in `Approached` is not what the law says",
        ),
        (
            law,
            "row(F::ExtensionAnswered,      only(&[Assigned])",
            "row(F::ExtensionAnswered,      ANY",
            "extension_answered",
        ),
        // A method leads somewhere else, takes another actor, is missing, is for another fact.
        (
            methods,
            "OfferAccepted => Hired",
            "OfferAccepted => Withdrawn",
            "`Offered::accept_offer` is not what the law says",
        ),
        (methods, "staff cancel(reason", "candidate cancel(reason", "`Scheduled::cancel` is not what the law says"),
        (methods, MISSING, "", "panicked: cancelled"),
        (shared, "candidate withdraw() = Withdrew", "staff withdraw() = Withdrew", "the shared method for `Withdrew`"),
        (shared, "/// The pause is over.\n        staff resume() = Resumed;", "", "panicked: resumed"),
        (methods, "staff waive(reason: Text) = Waived", "staff waive(reason: Text) = Repeated", "`Arranging::waive`"),
    ];
    let copy = copy();
    assert_eq!(check(&copy), "", "the copy itself compiles");
    for (file, was, becomes, says) in drifts {
        let file = copy.join("src").join(file);
        let source = fs::read_to_string(&file).unwrap();
        assert!(source.contains(was), "`{was}` is not in {}", file.display());
        fs::write(&file, source.replacen(was, becomes, 1)).unwrap();
        let errors = check(&copy);
        fs::write(&file, source).unwrap();
        assert!(errors.contains(says), "`{was}` to `{becomes}` does not say `{says}` but: {errors}");
    }
}

/// A package with the same sources and dependencies.
fn copy() -> PathBuf {
    let (here, copy) = (Path::new(env!("CARGO_MANIFEST_DIR")), Path::new(env!("CARGO_TARGET_TMPDIR")).join("drift"));
    let _ = fs::remove_dir_all(copy.join("src")); // the first time there is none
    copy_folder(&here.join("src"), &copy.join("src"));
    let manifest = fs::read_to_string(here.join("Cargo.toml")).unwrap();
    let dependencies = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let head =
        "[package]\nname = \"candidacy\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]";
    fs::write(copy.join("Cargo.toml"), format!("{head}{dependencies}")).unwrap();
    fs::copy(here.join("Cargo.lock"), copy.join("Cargo.lock")).unwrap();
    copy
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(file.file_name());
        if file.file_type().unwrap().is_dir() {
            copy_folder(&file.path(), &target);
        } else {
            fs::copy(file.path(), target).unwrap();
        }
    }
}

/// What the compiler says against it; nothing, if it compiles.
fn check(package: &Path) -> String {
    let output = Command::new(env!("CARGO"))
        .args(["check", "--lib", "--offline", "--quiet", "--manifest-path"])
        .arg(package.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(package.join("target"))
        .env("RUSTFLAGS", "--cap-lints=allow")
        .output()
        .unwrap();
    if output.status.success() { String::new() } else { String::from_utf8_lossy(&output.stderr).into_owned() }
}
