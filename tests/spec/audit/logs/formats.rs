//! XES and OCEL: the same log in each format is judged the same.

use super::{Answer, Folder, HISTORY, Outcome, TERMS, answer, audit};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

const CSV: &str = "id,activity,at,stage\n\
    1,applied,2026-03-02T09:00:00Z,\n1,moved,2026-03-03T09:00:00Z,phone\n2,applied,2026-03-03T10:00:00Z,\n2,no,2026-03-20T09:00:00Z,\n";

const XES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<log xmlns="http://www.xes-standard.org/">
  <global scope="event"><string key="activity" value="none"/></global>
  <!-- a trace -->
  <trace><string key="concept:name" value="1"/>
    <event><string key="activity" value="applied"/><date key="at" value="2026-03-02T09:00:00.000+00:00"/></event>
    <event>
      <string key="activity" value="moved"><string key="activity" value="nested"/></string>
      <date key="at" value="2026-03-03T09:00:00.000+00:00"/>
      <string key="stage" value="ph&#111;ne"/>
    </event>
  </trace>
  <trace>
    <string key="concept:name" value="2"></string>
    <event><date key="at" value="2026-03-03T10:00:00.000+00:00"/><string key="activity" value="applied"/></event>
    <event><string key="activity" value="no"/><date key="at" value="2026-03-20T09:00:00.000+00:00"/></event>
  </trace>
</log>"#;

const OCEL_1: &str = r#"{"ocel:global-log":{"ocel:object-types":["applications","offers"]},
"ocel:objects":{"1":{"ocel:type":"applications","ocel:ovmap":{}},"2":{"ocel:type":"applications"},"o":{"ocel:type":"offers"}},
"ocel:events":{
"a":{"ocel:activity":"applied","ocel:timestamp":"2026-03-02T09:00:00Z","ocel:vmap":{},"ocel:omap":["1","o"]},
"b":{"ocel:activity":"moved","ocel:timestamp":"2026-03-03T09:00:00Z","ocel:vmap":{"stage":"phone"},"ocel:omap":["1"]},
"c":{"ocel:activity":"applied","ocel:timestamp":"2026-03-03T10:00:00Z","ocel:vmap":{},"ocel:omap":["2"]},
"d":{"ocel:activity":"no","ocel:timestamp":"2026-03-20T09:00:00Z","ocel:vmap":{},"ocel:omap":["2"]}}}"#;

const OCEL_2: &str = r#"{"eventTypes":[],"objectTypes":[],"events":[
{"id":"a","type":"applied","time":"2026-03-02T09:00:00Z","attributes":[],"relationships":[{"objectId":"1","qualifier":"by"},{"objectId":"1","qualifier":"of"}]},
{"id":"b","type":"moved","time":"2026-03-03T09:00:00Z","attributes":[{"name":"stage","value":"phone"}],"relationships":[{"objectId":"1","qualifier":"of"}]},
{"id":"c","type":"applied","time":"2026-03-03T10:00:00Z","relationships":[{"objectId":"2","qualifier":"of"}]},
{"id":"d","type":"no","time":"2026-03-20T09:00:00Z","relationships":[{"objectId":"2","qualifier":"of"}]}],
"objects":[{"id":"1","type":"applications","attributes":[]},{"id":"2","type":"applications"},{"id":"o","type":"offers"}]}"#;

/// The mapping of a format, in which the columns have these names.
fn mapping(head: &str, [case, activity, at]: [&str; 3]) -> String {
    format!(
        "{head}\ncase = \"{case}\"\n[[event]]\nat = \"{at}\"\nactivity = \"{activity}\"\nstep = \"stage\"\n\
        [activities]\napplied = \"applied\"\nmoved = \"moved\"\nno = \"rejected\"\n"
    )
}

fn csv() -> Answer {
    audit("formats_csv", &mapping("format = \"csv\"", ["id", "activity", "at"]), CSV).expect("a log")
}

fn xes(log: impl AsRef<[u8]>) -> Result<Answer, String> {
    audit("formats_xes", &mapping("format = \"xes\"", ["trace:concept:name", "activity", "at"]), log)
}

fn ocel(log: impl AsRef<[u8]>) -> Result<Answer, String> {
    let head = "format = \"ocel\"\nobject = \"applications\"";
    audit("formats_ocel", &mapping(head, ["object", "activity", "time"]), log)
}

fn packed(text: &str) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(text.as_bytes()).expect("memory");
    packer.finish().expect("memory")
}

/// CSV, XES, both editions of OCEL, whichever comes first in them, and each of them packed: the same judgement.
#[test]
fn every_format_is_judged_the_same() {
    let csv = csv();
    assert_eq!((csv.counts("cases"), csv.seen("moved"), csv.seen("applied"), csv.seen("rejected")), (2, 1, 2, 1));
    let objects_last = {
        let (head, rest) = OCEL_1.split_once("\"ocel:objects\":").expect("objects");
        let (objects, events) = rest.split_once("\"ocel:events\":").expect("events");
        let (objects, events) = (objects.trim_end().trim_end_matches(','), events.strip_suffix('}').expect("an end"));
        format!("{head}\"ocel:events\":{events},\"ocel:objects\":{objects}}}")
    };
    let others = [
        ("XES", xes(XES)),
        ("packed XES", xes(packed(XES))),
        ("OCEL 1.0", ocel(OCEL_1)),
        ("OCEL 1.0, objects last", ocel(&objects_last)),
        ("OCEL 2.0", ocel(OCEL_2)),
        ("packed OCEL", ocel(packed(OCEL_2))),
    ];
    for (format, answer) in others {
        let answer = answer.expect(format);
        assert_eq!(answer.json["judgement"], csv.json["judgement"], "{format}");
        assert_eq!((&answer.json["at"], answer.log("rows")), (&csv.json["at"], csv.log("rows")), "{format}");
    }
}

/// An event that has no moment, is about nothing or is no event is named or counted, and the rest is read.
#[test]
fn a_bad_event_takes_no_other_with_it() {
    let dated = "<date key=\"at\" value=\"2026-03-02T09:00:00.000+00:00\"/>";
    let broken = XES.replacen(dated, "<date key=\"at\" value=\"&nothing;\"/>", 1);
    assert!(broken != XES && xes(&broken).expect("a log").unreadable()[0].0 == 1);
    let blank = xes(XES.replacen(dated, "", 1)).expect("a log");
    assert_eq!(blank.unreadable(), [(1, "no moment: the columns of moments are blank")]);
    assert_eq!((blank.seen("applied"), blank.seen("rejected")), (1, 1));

    let no_time = ocel(OCEL_2.replacen("\"time\":\"2026-03-02T09:00:00Z\",", "", 1)).expect("a log");
    assert_eq!((no_time.unreadable().len(), no_time.unreadable()[0].0, no_time.seen("applied")), (1, 1, 1));
    let about_offers = ocel(OCEL_1.replacen("[\"1\",\"o\"]", "[\"o\"]", 1)).expect("a log");
    assert_eq!((about_offers.log("about_no_case").as_u64(), about_offers.seen("applied")), (Some(1), 1));
    let about_both = ocel(OCEL_1.replacen("[\"1\",\"o\"]", "[\"1\",\"2\"]", 1)).expect("a log");
    assert_eq!(about_both.seen("applied"), 3);
}

/// A log that breaks off is reported as far as it goes, with where it broke. One that is of no such format is not.
#[test]
fn a_log_that_breaks_off_is_said_to() {
    let half = |text: &str| text[..text.len() * 3 / 5].to_owned();
    let packed = packed(CSV);
    let csv = mapping("format = \"csv\"", ["id", "activity", "at"]);
    for answer in [xes(half(XES)), ocel(half(OCEL_1)), audit("broken_csv", &csv, &packed[..packed.len() - 12])] {
        let answer = answer.expect("the rows before");
        assert_eq!(answer.outcome, Outcome::Broken);
        assert!(answer.log("stopped").as_str().expect("a reason").contains("log: ") && answer.seen("applied") > 0);
        assert!(answer.err.contains(answer.log("stopped").as_str().expect("a reason")), "{}", answer.err);
    }
    let none = [
        xes(CSV),
        xes(OCEL_1),
        ocel(CSV),
        ocel("{}"),
        ocel("[]"),
        audit("no_csv", HISTORY, OCEL_1),
        audit("no_csv", HISTORY, ""),
    ];
    for (number, answer) in none.into_iter().enumerate() {
        assert!(answer.is_err(), "number {number}");
    }
}

/// A case of a log that is grouped ends where the next begins, and nothing is different; one that comes again is counted.
#[test]
fn a_grouped_log_is_judged_case_by_case() {
    let folder = Folder::new("grouped");
    let map = folder.file("mapping.toml", mapping("format = \"csv\"", ["id", "activity", "at"]) + TERMS);
    let log = folder.file("log", CSV);
    let grouped = answer(&["--mapping", &map, "--grouped", &log]).expect("a log");
    assert_eq!(grouped.json, csv().json);
    let again = folder.file("again", format!("{CSV}1,no,2026-03-21T09:00:00Z,\n"));
    let again = answer(&["--mapping", &map, "--grouped", &again]).expect("a log");
    assert_eq!((again.counts("cases"), again.log("came_again").as_u64()), (3, Some(1)));
    assert_eq!(again.log("cases_that_came_again")[0], "1");
}
