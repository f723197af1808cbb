//! What holds for the CV check, whatever the bytes.

use candidacy::{Cv, CvError, CvPolicy, CvRisk, CvWindow};

const PDF: &str = "application/pdf";
const HEADER: &[u8] = b"%PDF";
/// The last offset at which readers look for the header.
const LAST_HEADER: usize = 1024;

/// Panics where a law is broken, and gives the answer of the standard policy.
pub fn holds(file: &[u8]) -> Result<Cv, CvError> {
    let standard = CvPolicy::standard();
    let whole = standard.check(file, "cv.pdf", PDF);
    known(file, &whole);
    names_do_not_turn(file, &whole);
    policies_are_in_order(file, &whole);
    layers_agree(file, &whole);
    whole
}

/// What is taken is described, what is refused is explained.
fn known(file: &[u8], checked: &Result<Cv, CvError>) {
    match checked {
        Ok(cv) => {
            assert!(cv.pages().is_some_and(|pages| pages > 0), "taken without a page: {:?}", cv.pages());
            assert_eq!(cv.size(), file.len() as u64);
            let stored = serde_json::to_string(cv).expect("a CV can be written");
            assert_eq!(&serde_json::from_str::<Cv>(&stored).expect("what was written is read"), cv);
        }
        Err(refused) => {
            assert!(!refused.code().is_empty() && !refused.to_string().is_empty() && !refused.advice().is_empty());
        }
    }
}

/// The bytes decide.
fn names_do_not_turn(file: &[u8], whole: &Result<Cv, CvError>) {
    for (name, media_type) in [("", ""), ("../cv.docx", "application/msword"), ("cv\u{202e}fdp.exe", "?")] {
        let renamed = CvPolicy::standard().check(file, name, media_type);
        assert_eq!(code(&renamed), code(whole), "called {name:?}");
    }
}

/// Whatever a stricter policy takes, a milder one takes as well; and only a risk is a matter of policy.
fn policies_are_in_order(file: &[u8], standard: &Result<Cv, CvError>) {
    let strict = CvPolicy::strict().check(file, "cv.pdf", PDF);
    let mild = CvRisk::ALL.iter().fold(CvPolicy::standard(), |policy, risk| policy.accepting(*risk));
    let mild = mild.check(file, "cv.pdf", PDF);
    match (&strict, standard, &mild) {
        (Ok(_), Ok(_), Ok(_)) | (Err(CvError::Risk { .. }), _, Ok(_)) => {}
        (Err(strict), Err(standard), Err(mild)) => assert!(strict == standard && standard == mild),
        other => panic!("the policies are out of order: {other:?}"),
    }
}

/// What the ends of a file show is what the whole shows, as far as they show it.
fn layers_agree(file: &[u8], whole: &Result<Cv, CvError>) {
    let standard = CvPolicy::standard();
    let window = standard.check_window(&CvWindow::whole(file), "cv.pdf", PDF);
    let head = &file[..file.len().min(CvWindow::HEAD)];
    let tail = &file[file.len().saturating_sub(CvWindow::TAIL)..];
    let ends = CvWindow::new(head, tail, file.len() as u64).expect("as much as has to be seen");
    let ends = standard.check_window(&ends, "cv.pdf", PDF);
    // An archive may be named more precisely by one who sees all of it.
    assert_eq!(code(&ends), code(&window), "the window depends on more than the ends");
    let begins = file[..file.len().min(LAST_HEADER + HEADER.len())].windows(HEADER.len()).any(|part| part == HEADER);
    match (&window, whole) {
        (Ok(window), Ok(whole)) => assert_eq!((window.version(), window.pages()), (whole.version(), None)),
        // What the beginning or the length decides, nobody has to look inside for.
        (window, whole) => assert!(begins || (window.is_err() && window == whole), "{window:?} is not {whole:?}"),
    }
    assert!(begins || whole.is_err(), "taken without a header");
}

fn code(checked: &Result<Cv, CvError>) -> &'static str {
    checked.as_ref().map_or_else(CvError::code, |_| "ok")
}
