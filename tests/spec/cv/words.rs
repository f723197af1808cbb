//! What is said of a file that is refused: words for people, codes for programs, and what to do.

use crate::layers::variants;
use candidacy::{CvDamage, CvError, CvLimit, CvRisk, FileKind};
use std::collections::BTreeSet;

/// Every refusal has a code, words and an advice, none of them empty; codes are told apart and fit for programs.
#[test]
fn every_refusal_has_words() {
    for (refusal, code) in refusals() {
        assert_eq!(refusal.code(), code);
        assert!(refusal.advice().ends_with('.') && refusal.advice().len() > 40, "{refusal:?}");
        assert!(!refusal.to_string().ends_with('.') && !refusal.to_string().is_empty(), "{refusal:?}");
        if let CvError::NotPdf { is, named_pdf, .. } = refusal {
            assert!(refusal.to_string().starts_with(&format!("this is {is}")), "{refusal:?}");
            assert!(refusal.advice().contains("PDF"), "{refusal:?}");
            assert_eq!(refusal.advice().contains("Renaming"), named_pdf && says_renaming(is), "{refusal:?}");
        }
    }
    let of_refusals = refusals().into_iter().map(|(_, code)| code).filter(|code| *code != "not_pdf");
    for codes in [of_refusals.collect::<Vec<_>>(), FileKind::ALL.iter().map(|is| is.code()).collect()] {
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
        assert!(codes.iter().all(|code| code.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_'))));
    }
}

/// Every refusal, with its code. Codes are frozen: added to, never changed.
fn refusals() -> Vec<(CvError, &'static str)> {
    let max = 10 << 20;
    let not_pdf = |is| [true, false].map(|named_pdf| (CvError::NotPdf { is, named_pdf, first: None }, "not_pdf"));
    let damage = [
        (CvDamage::NoObjects, "damaged_no_objects"),
        (CvDamage::NoTrailer, "damaged_no_trailer"),
        (CvDamage::NoCatalog, "damaged_no_catalog"),
        (CvDamage::NoPageTree, "damaged_no_page_tree"),
        (CvDamage::TextTransfer, "damaged_text_transfer"),
    ];
    let limits = [
        (CvLimit::Work, "too_complex_work"),
        (CvLimit::Memory, "too_complex_memory"),
        (CvLimit::Pages, "too_complex_pages"),
    ];
    let risks = [
        (CvRisk::JavaScript, "javascript"),
        (CvRisk::Launch, "launch"),
        (CvRisk::RichMedia, "rich_media"),
        (CvRisk::Attachment, "attachment"),
        (CvRisk::Portfolio, "portfolio"),
        (CvRisk::DynamicXfa, "dynamic_xfa"),
        (CvRisk::Remote, "remote"),
    ];
    let others = [
        (CvError::Empty, "empty"),
        (CvError::TooLarge { len: max + 1, max }, "too_large"),
        (CvError::Polyglot { first: FileKind::Image, pdf_at: 8 }, "polyglot"),
        (CvError::Truncated, "truncated"),
        (CvError::NoPages, "no_pages"),
        (CvError::PasswordProtected, "password_protected"),
        (CvError::UnsupportedEncryption { handler: "x".into() }, "unsupported_encryption"),
    ];
    assert_eq!(variants("CvError").len(), others.len() + ["NotPdf", "Damaged", "Risk", "TooComplex"].len());
    assert_eq!(variants("CvDamage").len(), damage.len());
    assert_eq!(variants("CvLimit").len(), limits.len());
    assert_eq!(CvRisk::ALL.len(), risks.len());
    let mut refusals: Vec<_> = FileKind::ALL.iter().copied().flat_map(not_pdf).collect();
    refusals.extend(others);
    refusals.extend(damage.map(|(damage, code)| (CvError::Damaged { damage }, code)));
    refusals.extend(limits.map(|(limit, code)| (CvError::TooComplex { limit }, code)));
    refusals.extend(risks.map(|(risk, code)| (CvError::Risk { risk }, code)));
    refusals
}

/// The words of a refusal, as an applicant reads them.
#[test]
fn words() {
    let refusal = CvError::NotPdf { is: FileKind::Docx, named_pdf: false, first: None };
    assert_eq!(refusal.to_string(), "this is a Word document (.docx), not a PDF");
    assert_eq!(refusal.advice(), "Please open it in Word or a similar program, save it as PDF and upload that.");
    let refusal = CvError::NotPdf { is: FileKind::Docx, named_pdf: true, first: None };
    assert_eq!(refusal.to_string(), "this is a Word document (.docx), although it is called a PDF");
    assert!(refusal.advice().starts_with("Renaming a Word file does not make it a PDF."));
}

/// The codes of the kinds are frozen: added to, never changed.
#[test]
fn frozen_codes() {
    let codes: Vec<&str> = FileKind::ALL.iter().map(|is| is.code()).collect();
    let frozen = "word_97 word_6 word_2 word_mac word_dos docx docm dotx dotm word_2003_xml flat_opc encrypted_office \
                  rtf odt office ole zip image html xml text unknown star_writer hwp word_perfect works publisher pages \
                  iwork excel powerpoint visio open_document mhtml email outlook_message xps postscript djvu epub fdf \
                  audio video archive compressed_pdf base64_pdf executable shortcut json blank";
    assert_eq!(codes.join(" "), frozen);
}

fn says_renaming(is: FileKind) -> bool {
    let others = "rtf odt office image star_writer hwp word_perfect works publisher pages iwork excel powerpoint visio \
                  open_document";
    is.is_word() || others.split(' ').any(|code| code == is.code())
}
