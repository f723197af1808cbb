//! What an applicant says of a file, and what a policy says: neither changes what the file is.

use super::check;
use super::pdf::pdf;
use candidacy::{Cv, cv};

/// A name or a media type of another kind of file is a warning, each by itself, and never a reason to refuse a PDF.
#[test]
fn what_was_said_otherwise_is_a_warning() {
    use cv::Warning::{MediaTypeDiffers, NameDiffers};
    let cases: [(&str, &str, &[cv::Warning]); 15] = [
        ("cv.pdf", "application/pdf", &[]),
        ("CV.PDF ", "application/x-pdf; charset=binary", &[]),
        ("cv", "", &[]),
        ("folder.docx/cv", "application/octet-stream", &[]),
        ("cv.pdf", "binary/octet-stream", &[]),
        ("cv.docx", "application/pdf", &[NameDiffers]),
        ("C:\\cv.pdf.doc", "", &[NameDiffers]),
        ("cv.pdf", "application/msword", &[MediaTypeDiffers]),
        ("cv", "text/plain; charset=utf-8", &[MediaTypeDiffers]),
        ("cv.rtf", "application/rtf", &[NameDiffers, MediaTypeDiffers]),
        ("cv.", "image/png", &[NameDiffers, MediaTypeDiffers]),
        // An ending has no blank in it.
        ("Mira J. Doe", "application/pdf", &[]),
        ("cv.pdf (2)", "", &[]),
        ("Mira J. Doe.doc", "", &[NameDiffers]),
        ("cv.doc\0 ", "", &[NameDiffers]),
    ];
    for (name, media_type, warned) in cases {
        let cv = Cv::check(&pdf(), name, media_type).expect("a PDF");
        for warning in [NameDiffers, MediaTypeDiffers] {
            assert_eq!(
                cv.warnings().contains(warning),
                warned.contains(&warning),
                "{name} as {media_type}: {warning:?}"
            );
        }
    }
}

/// A CV has at most as many bytes as the policy says; what else a policy says stays as it was.
#[test]
fn a_limit_is_the_policy_s() {
    let file = pdf();
    let len = u32::try_from(file.len()).expect("a small file");
    let limited = |max| cv::Policy::standard().with_max_bytes(max);
    assert!(limited(len).check(&file, "cv.pdf", "").is_ok());
    assert_eq!(
        limited(len - 1).check(&file, "cv.pdf", ""),
        Err(cv::Error::TooLarge { len: len.into(), max: u64::from(len) - 1 })
    );
    assert!(check(&file).is_ok());
    assert_eq!(cv::Policy::standard().max_bytes(), 10 << 20);
    assert_eq!(cv::Policy::default(), cv::Policy::standard());

    let ours = cv::Policy::strict().with_max_bytes(7);
    assert_eq!((ours.max_bytes(), ours.refused()), (7, cv::Policy::strict().refused()));
    for risk in cv::Risk::ALL {
        let one = cv::Policy::standard().with_max_bytes(7).accepting(*risk);
        assert!(!one.refused().contains(*risk) && one.refusing(*risk).refused().contains(*risk), "{risk:?}");
        assert_eq!((one.max_bytes(), one.refusing(*risk).max_bytes()), (7, 7));
        let others = |policy: cv::Policy| {
            cv::Risk::ALL.iter().filter(|other| *other != risk && policy.refused().contains(**other)).count()
        };
        assert_eq!(others(one.refusing(*risk)), others(cv::Policy::standard()), "{risk:?}");
    }
}

/// A window knows whether there is anything, and shows lengths and no words.
#[test]
fn a_window_shows_lengths() {
    let whole = cv::Window::whole(b"my CV");
    assert_eq!((whole.len(), whole.is_empty(), cv::Window::whole(b"").is_empty()), (5, false, true));
    assert_eq!(format!("{:?}", cv::Window::whole(b"")), "Window(0 of 0 bytes)");
    assert_eq!(format!("{whole:?}"), "Window(5 of 5 bytes)");
    // What is at hand twice counts once.
    let both = cv::Window::HEAD + cv::Window::TAIL;
    for (len, shown) in [(both - 1, both - 1), (both, both), (both + 1, both)] {
        let file = vec![b'x'; len];
        let window = cv::Window::new(&file[..cv::Window::HEAD], &file[len - cv::Window::TAIL..], len as u64).unwrap();
        assert_eq!(format!("{window:?}"), format!("Window({shown} of {len} bytes)"));
    }
}
