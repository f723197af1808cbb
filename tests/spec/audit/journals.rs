//! The example that audits journals: whatever a file holds, each line that is wrong is named, and the rest is judged.

#[path = "../../../examples/journals.rs"]
#[expect(dead_code, reason = "what makes it a program of its own")]
mod example;

use crate::support::walked::numbered;
use crate::support::way::{Way, back_end, informed, message};
use crate::support::ways::applied;
use crate::support::{candidacy_id, day};
use candidacy::terms::Powers;
use candidacy::{Candidacy, Capacity, Entry, Fact, Line, Process, Seq, Step, Terms};
use proptest::collection::vec;
use proptest::prelude::*;
use std::fmt::Write;

/// What it says when this is its input, or why it stops.
fn said(args: &[&str], mut input: &[u8]) -> Result<String, String> {
    let mut out = Vec::new();
    let args = args.iter().map(|arg| (*arg).to_owned());
    example::run(args, &mut input, &mut out).map_err(|error| error.to_string())?;
    Ok(String::from_utf8(out).expect("text"))
}

/// What it says of the lines on its standard input: what was wrong with each, and the sum.
fn findings(input: &[u8]) -> (Vec<String>, String) {
    let said = said(&["-"], input).expect("bad lines do not stop it");
    let wrong = said.lines().map_while(|line| line.strip_prefix("standard input:")).map(str::to_owned).collect();
    let sum = said.lines().find(|line| line.starts_with("lines: ")).expect("a sum");
    (wrong, sum.to_owned())
}

/// The lines of a candidacy.
fn lines(candidacy: &Candidacy) -> Vec<String> {
    candidacy.lines().map(|line| serde_json::to_string(&line).expect("a line")).collect()
}

/// A line of candidacy 1.
fn line(seq: u32, entry: &Entry) -> String {
    serde_json::to_string(&Line { candidacy: candidacy_id(1), seq: Seq(seq), entry: entry.clone() }).expect("a line")
}

/// Somebody applied, asked twice, was answered twice, and stepped out.
fn asked_twice() -> Candidacy {
    let way = Way::applied().then(message()).then(message());
    way.then(informed(2)).then(informed(3)).then(Fact::Withdrew).0
}

/// The journals that come with it give this, word for word: the format that they are written in cannot drift.
#[test]
fn its_own_journals_give_this() {
    let shown = said(&[], b"").expect("its own journals");
    assert_eq!(shown.trim_end(), include_str!("journals.txt").trim_end(), "\n{shown}");
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/journals.jsonl");
    let from_a_file = said(&[file], b"").expect("the same file").replace(file, "journals.jsonl");
    assert_eq!(from_a_file, shown);
    let from_input = said(&["-"], include_bytes!("../../../examples/journals.jsonl")).expect("the same lines");
    assert_eq!(from_input.replace("standard input", "journals.jsonl"), shown);
}

/// As they stood at a moment: what came later is left out, and the rest is judged as if nothing had come.
#[test]
fn it_looks_at_a_moment() {
    let shown = said(&["--at", "2026-03-02T08:00:00Z"], b"").expect("a moment");
    assert!(shown.contains("As it stood at 2026-03-02T08:00:00Z") && shown.contains("\ncandidacies: 0\n"), "{shown}");
    let journal = lines(&asked_twice());
    let at_noon = |day: usize, lines: &[String]| {
        let at = format!("2026-03-{:02}T12:00:00Z", day + 2);
        let said = said(&["--at", &at, "-"], lines.join("\n").as_bytes()).expect("a moment");
        said.split("\nlines: ").next().map(str::to_owned)
    };
    // One entry a day.
    for (day, until) in [(0, 1), (1, 2), (2, 3), (3, 4), (6, 7)] {
        assert_eq!(at_noon(day, &journal), at_noon(day, &journal[..until]), "day {day}");
    }
    assert_ne!(at_noon(2, &journal), at_noon(2, &journal[..2]));
}

/// What it is not called with, it names, and stops.
#[test]
fn what_it_is_not_called_with() {
    let wrong = [
        (&["--at"][..], "--at needs a value"),
        (&["--at", "soon"], "soon: "),
        (&["--frobnicate"], "no such option: --frobnicate"),
        (&["no/such/file.jsonl"], "no/such/file.jsonl: "),
        (&["--terms", "no/such/file.json"], "no/such/file.json: "),
        (&[env!("CARGO_MANIFEST_DIR")], concat!(env!("CARGO_MANIFEST_DIR"), ": ")),
    ];
    for (args, words) in wrong {
        let why = said(args, b"").expect_err("it stops");
        assert!(why.contains(words), "{args:?}: {why}");
    }
}

/// Terms that are given count for the journals that name them, and no others do.
#[test]
fn terms_that_are_given_count() {
    let step = Step::interview("hello", Capacity::RECRUITER).expect("a name");
    let process = Process::new([(Capacity::RECRUITER, Powers::ALL)], [step]).expect("a process");
    let short = Terms::new("short", 1, process).expect("a name");
    let candidacy = Way(applied(&short, day(0))).then(informed(0)).advanced().0;
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("terms.json");
    std::fs::write(&file, serde_json::to_string(&short).expect("terms")).expect("a file");
    let input = lines(&candidacy).join("\n");
    let given = said(&["--terms", file.to_str().expect("a path"), "-"], input.as_bytes()).expect("terms");
    assert!(given.contains("\n1 hello ") && !given.contains("not given"), "{given}");
    // Another process under the same name is noticed.
    let assumed = said(&["-"], input.as_bytes()).expect("no terms");
    assert!(assumed.contains("refused by the law: 3\n"), "{assumed}");
}

/// Nothing at all, blank lines, other ends of lines and none at the end: nothing is wrong with them.
#[test]
fn what_is_nothing_is_not_wrong() {
    for (input, sum) in [(&b""[..], 0), (b"\n", 0), (b"\r\n \t\r\n\n", 0)] {
        let (wrong, said) = findings(input);
        assert_eq!((wrong.len(), said), (0, format!("lines: {sum}; could not be read: 0; refused by the law: 0")));
    }
    let journal = lines(&asked_twice());
    let [unix, windows, open] = [journal.join("\n") + "\n", journal.join("\r\n") + "\r\n", journal.join("\n")];
    let all = said(&["-"], unix.as_bytes()).expect("lines");
    assert!(
        all.contains("\ncandidacies: 1\n") && all.contains("\nlines: 7; could not be read: 0; refused by the law: 0\n")
    );
    assert_eq!(said(&["-"], windows.as_bytes()).expect("lines"), all);
    assert_eq!(said(&["-"], open.as_bytes()).expect("lines"), all);
}

/// A line that cannot be read is named with its number, in a few words, and does not stop the rest.
#[test]
fn what_cannot_be_read_is_named() {
    let journal = lines(&Way::applied().0);
    let long = |bytes: usize| format!("{{\"{}", "x".repeat(bytes - 2));
    let mebibyte = 1 << 20;
    let bad: Vec<(Vec<u8>, &str)> = vec![
        (b"{".to_vec(), "EOF"),
        (b"nothing".to_vec(), "expected"),
        (b"\xff\xfe\x00{\"candidacy\"".to_vec(), "expected value"),
        (b"{\"candidacy\":\"\xc3\x28\"}".to_vec(), "invalid unicode"),
        (b"[]".to_vec(), "invalid length 0"),
        (journal[0].replace("\"at\"", "\"when\"").into_bytes(), "missing field `at`"),
        (journal[0].replace("T09:00:00Z", "").into_bytes(), "not a moment"),
        (
            journal[0].replace("\"fact\":{\"applied\"", "\"fact\":{\"invented\"").into_bytes(),
            "unknown variant `invented`",
        ),
        (journal[0].replace("\"seq\":0", "\"seq\":4294967296").into_bytes(), "invalid value"),
        (journal[0].replace("\"seq\":0", "\"seq\":-1").into_bytes(), "invalid value"),
        (format!("{{\"candidacy\":\"\\u001b[31m{}\"}}", "é".repeat(2_000)).into_bytes(), "UUID"),
        (b"[".repeat(100_000), "invalid type"),
        ([&b"{\"x\":"[..], &b"[".repeat(100_000)].concat(), "EOF"),
        (long(mebibyte).into_bytes(), "EOF"),
        (long(mebibyte + 1).into_bytes(), "longer than 1048576 bytes"),
        (long(3 * mebibyte + 1).into_bytes(), "longer than 1048576 bytes"),
    ];
    let mut input = journal[0].clone().into_bytes();
    for (bytes, _) in &bad {
        input.push(b'\n');
        input.extend(bytes);
    }
    input.push(b'\n');
    input.extend(journal[1].as_bytes());
    let (wrong, sum) = findings(&input);
    assert_eq!(sum, format!("lines: {}; could not be read: {}; refused by the law: 0", bad.len() + 2, bad.len()));
    assert_eq!(wrong.len(), bad.len(), "{wrong:#?}");
    for ((number, wrong), (_, words)) in (2..).zip(&wrong).zip(&bad) {
        assert!(wrong.starts_with(&format!("{number}: ")) && wrong.contains(words), "{wrong}");
        assert!(wrong.chars().count() < 350 && !wrong.contains(char::is_control), "{wrong}");
    }
    // A long line at the very end is no other.
    let (wrong, _) = findings(long(mebibyte + 1).as_bytes());
    assert_eq!(wrong, ["1: longer than 1048576 bytes"]);
}

/// Journals may be mixed line by line, and numbers may be left out where the lines of each are in order.
#[test]
fn journals_may_be_mixed() {
    let journals: Vec<Vec<String>> = (1..=5).map(|id| lines(&numbered(&asked_twice(), id))).collect();
    let one_by_one = said(&["-"], journals.concat().join("\n").as_bytes()).expect("lines");
    let mixed: Vec<String> = (0..7).flat_map(|seq| journals.iter().map(move |journal| journal[seq].clone())).collect();
    assert_eq!(said(&["-"], mixed.join("\n").as_bytes()).expect("lines"), one_by_one);
    let without = mixed.iter().map(|line| {
        let mut line: serde_json::Value = serde_json::from_str(line).expect("JSON");
        line.as_object_mut().expect("an object").remove("seq");
        line.to_string()
    });
    let without = without.collect::<Vec<_>>().join("\n");
    assert_eq!(said(&["-"], without.as_bytes()).expect("lines"), one_by_one);
    assert!(one_by_one.contains("\ncandidacies: 5\n"), "{one_by_one}");
}

/// What has no opening is refused entry by entry, and counted.
#[test]
fn what_has_no_opening_is_counted() {
    let journal = lines(&asked_twice());
    let (wrong, sum) = findings(journal[1..].join("\n").as_bytes());
    assert_eq!(sum, "lines: 6; could not be read: 0; refused by the law: 6");
    assert_eq!(wrong.len(), 7, "the gap and each entry: {wrong:#?}");
    let said = said(&["-"], journal[1..].join("\n").as_bytes()).expect("lines");
    assert!(said.ends_with("\ncandidacies without an opening: 1\n"), "{said}");
}

/// A gap is named once, and what comes after it is judged as it can be; a double and an opening of somebody else are left
/// out.
#[test]
fn a_gap_and_a_double_are_named() {
    let journal = lines(&asked_twice());
    let id = "candidacy 00000000-0000-0000-0000-000000000001, entry";
    let gap = [&journal[0], &journal[2], &journal[4], &journal[5], &journal[6]].map(String::as_str).join("\n");
    let expected = [
        format!("2: {id} 2: missing before it: 1, from 1 on"),
        format!("3: {id} 4: missing before it: 1, from 3 on"),
        format!("4: {id} 5: it is about entry 3, which was not accepted before it"),
    ];
    assert_eq!(
        findings(gap.as_bytes()),
        (expected.to_vec(), "lines: 5; could not be read: 0; refused by the law: 1".into())
    );
    let double = [&journal[0], &journal[1], &journal[1], &journal[0], &journal[2]].map(String::as_str).join("\n");
    let expected = [
        format!("3: {id} 1: it was there already, the next is 2"),
        format!("4: {id} 0: it was there already, the next is 2"),
    ];
    assert_eq!(
        findings(double.as_bytes()),
        (expected.to_vec(), "lines: 5; could not be read: 2; refused by the law: 0".into())
    );
    let foreign = line(0, &numbered(&asked_twice(), 2).journal()[0]);
    let expected = format!("1: {id} 0: it opens another candidacy, 00000000-0000-0000-0000-000000000002");
    assert_eq!(findings((foreign + "\n" + &journal[0]).as_bytes()).0, [expected]);
    // A number far away takes no room.
    let far = journal[6].replace("\"seq\":6", "\"seq\":4294967295");
    let (wrong, sum) = findings([&*journal[0], &far, &journal[1]].join("\n").as_bytes());
    assert_eq!(wrong[0], format!("2: {id} 4294967295: missing before it: 4294967294, from 1 on"));
    assert_eq!(wrong[1], format!("3: {id} 1: it was there already, the next is 4294967296"));
    assert_eq!(sum, "lines: 3; could not be read: 1; refused by the law: 0");
}

/// Where an entry was refused, those after it keep their numbers, and an answer to what was refused is refused as well.
#[test]
fn an_answer_to_what_was_refused() {
    let candidacy = asked_twice();
    let journal = candidacy.journal();
    // The first question is replaced by something unlawful.
    let unlawful = Entry { fact: Fact::OfferAccepted, ..journal[2].clone() };
    let mut input = String::new();
    for (seq, entry) in (0..).zip(journal) {
        let entry = if seq == 2 { &unlawful } else { entry };
        writeln!(input, "{}", line(seq, entry)).expect("a string");
    }
    let (wrong, sum) = findings(input.as_bytes());
    assert_eq!(sum, "lines: 7; could not be read: 0; refused by the law: 2");
    let id = "candidacy 00000000-0000-0000-0000-000000000001, entry";
    assert!(
        wrong[0].starts_with(&format!("3: {id} 2: `offer_accepted` is not possible in the phase `screening`")),
        "{wrong:#?}"
    );
    assert_eq!(wrong[1..], [format!("5: {id} 4: it is about entry 2, which was not accepted before it")]);
}

proptest! {
    #![proptest_config(crate::support::walked::few())]

    /// Whatever is lawful, in any order of the journals, is taken without a word; and whatever bytes come in between are
    /// named, each line at most once, and change nothing else.
    #[test]
    fn noise_changes_nothing(
        lengths in vec(1..7_usize, 1..4),
        noise in vec((any::<prop::sample::Index>(), vec(any::<u8>(), 0..40)), 0..8),
    ) {
        let journals = (1..).zip(&lengths).map(|(id, length)| lines(&numbered(&asked_twice(), id))[..*length].to_vec());
        let clean: Vec<String> = journals.collect::<Vec<_>>().concat();
        let pure = said(&["-"], clean.join("\n").as_bytes()).expect("lines");
        let mut noisy: Vec<Vec<u8>> = clean.into_iter().map(String::into_bytes).collect();
        let mut count = 0;
        for (place, bytes) in noise {
            let bytes: Vec<u8> = bytes.into_iter().filter(|byte| *byte != b'\n').collect();
            count += usize::from(!bytes.trim_ascii().is_empty());
            noisy.insert(place.index(noisy.len() + 1), bytes);
        }
        let (wrong, _) = findings(&noisy.join(&b'\n'));
        prop_assert_eq!(wrong.len(), count, "each line is named once");
        let noisy = said(&["-"], &noisy.join(&b'\n')).expect("lines");
        let judged = |said: &str| said.split_once("\nAs it stood").map(|(_, rest)| rest.split("\nlines: ").next().map(str::to_owned));
        prop_assert_eq!(judged(&noisy), judged(&pure));
    }
}

/// Three hundred lines of one candidacy and of three hundred are read alike.
#[test]
fn many_lines_are_read() {
    let long = (0..299).fold(Way(applied(&back_end(), day(0))), |way, _| way.then(message())).0;
    let (wrong, sum) = findings(lines(&long).join("\n").as_bytes());
    assert_eq!((wrong.len(), &*sum), (0, "lines: 300; could not be read: 0; refused by the law: 0"));
    let many: Vec<String> = (1..=300).flat_map(|id| lines(&numbered(&applied(&back_end(), day(0)), id))).collect();
    let (wrong, sum) = findings(many.join("\n").as_bytes());
    assert_eq!((wrong.len(), &*sum), (0, "lines: 300; could not be read: 0; refused by the law: 0"));
}
