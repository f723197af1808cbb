//! The English catalogue: every key with its text, from the files beside this one and from the check of a CV.

use super::company::COMPANY;
use super::cv;
use super::english::ENGLISH;
use super::refused::REFUSED;
use super::tips::TIPS;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

type Text = Cow<'static, str>;

static CATALOGUE: LazyLock<Vec<(Text, Text)>> = LazyLock::new(|| {
    let tables = [COMPANY, ENGLISH, REFUSED, TIPS, cv::SENTENCES].into_iter().flatten();
    let rows = tables.map(|(key, text)| (Cow::Borrowed(*key), Cow::Borrowed(*text))).chain(cv::rows());
    rows.collect::<BTreeMap<Text, Text>>().into_iter().collect() // the same advice fits several kinds of files
});

/// Every key with its text, in alphabetical order of the keys.
pub(super) fn catalogue() -> &'static [(Text, Text)] {
    &CATALOGUE
}

/// The English text with a key.
pub(super) fn english(key: &str) -> Option<&'static str> {
    let place = catalogue().binary_search_by(|(one, _)| (**one).cmp(key)).ok()?;
    catalogue().get(place).map(|(_, text)| &**text)
}
