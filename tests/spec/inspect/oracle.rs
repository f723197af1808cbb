//! Another program that reads PDFs counts the same pages.

use super::check;
use super::pages::Tree;
use hayro_syntax::Pdf as Other;
use proptest::prelude::*;
use std::sync::Arc;

fn other(file: &[u8]) -> Option<u32> {
    let pdf = Other::new(Arc::new(file.to_vec())).ok()?;
    u32::try_from(pdf.pages().len()).ok()
}

proptest! {
    /// The same number for every tree and every layout.
    #[test]
    fn another_reader_agrees(tree in Tree::any(false), layout in 0..5_u8) {
        let file = tree.file(layout);
        prop_assert_eq!(check(&file).ok().and_then(|cv| cv.pages()), other(&file).filter(|pages| *pages > 0));
    }
}
