//! The compiler notices when the typed methods and the law drift apart.
//!
//! Each case changes one line in a copy of the sources, in the law or in the table of methods, and the copy must not compile,
//! with a message that names the method or the fact.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const LAW: &str = "law/table.rs";
const CLOSED: &str = "candidacy/typed/claim.rs";
const METHODS: &str = "candidacy/typed/phase.rs";
const SHARED: &str = "candidacy/typed/shared.rs";
const PARTS: &str = "candidacy/typed/part.rs";

/// A change: the file, what stands there, what stands there then, and what the compiler says.
type Drift = (&'static str, &'static str, &'static str, &'static str);

/// The changes that are made together are noticed in different places, so that one run of the compiler serves them.
const DRIFTS: &[&[Drift]] = &[
    // The law leads somewhere else, lets somebody else act.
    &[
        (
            LAW,
            "At(Accepted),     Candidate,",
            "At(Hired),        Candidate,",
            "`Offered::accept_offer` is not what the law says",
        ),
        (
            LAW,
            "Same,             Candidate,   AtOnce).when(&[ToldTheEnd])",
            "Same,             Staff,   AtOnce).when(&[ToldTheEnd])",
            "the shared method for `FeedbackUnwanted` in `Approached` is not what the law says",
        ),
    ],
    &[
        (
            LAW,
            "&[SetUp],           Done,      Candidate)",
            "&[SetUp],           Done,      Staff)",
            "`Underway::submit` is not",
        ),
        (LAW, "F::AssignmentSubmitted", "F::AssignmentSubmitted", "`submit` of a part is not what the law says"),
    ],
    &[
        (
            LAW,
            "Step,             Candidate,",
            "Onward,           Candidate,",
            "`Proposed::agree` is not what the law says",
        ),
        (
            LAW,
            "row(F::NoteAdded,                ANY, ",
            "row(F::NoteAdded,                OPEN,",
            "the shared method for `NoteAdded` in `Hired` is not what the law says",
        ),
    ],
    &[(
        LAW,
        "&[SetUp],           ToSetUp,   Either),\n    part(F::InterviewHeld",
        "&[SetUp],           Done,      Either),\n    part(F::InterviewHeld",
        "`Underway::record_missed` is not what the law says",
    )],
    // It allows more, or less, or says something twice.
    &[(
        LAW,
        "const UNDECIDED: &[Phase] = &[Screening,",
        "const UNDECIDED: &[Phase] = &[Approached, Screening,",
        "rejection_decided",
    )],
    &[(
        LAW,
        "row(F::HoldEnded,",
        "row(F::HoldEnded, &[Screening], Same, Staff, AtOnce),\n    row(F::HoldEnded,",
        "two rows",
    )],
    &[(
        LAW,
        "&[Interview],       &[ToSetUp],         SetUp,     Staff)",
        "&[Interview],       &[ToSetUp, Done],   SetUp,     Staff)",
        "interview_scheduled",
    )],
    &[(
        LAW,
        "part(F::CheckRequested,        &[Check], ",
        "part(F::CheckRequested,        &[Check, Interview], ",
        "check_requested",
    )],
    // A method leads somewhere else, takes another actor, is for another fact or for another kind of step.
    &[
        (
            METHODS,
            "OfferDeclined => Withdrawn",
            "OfferDeclined => Rejected",
            "`Offered::decline_offer` is not what the law says",
        ),
        (
            SHARED,
            "candidate withdraw() = Withdrew",
            "staff withdraw() = Withdrew",
            "the shared method for `Withdrew` in `Approached`",
        ),
        (
            PARTS,
            "AssignmentSent { assignment: Box::new(assignment) }, of Assigning",
            "AssignmentSent { assignment: Box::new(assignment) }, of Checking",
            "`send_assignment` of a part is not what the law says",
        ),
    ],
    &[
        (METHODS, "candidate confirm()", "staff confirm()", "`Underway::confirm` is not what the law says"),
        (
            SHARED,
            "Reversed(Box::new(reversal)) => Any",
            "Reversed(Box::new(reversal)) => Withdrawn",
            "the shared method for `Reversed`",
        ),
        (PARTS, "candidate confirm()", "either confirm()", "`confirm` of a part is not what the law says"),
    ],
    &[
        (
            METHODS,
            "staff lapse() = ApproachLapsed",
            "staff lapse() = Hired",
            "`Approached::lapse` is not what the law says",
        ),
        (CLOSED, "    FactKind::EntryContested,\n", "", "the shared method for `EntryContested`"),
    ],
    &[(
        METHODS,
        "check: Box::new(check) } => Underway<S>, of Checking",
        "check: Box::new(check) } => Underway<S>, of Interviewing",
        "`Preparing::request_check` is not what the law says",
    )],
    // A method that moves says that it stays, and the other way round.
    &[
        (
            METHODS,
            "candidate agree() = StepAgreed => Preparing<S>;",
            "candidate agree() = StepAgreed;",
            "`Proposed::agree`",
        ),
        (
            SHARED,
            "staff end_hold() = HoldEnded;",
            "staff end_hold() = HoldEnded => Any;",
            "the shared method for `HoldEnded`",
        ),
    ],
    // A method is missing: of a phase, of a part, of several phases, in one of these.
    &[(
        METHODS,
        "        /// Calls the interview off; it is to be scheduled again.\n        either cancel(reason: Text) = \
        InterviewCancelled { part: None, reason } => Preparing<S>, of Interviewing;\n",
        "",
        "interview_cancelled",
    )],
    &[(
        PARTS,
        "    /// Asks the third party.\n    staff request_check(check: CheckRequest) = CheckRequested { check: Box::new(check) }, \
        of Checking;\n",
        "",
        "check_requested",
    )],
    &[(SHARED, "        /// Ends the pause.\n        staff end_hold() = HoldEnded;\n", "", "hold_ended")],
    &[(
        SHARED,
        "Underway<S> Deciding<S> OfferDue] {\n        /// Begins",
        "Underway<S> Deciding<S>] {\n        /// Begins",
        "step_repeated",
    )],
    &[(
        METHODS,
        "take_over(takeover: Takeover) = TakenOver",
        "take_over(takeover: Takeover) = Withdrew",
        "panicked: withdrew",
    )],
];

/// A change of the law or of a method that the other does not follow is a compile error, and it names the place.
#[test]
fn drift_does_not_compile() {
    let copy = copy();
    assert_eq!(check(&copy), "", "the copy itself compiles");
    for drifts in DRIFTS {
        let mut sources = Vec::new();
        for (file, was, becomes, _) in *drifts {
            let file = copy.join("src").join(file);
            let source = fs::read_to_string(&file).unwrap();
            assert!(source.contains(was), "`{was}` is not in {}", file.display());
            fs::write(&file, source.replacen(was, becomes, 1)).unwrap();
            sources.push((file, source));
        }
        let errors = check(&copy);
        sources.into_iter().rev().for_each(|(file, source)| fs::write(file, source).unwrap());
        for (_, was, becomes, says) in *drifts {
            assert!(errors.contains(says), "`{was}` to `{becomes}` does not say `{says}` but: {errors}");
        }
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
        .args(["check", "--lib", "--no-default-features", "--offline", "--quiet", "--manifest-path"])
        .arg(package.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(package.join("target"))
        .env("RUSTFLAGS", "--cap-lints=allow")
        .output()
        .unwrap();
    if output.status.success() { String::new() } else { String::from_utf8_lossy(&output.stderr).into_owned() }
}
