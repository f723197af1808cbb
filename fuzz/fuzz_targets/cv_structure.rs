//! The CV check on PDFs that are made of objects, streams and tables: what is sound is taken, with as many pages as it has.
#![no_main]

use candidacy_fuzz::pdf::Made;

libfuzzer_sys::fuzz_target!(|made: Made| {
    let (file, pages) = made.write();
    let checked = candidacy_fuzz::cv::holds(&file);
    if let Some(pages) = pages {
        assert_eq!(checked.map(|cv| cv.pages()), Ok(Some(pages)));
    }
});
