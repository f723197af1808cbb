//! A candidacy is not read around the law; its entries are, and replayed.
//! E0277: not satisfied
use candidacy::{Candidacy, Entry};

fn read<T: serde::de::DeserializeOwned>() {}

pub fn load() {
    read::<Candidacy>(); // mistake
    read::<Entry>(); // instead
    let _ = std::marker::PhantomData::<(Candidacy, Entry)>;
}
