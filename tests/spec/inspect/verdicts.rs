//! Every reason to refuse a PDF, with the smallest file that causes it.

use super::packed::Pack;
use super::writer::{Pdf, Place, ROOT};
use super::{check, damaged, pages};
use candidacy::{Cv, cv};

/// What is missing is named: everything, the trailer, the catalogue, the page tree, the pages.
#[test]
fn what_is_missing() {
    let none = "<< /Type /Pages /Kids [] /Count 0 >>";
    let cases: [(Vec<u8>, Result<Cv, cv::Error>); 6] = [
        (Pdf::new().raw("%%EOF").bytes(), damaged(cv::Damage::NoObjects)),
        (Pdf::new().object(1, "null").raw("%%EOF").bytes(), damaged(cv::Damage::NoTrailer)),
        (Pdf::new().trailer_only(ROOT), damaged(cv::Damage::NoCatalog)),
        (Pdf::new().object(1, "<< >>").rooted(), damaged(cv::Damage::NoPageTree)),
        (Pdf::with("<< /Pages 2 0 R >>").object(2, none).rooted(), Err(cv::Error::NoPages)),
        (Pdf::with("<< /Pages 2 0 R >>").object(2, "<< /Kids [3 0 R] >>").rooted(), damaged(cv::Damage::NoPageTree)),
    ];
    for (file, verdict) in cases {
        assert_eq!(check(&file), verdict, "{}", String::from_utf8_lossy(&file));
    }
    assert_eq!(pages(&Pdf::with("<< /Pages 2 0 R >>").rooted()), Ok(1));
    assert_eq!(pages(&Pdf::new().object(1, "<< /Pages << /Kids [<< >>] /Count 1 >> >>").rooted()), Ok(1));
}

/// Where the end is missing as well, that is the reason for all that is missing.
#[test]
fn what_was_lost_with_the_end() {
    let whole = Pdf::cv().rooted();
    let table = whole.windows(4).position(|word| word == b"xref").unwrap();
    assert_eq!(check(&whole[..table]), Err(cv::Error::Truncated));
    assert_eq!(check(&whole[..200]), Err(cv::Error::Truncated));
    assert_eq!(check(b"%PDF-1.7\n"), Err(cv::Error::Truncated));
}

/// Each limit is kept, and named.
#[test]
fn too_complex() {
    let too = |limit| Err(cv::Error::TooComplex { limit });
    let nodes = |count: usize| {
        let kids = "<<>>".repeat(count - 1);
        Pdf::new().object(1, &format!("<< /Pages << /Kids [{kids}] /Count 1 >> >>")).rooted()
    };
    assert_eq!(pages(&nodes(20_000)), Ok(19_999));
    assert_eq!(check(&nodes(20_001)), too(cv::Limit::Pages));

    // One list of this many objects, each of them a byte that says that it is nowhere.
    let entries = |count: usize| {
        let pdf = Pdf::cv();
        let at = pdf.at();
        let said = format!("/Type /XRef /W [0 1 0] /Size {count} {ROOT}");
        check(&pdf.stream(4, &said, &Pack::Deflate, &vec![0; count]).end_at(at))
    };
    assert_eq!(entries(1_000), damaged(cv::Damage::NoCatalog));
    assert_eq!(entries(100_000), damaged(cv::Damage::NoCatalog));
    assert_eq!(entries(10_000_000), too(cv::Limit::Work));

    // Streams of this many objects, all of which are asked for.
    let packed = |counts: [usize; 2]| {
        let pdf = Pdf::with("<< /Pages 2 0 R /X [10 0 R 11 0 R] >>").page();
        let pdf = (4..).zip(counts).fold(pdf, |pdf, (number, count)| {
            let said = format!("/Type /ObjStm /N {count} /First {}", 5 * count);
            let objects = format!("{} 0 ", number + 6).repeat(count);
            pdf.stream(number, &said, &Pack::Deflate, objects.as_bytes()).lists(number + 6, Place::In(number, 0))
        });
        check(&pdf.table_stream(6, ROOT, &Pack::Plain))
    };
    assert_eq!(packed([60_000, 40_000]).map(|cv| cv.pages()), Ok(Some(1)));
    assert_eq!(packed([6_000_000, 4_000_000]), too(cv::Limit::Memory));

    // A stream of objects from which this much comes, with the catalogue in it. What is large may unpack to more.
    let unpacked = |len: usize, more: usize| {
        let blanks = " ".repeat(len - 37);
        let body = format!("{:<4}<< /Type /Catalog /Pages 2 0 R >>{blanks}", "1 0");
        let pdf = Pdf::new().page().stream(5, "/Type /ObjStm /N 1 /First 4", &Pack::Deflate, body.as_bytes());
        let pdf = pdf.raw(format!("%{}\n", "x".repeat(more)));
        check(&pdf.lists(1, Place::In(5, 0)).table_stream(6, ROOT, &Pack::Plain))
    };
    assert_eq!(unpacked(1 << 20, 0).map(|cv| cv.pages()), Ok(Some(1)));
    assert_eq!(unpacked(40 << 20, 0), too(cv::Limit::Work));
    assert_eq!(unpacked(40 << 20, 4 << 20), too(cv::Limit::Memory));

    // Texts that do not end, each of which takes all that is left.
    let open = "1 0 obj (".repeat(30_000);
    assert_eq!(check(&Pdf::new().raw(open).trailer_only(ROOT)), too(cv::Limit::Work));
}

/// What a file is that holds a risk.
fn risky(risk: cv::Risk) -> Vec<u8> {
    let catalogue = |entries: &str| Pdf::with(&format!("<< /Type /Catalog /Pages 2 0 R {entries} >>")).rooted();
    match risk {
        cv::Risk::Launch => catalogue("/OpenAction << /S /Launch /F (format.exe) >>"),
        cv::Risk::RichMedia => catalogue("/OpenAction << /Subtype /RichMedia >>"),
        cv::Risk::JavaScript => catalogue("/OpenAction << /S /JavaScript /JS (beep) >>"),
        cv::Risk::Attachment => catalogue("/Names << /EmbeddedFiles << /Names [(a) << /EF << /F 9 0 R >> >>] >> >>"),
        cv::Risk::Portfolio => catalogue("/Collection << /View /T >>"),
        cv::Risk::DynamicXfa => catalogue("/AcroForm << /XFA [] >> /NeedsRendering true"),
        cv::Risk::Remote => catalogue("/OpenAction << /S /GoToR /F (other.pdf) /D [0 /Fit] >>"),
        cv::Risk::Media => catalogue("/OpenAction << /S /Sound /Sound 9 0 R >>"),
        cv::Risk::Unreadable => {
            let pdf = Pdf::with("<< /Type /Catalog /Pages 2 0 R /X 7 0 R >>").page().stream(
                6,
                "/Type /ObjStm /N 1 /First 4.0",
                &Pack::Plain,
                b"7 0 null",
            );
            pdf.lists(7, Place::In(6, 0)).table_stream(8, ROOT, &Pack::Plain)
        }
        other => panic!("no file for {other:?}"),
    }
}

/// Each risk is refused or warned of, as the policy says: never both, never neither.
#[test]
fn every_risk_by_every_policy() {
    for risk in cv::Risk::ALL {
        let file = risky(*risk);
        let policies = [cv::Policy::standard(), cv::Policy::strict()];
        for policy in policies.into_iter().flat_map(|policy| [policy, policy.refusing(*risk), policy.accepting(*risk)])
        {
            let verdict = policy.check(&file, "cv.pdf", "application/pdf");
            if policy.refused().contains(*risk) {
                assert_eq!(verdict, Err(cv::Error::Risk { risk: *risk }));
            } else {
                let warned: Vec<cv::Warning> = verdict.unwrap().warnings().iter().collect();
                assert_eq!(warned, [risk.warning()]);
            }
        }
    }
}

/// By itself a policy refuses what starts, plays, covers or hides the CV, and a strict one everything else that may act or
/// cannot be read as well.
#[test]
fn what_the_policies_refuse() {
    for risk in cv::Risk::ALL {
        let harsh =
            cv::Risks::from_slice(&[cv::Risk::Launch, cv::Risk::RichMedia, cv::Risk::Portfolio, cv::Risk::DynamicXfa]);
        let mild = !harsh.contains(*risk);
        assert_eq!(check(&risky(*risk)).is_ok(), mild, "{risk:?}");
        assert!(cv::Policy::strict().check(&risky(*risk), "cv.pdf", "").is_err(), "{risk:?}");
    }
}
