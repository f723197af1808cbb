//! Where it depends on the reader what is in a stream of objects, or nobody knows, what hides there is not "nothing": the
//! strict policy refuses, and the standard one warns.

use super::packed::{Pack, hex};
use super::warnings;
use super::writer::{Pdf, Place, ROOT};
use candidacy::cv::{self, Warning};

const EVIL: &str = "<< /S /JavaScript /JS (app.beep) >>";

/// A CV with an object 7, to which the catalogue leads.
fn cv() -> Pdf {
    Pdf::with("<< /Type /Catalog /Pages 2 0 R /OpenAction 7 0 R >>").page()
}

/// A stream of objects, written as a reader sees it that finds the danger in it: its entries and its bytes as they are.
fn raw_stream(pdf: Pdf, entries: &str, data: &[u8]) -> Pdf {
    let body = [format!("<< /Type /ObjStm {entries} >>\nstream\n").as_bytes(), data, b"\nendstream\nendobj\n"].concat();
    pdf.raw_object(6, body)
}

/// With a list that leads into the stream, and without a list.
fn both(pdf: &Pdf) -> [Vec<u8>; 2] {
    let listed = pdf.clone().lists(7, Place::In(6, 0)).table_stream(30, ROOT, &Pack::Deflate);
    [listed, pdf.clone().trailer_only(ROOT)]
}

#[track_caller]
fn is_said(file: &[u8], what: &str) {
    let strict = cv::Policy::strict().check(file, "cv.pdf", "application/pdf");
    assert!(matches!(strict, Err(cv::Error::Risk { .. })), "{what}: {strict:?}");
    let warned = warnings(file);
    assert!(warned.contains(&Warning::Unreadable) || warned.contains(&Warning::JavaScript), "{what}: {warned:?}");
}

/// The stream as it should be: its danger is found, and nothing else is said.
#[test]
fn what_all_readers_read() {
    let body = format!("7 0 {EVIL}");
    let [listed, searched] = both(&raw_stream(cv(), &format!("/N 1 /First 4 /Length {}", body.len()), body.as_bytes()));
    assert_eq!(warnings(&listed), [Warning::JavaScript]);
    assert_eq!(warnings(&searched), [Warning::Repaired, Warning::JavaScript]);
    let calm = "7 0 << /S /GoTo /D [3 0 R /Fit] >>";
    for length in [format!("{}", calm.len()), "9 0 R".into()] {
        let pdf = raw_stream(cv(), &format!("/N 1 /First 4 /Length {length}"), calm.as_bytes());
        let [listed, searched] = both(&pdf.object(9, &calm.len().to_string()));
        assert_eq!(warnings(&listed), [], "{length}");
        assert_eq!(warnings(&searched), [Warning::Repaired], "{length}");
    }
}

/// The length of the stream stands where not every reader looks, or is none, and the word at its end stands in its bytes
/// as well: those who know the length read on.
#[test]
fn a_length_that_not_all_know() {
    let front = "7 40 8 0 (\nendstream\nendobj\n";
    let body = format!("{front}{}) {EVIL}", " ".repeat(40 + 8 - front.len() - 2));
    // What is whole in front of that word is the same for all, but where a number at its end goes on behind it.
    let whole = "7 0 8 2 1 5";
    for (length, body) in ["20 0 R", "21 0 R", "99 0 R", "4", "999999", "4 /Length 5", "null", "1.0", "(9)"]
        .into_iter()
        .flat_map(|length| [(length, body.as_str()), (length, whole)])
    {
        let pdf = raw_stream(cv(), &format!("/N 2 /First 8 /Length {length}"), body.as_bytes());
        let held = format!("20 0 {}", body.len());
        let pdf = pdf.stream(22, "/Type /ObjStm /N 1 /First 5", &Pack::Deflate, held.as_bytes());
        let pdf = pdf.lists(20, Place::In(22, 0)).object(21, "20 0 R");
        for file in both(&pdf) {
            is_said(&file, length);
        }
    }
}

/// Packed in a way that is said where only some readers look, said twice, or not known here.
#[test]
fn packed_in_a_way_that_not_all_know() {
    let body = format!("7 0 {EVIL}");
    let packed = hex(body.as_bytes());
    for filter in [
        "/F /AHx",
        "/F /ASCIIHexDecode",
        "/Filter /JBIG2Decode",
        "/Filter /DCTDecode",
        "/Filter /None",
        "/Filter /AHx /Filter /Fl",
        "/Filter /Fl /Filter /AHx",
        "/Filter /AHx /DP << /Predictor 12 >>",
        "/Filter (AHx)",
        "/Filter 99 0 R",
    ] {
        let entries = format!("/N 1 /First 4 {filter} /Length {}", packed.len());
        for file in both(&raw_stream(cv(), &entries, &packed)) {
            is_said(&file, filter);
        }
    }
}

/// The same where both ways to read it are sound: a reader that knows the short name of a filter finds the danger, and another
/// one nothing.
#[test]
fn packed_in_two_ways() {
    // As runs, the first letter says that 56 more follow; as it is, it belongs to the first number.
    let body = format!("77 0 7 60  {EVIL}{}null", " ".repeat(70 - 11 - EVIL.len()));
    let sound = format!("/N 2 /First 10 /Length {}", body.len());
    let calm = raw_stream(cv(), &sound, body.as_bytes()).lists(7, Place::In(6, 1));
    assert_eq!(warnings(&calm.table_stream(30, ROOT, &Pack::Deflate)), []);
    for filter in ["/F /RL", "/F [/RL]", "/DP << /Predictor 2 >>", "/F (other.bin)"] {
        for file in both(&raw_stream(cv(), &format!("{sound} {filter}"), body.as_bytes())) {
            is_said(&file, filter);
        }
    }
}

/// The head of the stream says less or more than all readers believe: a number that is none to some, an object twice, one
/// beyond the end, or fewer than there are said to be.
#[test]
fn a_head_that_not_all_believe() {
    for (entries, head) in [
        ("/N 1.0 /First 4", "7 0 "),
        ("/N 1 /First 4.0", "7 0 "),
        ("/N 1. /First 4", "7 0 "),
        ("/N (1) /First 4", "7 0 "),
        ("/N 99 0 R /First 4", "7 0 "),
        ("/N 0 /N 1 /First 4", "7 0 "),
        ("/N 1 /First 9 /First 4", "7 0 "),
        ("/First 4", "7 0 "),
        ("/N 1", "7 0 "),
        ("/N 1 /First 4", "7 0.0 "),
        ("/N 1 /First 4", "7.0 0 "),
        ("/N 2 /First 4", "7 0 "),
        ("/N 1 /First 8", "7 9999 "),
        ("/N 1 /First 8", "7 -1    "),
        ("/N 2 /First 14", "7 36 7 0      "),
        ("/N 2 /First 14", "7 0 7 36      "),
    ] {
        let body = format!("{head}{EVIL} null");
        let entries = format!("{entries} /Length {}", body.len());
        for file in both(&raw_stream(cv(), &entries, body.as_bytes())) {
            is_said(&file, &entries);
        }
    }
}

/// Where a file has to be searched, some readers know a stream of objects by a type that is said elsewhere.
#[test]
fn a_type_that_is_said_elsewhere() {
    let body = format!("7 0 {EVIL}");
    for kind in ["/Type 20 0 R", "/Ty#70e 20 0 R", "", "/Type (ObjStm)"] {
        for keys in ["/N 1 /First 4", "/#4e 1 /Firs#74 4", "/First 4 /N 21 0 R"] {
            let pdf = cv().stream(6, &format!("{kind} {keys}"), &Pack::Deflate, body.as_bytes());
            let file = pdf.object(20, "/ObjStm").object(21, "1").trailer_only(ROOT);
            is_said(&file, &format!("{kind} {keys}"));
        }
    }
}

/// Streams of objects that run into each other are read by some readers: each of them by itself.
#[test]
fn one_that_runs_into_the_next() {
    let inner = "6 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Length 8 >>\nstream\n8 0 null\nendstream\nendobj\n";
    let front = format!("7 0 {EVIL} ");
    let (head, length) = ("5 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Length", front.len() + inner.len());
    let pdf = cv();
    let at = pdf.at();
    let pdf = pdf.lists(5, Place::At(at)).raw(format!("{head} {length} >>\nstream\n{front}"));
    let at = pdf.at();
    let pdf = pdf.lists(6, Place::At(at)).raw(format!("{inner}\nendstream\nendobj\n"));
    let pdf = pdf.lists(7, Place::In(5, 0)).lists(8, Place::In(6, 0));
    is_said(&pdf.clone().table_stream(30, ROOT, &Pack::Deflate), "listed");
    is_said(&pdf.trailer_only(ROOT), "searched for");
}
