//! Files that are made to cost much: their parts overlap, repeat, chain, nest and point at each other. Each kind is written at about
//! any length, so that a law can double it. `benches/cv` writes the same files for its table.

mod graphs;
mod lists;
mod packing;
mod streams;
mod words;

pub(super) use packing::{Filter, chain};

use super::writer::Pdf;
use std::ops::Range;

/// What a file is called, and what writes it at about this length.
pub(super) struct Kind {
    pub(super) name: String,
    pub(super) write: Box<dyn Fn(usize) -> Vec<u8>>,
}

fn kind(name: impl Into<String>, write: impl Fn(usize) -> Vec<u8> + 'static) -> Kind {
    Kind { name: name.into(), write: Box::new(write) }
}

/// Lists of objects.
pub(super) fn lists() -> Vec<Kind> {
    lists::kinds()
}

/// Streams of objects.
pub(super) fn streams() -> Vec<Kind> {
    streams::kinds()
}

/// Who points at whom.
pub(super) fn graphs() -> Vec<Kind> {
    graphs::kinds()
}

/// Every word that may begin something and not end it, over and over, wherever words are read.
pub(super) fn repeated_words() -> Vec<Kind> {
    words::kinds()
}

/// All kinds.
pub(super) fn all() -> Vec<Kind> {
    [lists(), streams(), graphs(), repeated_words()].into_iter().flatten().collect()
}

/// The first number that no file here uses for its catalogue, its pages or what asks for the others.
const FIRST: u32 = 10;

/// A CV that asks for each of these objects twice: as a page, and as something that the catalogue leads to.
fn asking(numbers: Range<u32>) -> Pdf {
    Pdf::new()
        .object(1, "<< /Type /Catalog /Pages 2 0 R /Names 4 0 R >>")
        .object(2, "<< /Type /Pages /Count 1 /Kids 4 0 R >>")
        .object(3, "<< /Type /Page /Parent 2 0 R >>")
        .object(4, &format!("[3 0 R {}]", references(numbers)))
}

fn references(numbers: Range<u32>) -> String {
    numbers.map(|number| format!("{number} 0 R ")).collect()
}

/// So many bytes of this, over and over.
fn much(of: &str, len: usize) -> String {
    of.repeat(len / of.len())
}

/// How many parts of so many bytes go into a file, as a number of objects.
fn parts(size: usize, each: usize) -> u32 {
    u32::try_from(size / each).unwrap().max(2)
}
