//! What the file's own list does not name counts where some reader does not believe that list: such a reader looks the file
//! through, and finds it.

use super::cipher::Lock;
use super::packed::Pack;
use super::writer::{Pdf, Place, ROOT};
use super::{pages, warnings};
use candidacy::cv::Warning::{self, JavaScript, Launch};

const EVIL: &str = "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.beep) >> >>";

/// A CV behind which stands another catalogue that no list names.
fn shadow() -> Pdf {
    Pdf::cv().raw(format!("1 0 obj\n{EVIL}\nendobj\n"))
}

/// The same with this in its list instead of that.
fn edited(what: &str, with: &str) -> Vec<u8> {
    let file: String = shadow().rooted().iter().copied().map(char::from).collect();
    assert_eq!(file.matches(what).count(), 1, "{what}");
    file.replace(what, with).chars().map(|letter| u8::try_from(letter).unwrap()).collect()
}

#[track_caller]
fn is_found(file: &[u8], what: &str) {
    assert_eq!(pages(file), Ok(1), "{what}");
    assert!(warnings(file).contains(&JavaScript), "{what}: {:?}", warnings(file));
}

/// Where every reader believes the list, what it does not name does nothing.
#[test]
fn no_reader_looks_behind_a_sound_list() {
    assert_eq!(warnings(&shadow().rooted()), []);
    assert_eq!(warnings(&shadow().table_stream(9, ROOT, &Pack::Deflate)), []);
}

/// An object that nothing asks for is not where the list says, or one that is asked for is not in it.
#[test]
fn an_object_elsewhere() {
    for at in [1, 16, 99_999_999] {
        is_found(&shadow().lists(5, Place::At(at)).rooted(), "an object elsewhere");
        is_found(&shadow().lists(5, Place::At(at)).table_stream(9, ROOT, &Pack::Deflate), "an object elsewhere");
    }
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Annots [77 0 R] >>";
    is_found(&shadow().object(3, page).rooted(), "an object that no list names");
}

/// A list that says less than it has, that says a number twice, or that is of more than one generation.
#[test]
fn a_list_that_is_odd() {
    is_found(&edited("/Size 4", "/Sise 4"), "without a size");
    is_found(&edited("/Size 4", "/Size 2"), "with too small a size");
    is_found(&edited("trailer", "1 1\n0000000015 00000 n \ntrailer"), "a number twice");
    is_found(&edited("0000000015 00000 n ", "0000000015 00001 n "), "a later generation");
    is_found(&edited("0000000015 00000 n \n", "15 0 n\n"), "a line of another length");
    is_found(
        &edited("xref\n0 4\n0000000000 65535 f \n", "xref\n0 4\n0000000000 65535 f"),
        "a line that runs into the next",
    );
    for place in ["/Prev 1.0", "/Prev (1)", "/XRefStm 1.0", "/XRefStm 15"] {
        is_found(&shadow().table(&format!("{ROOT} {place}")), place);
    }
    // The same in a stream: a later generation, and a number twice.
    let pdf = shadow();
    let place = |number| if let Place::At(at) = pdf.place(number) { u8::try_from(at).unwrap() } else { 0 };
    let rows = |generation: u8| [1, 2, 3].map(|number| [1, place(number), generation]).concat();
    let again = [rows(0), vec![1, place(1), 0]].concat();
    let nowhere = [rows(0), vec![1, 0, 0]].concat();
    for (index, rows) in [("1 3", rows(1)), ("1 3 1 1", again), ("1 4", nowhere)] {
        let said = format!("/Type /XRef /W [1 1 1] /Index [{index}] /Size 4 {ROOT}");
        let at = pdf.at();
        is_found(&pdf.clone().stream(9, &said, &Pack::Plain, &rows).end_at(at), index);
    }
}

/// The word that says where the list is stands too far from the end, or is a part of another.
#[test]
fn a_mark_that_readers_miss() {
    let far = [shadow().rooted(), b"%".to_vec(), vec![b'x'; 5_000]].concat();
    is_found(&far, "far from the end");
    let benign = Pdf::cv();
    let at = benign.at();
    let both = benign.table_only(ROOT).object(1, EVIL).table(ROOT);
    let part = [both, format!("%xstartxref\n{at}\n%%EOF\n").into_bytes()].concat();
    is_found(&part, "a part of another word");
}

/// The file that has this in a stream, of which the catalogue asks for object 5.
fn asked(stream: impl AsRef<[u8]>) -> Pdf {
    let pdf = Pdf::with("<< /Type /Catalog /Pages 2 0 R /X 5 0 R >>").lists(5, Place::In(8, 0));
    pdf.raw_object(8, stream)
}

/// A stream that has its end behind blanks or a comment is as long as it says, whatever looks like an end in it.
#[test]
fn behind_the_end_of_a_stream() {
    let data = "5 0 [(endstream endobj) << /S /Launch /F (calc.exe) >>]";
    for gap in ["", "\n", "      \n", "\n% a comment\n"] {
        let head = format!("<< /Type /ObjStm /N 1 /First 4 /Length {} >>\nstream\n", data.len());
        let file = asked(format!("{head}{data}{gap}endstream\nendobj\n")).table_stream(9, ROOT, &Pack::Deflate);
        assert_eq!(warnings(&file), [Launch], "{gap:?}");
        let searched = asked(format!("{head}{data}{gap}endstream\nendobj\n")).trailer_only(ROOT);
        assert!(warnings(&searched).contains(&Launch), "{gap:?}");
    }
    // An object that is said to begin behind all that came out of its stream may be found by others.
    let short = "<< /Type /ObjStm /N 1 /First 400 /Length 4 >>\nstream\n5 0 \nendstream\nendobj\n";
    let file = asked(short).raw(format!("1 0 obj\n{EVIL}\nendobj\n")).table_stream(9, ROOT, &Pack::Deflate);
    is_found(&file, "behind the end");
}

/// A name ends where a byte is zero, and an object begins behind bytes that are nothing: for some readers.
#[test]
fn where_one_reader_goes_on() {
    let opened = |action: &[u8]| {
        let pdf = Pdf::with("<< /Type /Catalog /Pages 2 0 R /OpenAction 5 0 R >>");
        pdf.raw_object(5, [action, b"\nendobj\n"].concat()).rooted()
    };
    for action in ["/S /Launch#00", "/S /Launch#00x", "/S /L#61unch#00"] {
        assert_eq!(warnings(&opened(format!("<< {action} /F (calc.exe) >>").as_bytes())), [Launch], "{action}");
    }
    assert_eq!(warnings(&opened(b"<< /S /GoToR#00 /F (a.pdf) >>")), [Warning::Remote]);
    for before in [b"\xff".as_slice(), b"\x80", b"foo ", b")"] {
        let file = opened(&[before, b"<< /S /Launch /F (calc.exe) >>"].concat());
        assert_eq!(warnings(&file), [Launch], "{before:?}");
    }
    for nothing in ["null", "true", "-1.5", "/Name", "(text)", "<41>", "7"] {
        assert_eq!(warnings(&opened(nothing.as_bytes())), [], "{nothing}");
    }
}

/// In an enciphered file a stream may say that it is not enciphered, from the version on that knows such a word. What a link
/// says is deciphered.
#[test]
fn in_an_enciphered_file() {
    for lock in Lock::all() {
        let cipher = lock.cipher();
        let objects = [(5, "<< /S /Launch /F 6 0 R >>"), (6, "(calc.exe)")];
        let catalogue = "<< /Type /Catalog /Pages 2 0 R /OpenAction 5 0 R >>";
        let filter = Pack::Said("/Filter /Crypt".into());
        let plain = Pdf::with(catalogue).object_stream(8, &objects, &filter);
        let plain = plain.enciphered(&cipher).table_stream(9, ROOT, &Pack::Deflate);
        let enciphered = Pdf::with(catalogue).enciphered(&cipher).object_stream(8, &objects, &filter);
        let enciphered = enciphered.table_stream(9, ROOT, &Pack::Deflate);
        let file = if lock.revision >= 4 { &plain } else { &enciphered };
        assert!(warnings(file).contains(&Launch), "{lock:?}");
        let text = |target: &str| {
            let bytes = cipher.encipher(6, 0, target.as_bytes());
            format!("<{}>", bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat())
        };
        for (target, said) in [("www.example.org", Warning::LinkToFile), ("calc.exe", Launch)] {
            let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Annots [6 0 R] >>";
            let link = format!("<< /Subtype /Link /A << /S /Launch /F {} >> >>", text(target));
            let file = Pdf::cv().object(3, page).object(6, &link).enciphered(&cipher).rooted();
            assert_eq!(warnings(&file), [said], "{lock:?}, {target}");
        }
    }
}

/// However many filters stand behind each other, each is undone: what they cost is paid for, and no number of them hides anything.
#[test]
fn many_filters() {
    let file = |filters: usize| {
        let pack = Pack::Chain(vec![Pack::Runs; filters]);
        let pdf = Pdf::new().page().object_stream(8, &[(1, "<< /Type /Catalog /Pages 2 0 R >>")], &pack);
        pages(&pdf.table_stream(9, ROOT, &Pack::Deflate))
    };
    for filters in [1, 16, 17, 100, 300] {
        assert_eq!(file(filters), Ok(1), "{filters}");
    }
}

/// Where a file is searched, what stands between the value of an object and its end does not hide the next object: a text or
/// digits that are not closed go on over its head.
#[test]
fn between_a_value_and_the_end_of_its_object() {
    for (open, close) in [("<", ">"), ("(", ")"), ("[ <", "> ]"), ("<< /A (", ") >>"), (")<", ">"), ("null (", ")")] {
        for value in ["<< /A 1 >>", "[1 2]", "true", "/A", "(a)"] {
            let pdf = Pdf::cv().raw(format!("5 0 obj\n{value} {open}\nendobj\n"));
            let pdf = pdf.raw(format!("1 0 obj\n{EVIL}\nendobj\n7 0 obj\n<< /T /X {close} >>\nendobj\n"));
            is_found(&pdf.trailer_only(ROOT), &format!("{value} {open}"));
        }
    }
}

/// Nor does a text that is closed, where some readers search for the heads of objects in texts as well.
#[test]
fn in_a_text() {
    for open in ["<< /A (", "[(", "(", "<< /A [<< /B ("] {
        let close = match open {
            "<< /A (" => ") >>",
            "[(" => ")]",
            "(" => ")",
            _ => ") >>] >>",
        };
        let pdf = Pdf::cv().raw(format!("5 0 obj\n{open}\nendobj\n1 0 obj\n{EVIL}\nendobj\n{close}\nendobj\n"));
        is_found(&pdf.clone().trailer_only(ROOT), open);
        // What says nothing of heads is a text.
        let pdf = Pdf::cv().raw(format!("5 0 obj\n{open}\n{EVIL}\n{close}\nendobj\n"));
        assert_eq!(warnings(&pdf.trailer_only(ROOT)), [Warning::Repaired], "{open}");
    }
}

/// Bytes in front of the header: most readers count from the header, and some from the first byte of all, so that each finds
/// another list of objects.
#[test]
fn in_front_of_the_header() {
    let behind = |front: &[u8], pdf: Vec<u8>| [front, pdf.as_slice()].concat();
    let evil = format!("1 0 obj\n{EVIL}\nendobj\n");
    for front in [b"\xef\xbb\xbf".as_slice(), b"\r\n", b"%PDX-1.4\n"] {
        for pdf in [Pdf::cv().rooted(), Pdf::cv().table_stream(9, ROOT, &Pack::Deflate)] {
            assert_eq!(warnings(&behind(front, pdf)), [Warning::JunkBeforeHeader], "{front:?}");
        }
        is_found(&behind(front, shadow().rooted()), "behind the list");
        is_found(&behind(front, shadow().table_stream(9, ROOT, &Pack::Deflate)), "behind the list");
        is_found(&behind(&[front, evil.as_bytes()].concat(), Pdf::cv().rooted()), "in front");
        is_found(&behind(&[front, evil.as_bytes()].concat(), Pdf::cv().trailer_only(ROOT)), "in front, searched for");
    }
}

/// A list may lead into the bytes of a stream, where no search looks. What stands there and cannot be read as all readers read it
/// is read loosely as well.
#[test]
fn in_the_bytes_of_a_stream() {
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Annots [6 0 R] >>";
    for annotation in [
        "<< /Type /Annot /Subtype /Link (/A << /S /Launch /F (calc.exe) >>) >>",
        "<< /Subtype /Link /X ] /A << (/S /Launch /F (calc.exe)) >> >>",
    ] {
        let pdf = Pdf::cv().object(3, page);
        let head = "9 0 obj\n<< /Length 4000 >>\nstream\n";
        let inner = format!("6 0 obj\n{annotation}\nendobj\n");
        let (stream_at, at) = (pdf.at(), pdf.at() + head.len());
        let rest = " ".repeat(4_000 - inner.len());
        let pdf = pdf.raw(head).raw(inner).raw(rest).raw("\nendstream\nendobj\n");
        let pdf = pdf.lists(9, Place::At(stream_at)).lists(6, Place::At(at));
        for file in [pdf.clone().rooted(), pdf.table_stream(30, ROOT, &Pack::Deflate)] {
            assert_eq!(pages(&file), Err("risk.launch"), "{annotation}");
        }
    }
}

/// What starts without a click is refused there as well, even with a plain target: where a file is searched, and in what only
/// some readers find.
#[test]
fn what_starts_by_itself() {
    let launch = "<< /S /Launch /F (www.example.org) >>";
    let next = format!("<< /S /GoTo /D [3 0 R /Fit] /Next [{launch}] >>");
    let after_click = format!("<< /Subtype /Link /A {next} >>");
    for (object, said) in [
        (format!("<< /Type /Catalog /Pages 2 0 R /OpenAction {launch} >>"), Launch),
        (format!("<< /Type /Catalog /Pages 2 0 R /OpenAction {next} >>"), Launch),
        (format!("<< /AA << /O {launch} >> >>"), Launch),
        (format!("<< /AA << /O {next} >> >>"), Launch),
        (format!("<< /FT /Btn /Subtype /Widget /A {next} >>"), Launch),
        (after_click.clone(), Warning::LinkToFile),
    ] {
        let pdf = Pdf::cv().raw(format!("8 0 obj\n{object}\nendobj\n"));
        for file in [pdf.clone().trailer_only(ROOT), pdf.lists(5, Place::At(1)).rooted()] {
            assert!(warnings(&file).contains(&said), "{object}: {:?}", warnings(&file));
        }
    }
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Annots [6 0 R] >>";
    assert_eq!(warnings(&Pdf::cv().object(3, page).object(6, &after_click).rooted()), [Warning::LinkToFile]);
}

/// A name that is an object by itself may be the kind of an action that only some readers find: any of those that act counts.
#[test]
fn a_name_alone() {
    for (name, said) in [
        ("/Launch", Launch),
        ("/Thread", Warning::Remote),
        ("/GoToR", Warning::Remote),
        ("/JavaScript", JavaScript),
        ("/Sound", Warning::Media),
        ("/RichMedia", Warning::RichMedia),
        ("/FileAttachment", Warning::Attachment),
        ("/EmbeddedFile", Warning::Attachment),
    ] {
        let pdf = Pdf::cv().raw(format!("8 0 obj\n{name}\nendobj\n"));
        assert_eq!(warnings(&pdf.trailer_only(ROOT)), [Warning::Repaired, said], "{name}");
    }
}

/// To go to an article of this document does nothing beyond it; to one of another opens that: however it is read.
#[test]
fn a_thread() {
    for (odd, file, said) in [
        ("", "", vec![Warning::Repaired]),
        ("]", "", vec![Warning::Repaired]),
        ("", "/F (other.pdf)", vec![Warning::Repaired, Warning::Remote]),
        ("]", "/F (other.pdf)", vec![Warning::Repaired, Warning::Remote]),
    ] {
        let pdf = Pdf::cv().raw(format!("8 0 obj\n<< /S /Thread /D 0 {odd} {file} >>\nendobj\n"));
        assert_eq!(warnings(&pdf.trailer_only(ROOT)), said, "{odd} {file}");
    }
}
