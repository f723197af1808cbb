//! What is said of a file that is refused: words for people, codes for programs, and what to do.

use crate::layers::variants;
use candidacy::cv::{self, FileKind};
use std::collections::BTreeSet;

/// Every refusal has a code, words and an advice, none of them empty; codes are told apart and fit for programs.
#[test]
fn every_refusal_has_words() {
    for (refusal, code) in refusals() {
        assert_eq!(refusal.code(), format!("cv.{code}"));
        assert!(refusal.advice().ends_with('.') && refusal.advice().len() > 40, "{refusal:?}");
        assert!(!refusal.to_string().ends_with('.') && !refusal.to_string().is_empty(), "{refusal:?}");
        if let cv::Error::NotPdf { is, named_pdf, .. } = refusal {
            assert!(refusal.to_string().starts_with(&format!("this is {is}")), "{refusal:?}");
            assert!(refusal.advice().contains("PDF"), "{refusal:?}");
            assert_eq!(refusal.advice().contains("Renaming"), named_pdf && says_renaming(is), "{refusal:?}");
        }
    }
    let of_refusals = refusals().into_iter().map(|(_, code)| code).filter(|code| *code != "not_pdf");
    for codes in [of_refusals.collect::<Vec<_>>(), FileKind::ALL.iter().map(|is| is.code()).collect()] {
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
        assert!(codes.iter().all(|code| code.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'.'))));
    }
}

/// Every refusal, with its code. Codes are frozen: added to, never changed.
fn refusals() -> Vec<(cv::Error, &'static str)> {
    let max = 10 << 20;
    let not_pdf = |is| [true, false].map(|named_pdf| (cv::Error::NotPdf { is, named_pdf }, "not_pdf"));
    let damage = [
        (cv::Damage::NoObjects, "damaged.no_objects"),
        (cv::Damage::NoTrailer, "damaged.no_trailer"),
        (cv::Damage::NoCatalog, "damaged.no_catalog"),
        (cv::Damage::NoPageTree, "damaged.no_page_tree"),
        (cv::Damage::TextTransfer, "damaged.text_transfer"),
    ];
    let limits = [
        (cv::Limit::Work, "too_complex.work"),
        (cv::Limit::Memory, "too_complex.memory"),
        (cv::Limit::Pages, "too_complex.pages"),
    ];
    let risks = [
        (cv::Risk::JavaScript, "risk.javascript"),
        (cv::Risk::Launch, "risk.launch"),
        (cv::Risk::RichMedia, "risk.rich_media"),
        (cv::Risk::Attachment, "risk.attachment"),
        (cv::Risk::Portfolio, "risk.portfolio"),
        (cv::Risk::DynamicXfa, "risk.dynamic_xfa"),
        (cv::Risk::Remote, "risk.remote"),
        (cv::Risk::Media, "risk.media"),
        (cv::Risk::Unreadable, "risk.unreadable"),
    ];
    let others = [
        (cv::Error::Empty, "empty"),
        (cv::Error::TooLarge { len: max + 1, max }, "too_large"),
        (cv::Error::Polyglot { first: FileKind::Image, pdf_at: 8 }, "polyglot"),
        (cv::Error::Truncated, "truncated"),
        (cv::Error::NoPages, "no_pages"),
        (cv::Error::PasswordProtected, "password_protected"),
        (cv::Error::UnsupportedEncryption { handler: "x".into() }, "unsupported_encryption"),
    ];
    assert_eq!(variants("cv::Error").len(), others.len() + ["NotPdf", "Damaged", "Risk", "TooComplex"].len());
    assert_eq!(variants("cv::Damage").len(), damage.len());
    assert_eq!(variants("cv::Limit").len(), limits.len());
    assert_eq!(cv::Risk::ALL.len(), risks.len());
    let mut refusals: Vec<_> = FileKind::ALL.iter().copied().flat_map(not_pdf).collect();
    refusals.extend(others);
    refusals.extend(damage.map(|(damage, code)| (cv::Error::Damaged { damage }, code)));
    refusals.extend(limits.map(|(limit, code)| (cv::Error::TooComplex { limit }, code)));
    refusals.extend(risks.map(|(risk, code)| (cv::Error::Risk { risk }, code)));
    refusals
}

/// The words of a refusal, as an applicant reads them.
#[test]
fn words() {
    let refusal = cv::Error::NotPdf { is: FileKind::Docx, named_pdf: false };
    assert_eq!(refusal.to_string(), "this is a Word document (.docx), not a PDF");
    assert_eq!(refusal.advice(), "Please open it in Word or a similar program, save it as PDF and upload that.");
    let refusal = cv::Error::NotPdf { is: FileKind::Docx, named_pdf: true };
    assert_eq!(refusal.to_string(), "this is a Word document (.docx), although it is called a PDF");
    assert!(refusal.advice().starts_with("Renaming a Word file does not make it a PDF."));
}

/// Sizes are in the unit that a file manager shows, and two that differ never read equal.
#[test]
fn sizes_in_words() {
    let words = |len, max| cv::Error::TooLarge { len, max }.to_string();
    assert_eq!(words(12_897_485, 10 << 20), "the file has 12.4 MB, at most 10 MB are possible");
    assert_eq!(words((10 << 20) + 1, 10 << 20), "the file has 10.1 MB, at most 10 MB are possible");
    assert_eq!(words(20 << 20, 10 << 20), "the file has 20 MB, at most 10 MB are possible");
    assert_eq!(words(700 << 10, 512_100), "the file has 700 kB, at most 500 kB are possible");
    assert_eq!(words(8, 7), "the file has 8 bytes, at most 7 bytes are possible");
    assert!(words(u64::MAX, u64::MAX - 1).ends_with("MB are possible"));
    for max in (0..34).flat_map(|power| [1_u64 << power, (1 << power) - 1, 11 << power, 0x5555_5555 >> power]) {
        for more in [1, 2, 51, 52_000, 104_857] {
            let words = words(max + more, max);
            let (len, limit) = words.strip_prefix("the file has ").unwrap().split_once(", at most ").unwrap();
            let limit = limit.strip_suffix(" are possible").unwrap();
            let number = |size: &str| size.split_once(' ').unwrap().0.parse::<f64>().unwrap();
            assert!(number(len) > number(limit), "{words}");
            assert!(number(limit) > 0.0 || max == 0, "{words}");
            assert_eq!(len.split_once(' ').unwrap().1, limit.split_once(' ').unwrap().1, "{words}");
        }
    }
}

/// What stands for a PDF or has one in it is not said to be none: the sentence says that the PDF itself is wanted.
#[test]
fn no_sentence_denies_twice() {
    for is in FileKind::ALL {
        for named_pdf in [true, false] {
            let words = cv::Error::NotPdf { is: *is, named_pdf }.to_string();
            let ends = [
                ": its bytes were written out as text",
                ", not the PDF itself",
                ", although it is called a PDF",
                ", not a PDF",
            ];
            assert_eq!(ends.iter().filter(|end| words.ends_with(*end)).count(), 1, "{words}");
            assert!(words.matches(", not ").count() + words.matches("not a").count() <= 2, "{words}");
            assert!(!words.contains("the file, not") && !words.contains("0x"), "{words}");
        }
    }
    let words = |is| cv::Error::NotPdf { is, named_pdf: false }.to_string();
    assert_eq!(words(FileKind::Shortcut), "this is a shortcut, not the PDF itself");
    assert_eq!(words(FileKind::EncodedPdf), "this is an encoded PDF: its bytes were written out as text");
    assert_eq!(words(FileKind::Unknown), "this is a file of an unknown kind, not a PDF");
}

/// The codes of the kinds are frozen: added to, never changed.
#[test]
fn frozen_codes() {
    let codes: Vec<&str> = FileKind::ALL.iter().map(|is| is.code()).collect();
    let frozen = "word_97 old_word docx word_xml encrypted_office rtf odt other_document pages iwork excel powerpoint office \
                  html saved_page email image recording xps printed fdf archive compressed_pdf encoded_pdf executable shortcut \
                  cloud_shortcut cloud_placeholder lock_file mac_companion data text blank unknown";
    assert_eq!(codes.join(" "), frozen);
}

fn says_renaming(is: FileKind) -> bool {
    let others = "rtf odt other_document pages iwork excel powerpoint office image";
    is.is_word() || others.split(' ').any(|code| code == is.code())
}
