//! The writers of the specification: what is crafted to cost much is written here as its laws write it.

pub use inspect::{names, write};

#[path = "../../../tests/spec/inspect"]
#[expect(dead_code, unused_imports, reason = "the laws use all of it")]
mod inspect {
    mod cipher;
    mod crafted;
    mod packed;
    mod writer;

    /// The names of all kinds of files.
    pub fn names() -> Vec<String> {
        kinds().map(|kind| kind.name).collect()
    }

    /// A file of this kind, of about this length.
    pub fn write(name: &str, len: usize) -> Option<Vec<u8>> {
        kinds().find(|kind| kind.name == name).map(|kind| (kind.write)(len))
    }

    fn kinds() -> impl Iterator<Item = crafted::Kind> {
        crafted::all().into_iter()
    }
}
