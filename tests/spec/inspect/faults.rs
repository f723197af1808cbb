//! Whatever is sent, the look ends and says something, and it says the same whatever the file is called.

use super::cipher::{Lock, Way};
use super::packed::Pack;
use super::pages::Tree;
use super::writer::{Pdf, Place, ROOT};
use super::{check, pages};
use candidacy::cv;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// What makes sense in a PDF, so that damage does so more often.
const WORDS: [&str; 52] = [
    "<<",
    ">>",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "/",
    "%",
    "\n",
    "\\",
    "obj",
    "endobj",
    "stream",
    "endstream",
    "xref",
    "trailer",
    "startxref",
    "%%EOF",
    "1 0 obj",
    "2 0 R",
    "5 0 R",
    "/Root 1 0 R",
    "/Prev 15",
    "/Length 9",
    "/Length 5 0 R",
    "/Type /ObjStm",
    "/Type /XRef",
    "/W [1 4 2]",
    "/W [8 8 8]",
    "/Index [0 9]",
    "/Index [-1 99999999]",
    "/N 9",
    "/First 9",
    "/Size 99999999",
    "/Filter /FlateDecode",
    "/Filter [/ASCIIHexDecode /ASCII85Decode]",
    "/DecodeParms << /Predictor 12 /Columns 4 >>",
    "/Columns 9223372036854775807",
    "/Kids [3 0 R 2 0 R]",
    "/Count 1",
    "/Encrypt << /Filter /Standard /V 4 /R 4 >>",
    "/XRefStm 15",
    "9223372036854775807",
    "-9223372036854775808",
    "4294967295",
    "0000000015 00000 n \n",
    "0 65536 R",
    "null",
    "/JS",
    "#",
];

/// Files of every kind that the writer writes.
fn files() -> Vec<Vec<u8>> {
    let inner =
        [(1, "<< /Type /Catalog /Pages 2 0 R >>"), (2, "<< /Kids [3 0 R] /Count 1 >>"), (3, "<< /Type /Page >>")];
    let rows = Pack::Rows { kind: None, columns: 7, colours: 1 };
    let packed = Pdf::new().object_stream(4, &inner, &Pack::Deflate);
    let plain = Pdf::new().object_stream(4, &inner, &Pack::Plain);
    let once = Pdf::cv().table_only(ROOT);
    let mut files = vec![
        Pdf::cv().rooted(),
        Pdf::cv().table_stream(4, ROOT, &Pack::Plain),
        Pdf::cv().trailer_only(ROOT),
        packed.clone().table_stream(5, ROOT, &rows),
        plain.clone().table_stream(5, ROOT, &Pack::Both),
        plain.trailer_only(ROOT),
        packed.hybrid(5, &[(1, Place::In(4, 0)), (2, Place::In(4, 1)), (3, Place::In(4, 2))]),
        once.clone().object(3, "<< /Type /Page >>").rooted(),
        once.lists(3, Place::Free).table_stream(4, ROOT, &Pack::Deflate),
        Pdf::new().for_the_web(&inner[..1], &inner[1..], [ROOT, ""]),
        [b"junk \n".as_slice(), &Pdf::cv().rooted(), b"\n</html>"].concat(),
    ];
    for lock in [Lock::new(2, Way::Rc4), Lock::new(4, Way::Aes), Lock::new(5, Way::Aes)] {
        let pdf = Pdf::new().enciphered(&lock.cipher()).object_stream(4, &inner, &Pack::Deflate);
        files.push(pdf.table_stream(5, ROOT, &Pack::Deflate));
    }
    files
}

/// What may happen to a file.
#[derive(Clone, Debug)]
enum Fault {
    Flip(Index, u8),
    Digit(Index, u8),
    Cut(Index),
    Lose(Index, Index),
    Twice(Index, Index),
    Blank(Index, Index),
    Swap(Index, Index),
    Put(Index, &'static str),
    Over(Index, &'static str),
}

impl Fault {
    fn any() -> impl Strategy<Value = Fault> {
        let index = any::<Index>;
        let word = || select(WORDS.as_slice());
        prop_oneof![
            (index(), 1..=255_u8).prop_map(|(at, bits)| Fault::Flip(at, bits)),
            (index(), b'0'..=b'9').prop_map(|(at, digit)| Fault::Digit(at, digit)),
            index().prop_map(Fault::Cut),
            (index(), index()).prop_map(|(from, to)| Fault::Lose(from, to)),
            (index(), index()).prop_map(|(from, to)| Fault::Twice(from, to)),
            (index(), index()).prop_map(|(from, to)| Fault::Blank(from, to)),
            (index(), index()).prop_map(|(one, other)| Fault::Swap(one, other)),
            (index(), word()).prop_map(|(at, word)| Fault::Put(at, word)),
            (index(), word()).prop_map(|(at, word)| Fault::Over(at, word)),
        ]
    }

    /// The file with the fault. The header stays.
    fn strike(&self, file: &mut Vec<u8>) {
        let len = file.len();
        let at = |index: &Index| index.index(len.saturating_sub(8).max(1)) + 8.min(len - 1);
        let range =
            |from: &Index, to: &Index| at(from).min(at(to))..at(from).max(at(to)).min(at(from).min(at(to)) + 64);
        match self {
            Fault::Flip(index, bits) => file[at(index)] ^= bits,
            Fault::Digit(index, digit) => {
                let digits: Vec<usize> = (8..len).filter(|at| file[*at].is_ascii_digit()).collect();
                if !digits.is_empty() {
                    file[digits[index.index(digits.len())]] = *digit;
                }
            }
            Fault::Cut(index) => file.truncate(at(index)),
            Fault::Lose(from, to) => drop(file.drain(range(from, to))),
            Fault::Twice(from, to) => {
                let range = range(from, to);
                let bytes = file[range.clone()].to_vec();
                file.splice(range.start..range.start, bytes);
            }
            Fault::Blank(from, to) => file[range(from, to)].fill(0),
            Fault::Swap(one, other) => file.swap(at(one), at(other)),
            Fault::Put(index, word) => drop(file.splice(at(index)..at(index), word.bytes())),
            Fault::Over(index, word) => {
                let end = (at(index) + word.len()).min(len);
                drop(file.splice(at(index)..end, word.bytes()));
            }
        }
    }
}

fn damaged() -> impl Strategy<Value = Vec<u8>> {
    (select(files()), prop::collection::vec(Fault::any(), 1..6)).prop_map(|(mut file, faults)| {
        for fault in faults {
            fault.strike(&mut file);
        }
        file
    })
}

/// Words in any order.
fn words() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(select(WORDS.as_slice()), 0..60).prop_map(|words| words.join(" ").into_bytes())
}

/// All that holds of a verdict, whatever the file.
fn holds(file: &[u8]) -> Result<(), TestCaseError> {
    let verdict = check(file);
    match &verdict {
        Ok(cv) => {
            prop_assert!(cv.pages().is_some_and(|pages| pages > 0));
            prop_assert_eq!(cv.size(), file.len() as u64);
            prop_assert!(!cv.warnings().contains(cv::Warning::Encrypted), "a look inside knows");
        }
        Err(refused) => prop_assert!(!refused.to_string().is_empty() && !refused.advice().is_empty()),
    }
    // What it is called turns nothing.
    for (name, media_type) in [("cv.docx", "application/msword"), ("", ""), ("cv", "text/html")] {
        match (&verdict, cv::Policy::standard().check(file, name, media_type)) {
            (Ok(cv), Ok(other)) => prop_assert_eq!(cv.pages(), other.pages()),
            (Err(cv::Error::NotPdf { is, .. }), Err(cv::Error::NotPdf { is: other, .. })) => {
                prop_assert_eq!(*is, other);
            }
            (Err(one), Err(other)) => prop_assert_eq!(one, &other),
            (one, other) => prop_assert!(false, "{one:?} and {other:?}"),
        }
    }
    // What is no PDF by its beginning and its end is none, and for the same reason.
    let window = cv::Policy::standard().check_window(&cv::Window::whole(file), "cv.pdf", "application/pdf");
    if let Err(cv::Error::NotPdf { .. } | cv::Error::Polyglot { .. } | cv::Error::Empty) = window {
        prop_assert_eq!(&verdict, &window);
    }
    // A stricter policy takes nothing that a milder one refuses, and sees the same.
    let mild = cv::Risk::ALL.iter().fold(cv::Policy::standard(), |policy, risk| policy.accepting(*risk));
    let seen = mild.check(file, "cv.pdf", "application/pdf");
    match (&verdict, &seen) {
        (Err(cv::Error::Risk { risk }), Ok(cv)) => prop_assert!(cv.warnings().contains(risk.warning())),
        (one, other) => prop_assert_eq!(one, other),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Whatever was damaged, the look ends.
    #[test]
    fn damaged_files(file in damaged()) {
        holds(&file)?;
    }

    /// Whatever stands behind a header, the look ends.
    #[test]
    fn anything_behind_a_header(bytes in prop_oneof![prop::collection::vec(any::<u8>(), 0..300), words()]) {
        holds(&[b"%PDF-1.4\n".as_slice(), &bytes].concat())?;
        holds(&Pdf::cv().raw(&bytes).rooted())?;
        holds(&Pdf::cv().raw(&bytes).trailer_only(ROOT))?;
    }

    /// Whatever a stream of objects or a list holds, the look ends.
    #[test]
    fn anything_in_a_stream(bytes in prop_oneof![prop::collection::vec(any::<u8>(), 0..300), words()], first in 0..99_u8) {
        let pdf = Pdf::cv().lists(7, Place::In(5, 0)).lists(1, Place::In(5, 0));
        let packed = pdf.stream(5, &format!("/Type /ObjStm /N 9 /First {first}"), &Pack::Deflate, &bytes);
        holds(&packed.clone().table_stream(6, ROOT, &Pack::Plain))?;
        holds(&packed.trailer_only(ROOT))?;
        let pdf = Pdf::cv();
        let at = pdf.at();
        let index = first / 9;
        let said = format!("/W [{} {} {}] /Index [0 {first}] /Size 9 {ROOT}", index % 3, index % 9, index % 4);
        holds(&pdf.stream(4, &said, &Pack::Deflate, &bytes).end_at(at))?;
    }
}

/// Every file of the writer opens, so that damage is done to what is whole.
#[test]
fn whole_files_open() {
    let deleted = 8;
    for (place, file) in files().iter().enumerate() {
        assert_eq!(pages(file), if place == deleted { Err("no_pages") } else { Ok(1) }, "file {place}");
        holds(file).unwrap();
    }
}

/// Where the trailer is at the end, as in most files, no beginning of a file opens that does not reach to what names the
/// catalogue; and no beginning of one whose list is a stream opens that does not reach to its end.
#[test]
fn beginnings_do_not_open() {
    let end_of = |file: &[u8], word: &str| {
        file.windows(word.len()).rposition(|part| part == word.as_bytes()).unwrap() + word.len()
    };
    for file in [Pdf::cv().rooted(), Pdf::cv().trailer_only(ROOT)] {
        for len in 0..end_of(&file, ROOT) {
            assert!(check(&file[..len]).is_err(), "{len} of {} bytes", file.len());
        }
    }
    let packed = Pdf::new().object_stream(4, &[(1, "<< /Pages << /Kids [<< >>] /Count 1 >> >>")], &Pack::Deflate);
    for file in [packed.table_stream(5, ROOT, &Pack::Deflate), Pdf::cv().table_stream(4, ROOT, &Pack::Plain)] {
        for len in 0..end_of(&file, "startxref\n") {
            assert!(check(&file[..len]).is_err(), "{len} of {} bytes", file.len());
        }
    }
}

/// Of a file with an update, a beginning opens only where the part before the update is whole, and as that part does.
#[test]
fn beginnings_with_an_update() {
    let root = "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>";
    let first = Pdf::cv().table_only(ROOT).raw("startxref\n192\n%%EOF\n");
    assert_eq!(pages(&first.bytes()), Ok(1));
    let whole = first.clone().object(4, "<< /Type /Page >>").object(2, root).rooted();
    assert_eq!(pages(&whole), Ok(2));
    let named = first.bytes().windows(ROOT.len()).position(|part| part == ROOT.as_bytes()).unwrap() + ROOT.len();
    for len in 0..whole.len() {
        match pages(&whole[..len]) {
            Ok(pages) => assert!(len >= named && pages <= 2, "{len} bytes"),
            Err(_) => assert!(len < named, "{len} bytes"),
        }
    }
}

proptest! {
    /// The same for trees of any shape.
    #[test]
    fn beginnings_of_trees(tree in Tree::any(true), cut in any::<Index>()) {
        let file = tree.file(0);
        let named = file.windows(ROOT.len()).rposition(|part| part == ROOT.as_bytes()).unwrap() + ROOT.len();
        prop_assert!(check(&file[..cut.index(named)]).is_err());
    }
}
