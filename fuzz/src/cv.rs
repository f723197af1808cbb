//! What holds for the CV check, whatever the bytes.

use candidacy::{Cv, CvError, CvPolicy, CvRisk, CvWindow};

const PDF: &str = "application/pdf";

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
    match (&window, whole) {
        (Ok(window), Ok(whole)) => assert_eq!((window.version(), window.pages()), (whole.version(), None)),
        (Ok(_), Err(refused)) => assert!(!decided_at_the_beginning(refused), "only the whole says {refused:?}"),
        // Readers rebuild what has lost its end.
        (Err(refused), Ok(_)) => assert!(!decided_at_the_beginning(refused), "only the window says {refused:?}"),
        (Err(window), Err(whole)) => {
            assert!(window == whole || !(decided_at_the_beginning(window) || decided_at_the_beginning(whole)));
        }
    }
}

/// Nobody has to look inside to know.
fn decided_at_the_beginning(refused: &CvError) -> bool {
    matches!(refused, CvError::Empty | CvError::TooLarge { .. } | CvError::NotPdf { .. } | CvError::Polyglot { .. })
}

fn code(checked: &Result<Cv, CvError>) -> &'static str {
    checked.as_ref().map_or_else(CvError::code, |_| "ok")
}
