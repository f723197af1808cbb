//! The rows of CSV files: each stands for itself.

use super::{Folder, HISTORY, Outcome, TERMS, answer, audit};
use proptest::prelude::*;

/// Ends of lines, quotation marks, a mark of the byte order, blanks around values and blank lines change nothing.
#[test]
fn the_same_rows_in_other_clothes() {
    let plain =
        "id,activity,at\n1,applied,2026-03-02 09:00:00\n1,phone,2026-03-03 09:00:00\n2,applied,2026-03-04 09:00:00\n";
    let whole = audit("clothes", HISTORY, plain).expect("a log");
    assert_eq!((whole.counts("cases"), whole.seen("applied"), whole.seen("moved")), (2, 2, 1));
    let quoted = plain.replace(",applied,", ",\"applied\",");
    let others = [
        plain.replace('\n', "\r\n"),
        plain.trim_end().to_owned(),
        quoted.clone(),
        quoted.trim_end().replace('\n', "\r\n"),
        format!("\u{feff}{plain}"),
        plain.replace('\n', "\n\n"),
        plain.replace(',', " , "),
    ];
    for other in others {
        let same = audit("clothes", HISTORY, &other).expect("a log");
        assert_eq!((&same.json, same.err.as_str()), (&whole.json, ""), "{other}");
    }
    let semicolons =
        audit("clothes", &format!("delimiter = \";\"\n{HISTORY}"), plain.replace(',', ";")).expect("a log");
    assert_eq!(semicolons.json, whole.json);
    let headless = plain.split_once('\n').expect("lines").1;
    let named = format!("columns = [\"id\", \"activity\", \"at\"]\n{HISTORY}");
    assert_eq!(audit("clothes", &named, headless).expect("a log").json, whole.json);
}

/// A bad row is named by its line and its reason, and every other row is read.
#[test]
fn a_bad_row_takes_no_other_with_it() {
    let log = [
        &b"id,activity,at,note\n1,applied,2026-03-02,x\n"[..],
        b"1,phone\n",                                      // 3
        b"1,phone,2026-03-03,x,y\n",                       // 4
        b"1,phone,2026-03-03,\"a\nlong\n\"\"note\"\"\"\n", // 5 to 7, a good one
        b"\xff\xfe,phone,2026-03-03,x\n",                  // 8
        b",phone,2026-03-03,x\n",                          // 9
        b"2,phone,,x\n",                                   // 10
        b"2,applied,2026-03-04,\xff\n",                    // 11: nobody reads the note
        b"2,phone,2026-03-05,\"opened\n",                  // 12
        b"2,phone,2026-03-06,x\n",
        b"2,no,2026-03-07,\"closed\"\n", // 14
        b"3,phone,2026-03-08,\"never\n", // 15
        b"3,phone,2026-03-09,x",
    ]
    .concat();
    let answer = audit("bad_rows", HISTORY, &log).expect("a log");
    let expected = [
        (3, "2 fields and not 4"),
        (4, "5 fields and not 4"),
        (8, "not UTF-8"),
        (9, "no case: `id` is blank"),
        (10, "no moment: the columns of moments are blank"),
        (12, "a quotation mark is opened and not closed"),
        (15, "a quotation mark is opened and not closed"),
    ];
    assert_eq!(answer.unreadable(), expected);
    assert_eq!((answer.seen("applied"), answer.seen("moved"), answer.seen("rejected")), (2, 3, 1));
    assert_eq!((answer.log("unreadable").as_u64(), answer.outcome), (Some(7), Outcome::Found));
    for (line, why) in expected {
        assert!(answer.err.contains(&format!("log:{line}: {why}\n")), "{}", answer.err);
    }
}

/// A quotation mark that is never closed and a line without an end cost their own line, and no memory for the rest.
#[test]
fn a_long_row_is_none() {
    let row = "1,phone,2026-03-03 09:00:00\n";
    let many = row.repeat(20_000);
    let long = "x".repeat(1 << 20);
    let log = format!("id,activity,at\n{row}1,\"phone,2026-03-03 09:00:00\n{many}1,{long},2026-03-03\n{row}");
    let answer = audit("long_rows", HISTORY, &log).expect("a log");
    assert_eq!((answer.seen("moved"), answer.unreadable().len()), (20_002, 2));
    assert_eq!(answer.unreadable()[0], (3, "a quotation mark is opened and not closed"));
    assert_eq!(answer.unreadable()[1], (20_004, "longer than 262144 bytes"));
}

/// The first twenty bad rows stand in the report, and each is named on standard error.
#[test]
fn every_bad_row_is_named() {
    let log = format!("id,activity,at\n{}", "1,phone,soon\n".repeat(50));
    let answer =
        audit("fifty_bad", &HISTORY.replace("applied =", "a ="), format!("{log}1,no,2026-03-02\n")).expect("a log");
    assert_eq!((answer.log("unreadable").as_u64(), answer.unreadable().len()), (Some(50), 20));
    assert_eq!(answer.err.lines().count(), 50);
}

proptest! {
    /// Any bytes are read to their end: each row is seen or named.
    #[test]
    fn any_bytes_are_read(rows in prop::collection::vec("[12,\"\n\r a;é]{0,12}|1,phone,2026-03-0[1-9]", 0..20)) {
        let folder = Folder::new("any_bytes");
        let mapping = folder.file("mapping.toml", format!("{HISTORY}{TERMS}"));
        let log = folder.file("log", format!("id,activity,at\n{}\n", rows.join("\n")));
        let good = rows.iter().filter(|row| row.starts_with("1,phone,2")).count() as u64;
        let answer = answer(&["--mapping", &mapping, "--at", "2027-01-01T00:00:00Z", &log]).expect("a log");
        let number = |name: &str| answer.log(name).as_u64().expect("a number");
        prop_assert_eq!(number("rows"), number("sightings") + number("unreadable"));
        // A quotation mark takes at most the rows up to the next one with it, where the number of fields fits by chance.
        if rows.iter().all(|row| !row.contains('"')) {
            prop_assert_eq!(answer.seen("moved"), good);
        }
    }
}
