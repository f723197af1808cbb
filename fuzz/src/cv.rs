//! What holds for the CV check, whatever the bytes.

use candidacy::{Cv, cv};
use std::hash::{DefaultHasher, Hasher};

const PDF: &str = "application/pdf";
const HEADER: &[u8] = b"%PDF";
/// The last offset at which readers look for the header.
const LAST_HEADER: usize = 1024;
/// The promise: so many steps for each byte of a file, and so many for any; and so many bytes held for each, and so many for any.
const STEPS: u64 = 16;
const RESERVE: u64 = 16 << 20;
const HELD: u64 = 2;
const HELD_ANYWAY: u64 = 32 << 20;

/// Names and media types to ask under.
const NAMES: [(&str, &str); 4] =
    [("cv.pdf", PDF), ("", ""), ("../cv.docx", "application/msword"), ("cv\u{202e}fdp.exe", "?")];

/// Panics where a law is broken, and gives the answer of the standard policy.
///
/// The whole file is looked through twice: by the standard policy, and once more by a policy and under a name that are drawn
/// from its bytes. So every law is held at every file, in a fraction of the time that all the policies and names would take.
pub fn holds(file: &[u8]) -> Result<Cv, cv::Error> {
    let standard = cv::Policy::standard();
    let (whole, cost) = standard.check_with_cost(file, "cv.pdf", PDF);
    known(file, &whole);
    bounded(file, &whole, cost);
    asked_otherwise(file, &whole, cost, hash(file));
    layers_agree(file, &whole);
    whole
}

/// What is drawn from bytes, so that the same bytes draw the same.
#[must_use]
pub fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

/// What is taken is described, what is refused is explained.
fn known(file: &[u8], checked: &Result<Cv, cv::Error>) {
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

/// Steps and bytes are at most a line of the length, and what is taken was looked at.
fn bounded(file: &[u8], checked: &Result<Cv, cv::Error>, cost: cv::Cost) {
    let len = file.len() as u64;
    let (work, memory) = (STEPS * len + RESERVE, HELD * len + HELD_ANYWAY);
    assert!(cost.work() <= work, "{} steps for {len} bytes, and {work} are the most", cost.work());
    assert!(cost.memory() <= memory, "{} bytes held for {len} bytes, and {memory} are the most", cost.memory());
    assert!(checked.is_err() || cost.work() > 0, "taken without a look, or the meter is dead");
}

/// The bytes decide, whatever they are called; and of what opens, only the risks are a matter of policy. The cost is the same.
fn asked_otherwise(file: &[u8], standard: &Result<Cv, cv::Error>, cost: cv::Cost, drawn: u64) {
    let (name, media_type) = NAMES[drawn as usize % NAMES.len()];
    let refused = cv::Risk::ALL.iter().zip(8..).filter(|(_, bit)| drawn >> bit & 1 == 1);
    let none = cv::Risk::ALL.iter().fold(cv::Policy::standard(), |policy, risk| policy.accepting(*risk));
    let policy = refused.fold(none, |policy, (risk, _)| policy.refusing(*risk));
    let refuses = |policy: cv::Policy, risk: cv::Risk| policy.refused().contains(risk);
    let (other, other_cost) = policy.check_with_cost(file, name, media_type);
    assert_eq!(other_cost, cost, "called {name:?}");
    match (standard, &other) {
        (Ok(standard), Ok(other)) => {
            assert_eq!((standard.size(), standard.version()), (other.size(), other.version()));
            assert_eq!(standard.pages(), other.pages());
        }
        (Ok(_), Err(cv::Error::Risk { risk })) => {
            assert!(refuses(policy, *risk) && !refuses(cv::Policy::standard(), *risk))
        }
        (Err(cv::Error::Risk { risk }), Ok(_)) => {
            assert!(refuses(cv::Policy::standard(), *risk) && !refuses(policy, *risk))
        }
        (Err(cv::Error::Risk { risk: first }), Err(cv::Error::Risk { risk: second })) => {
            assert!(refuses(cv::Policy::standard(), *first) && refuses(policy, *second));
        }
        // Whether it was called a PDF is said of what is none.
        (Err(first), Err(second)) if name == NAMES[0].0 => assert_eq!(first, second),
        (Err(_), Err(_)) => assert_eq!(code(&other), code(standard), "called {name:?}"),
        _ => panic!("it depends on more than the risks: {standard:?}, {other:?}"),
    }
}

/// What the ends of a file show is what the whole shows, as far as they show it.
fn layers_agree(file: &[u8], whole: &Result<Cv, cv::Error>) {
    let standard = cv::Policy::standard();
    let window = standard.check_window(&cv::Window::whole(file), "cv.pdf", PDF);
    let head = &file[..file.len().min(cv::Window::HEAD)];
    let tail = &file[file.len().saturating_sub(cv::Window::TAIL)..];
    let ends = cv::Window::new(head, tail, file.len() as u64).expect("as much as has to be seen");
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

fn code(checked: &Result<Cv, cv::Error>) -> &'static str {
    checked.as_ref().map_or_else(cv::Error::code, |_| "ok")
}
