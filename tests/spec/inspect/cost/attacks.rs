//! The three files that once cost gigabytes and minutes, and what they cost now, at 1 MB.

use super::super::crafted;
use super::{Spent, spent};

const MB: usize = 1 << 20;

/// What a file of this kind costs, of about this length.
fn cost(name: &str, len: usize) -> Spent {
    let kinds = crafted::all();
    let kind = kinds.iter().find(|kind| kind.name == name).unwrap_or_else(|| panic!("there is no kind {name}"));
    let spent = spent(&(kind.write)(len));
    assert_eq!(spent.beyond(), None, "{name}");
    assert!(spent.work > spent.len / 2, "{name}: the meter is dead: {spent:?}");
    spent
}

/// Streams of objects that all reach to one end are damage, whichever way they are packed: nothing of one that overlaps another is
/// unpacked. The last of them overlaps none, and alone would cost as much.
#[test]
fn streams_to_one_end() {
    for filter in ["Base85", "Hex", "Lzw", "RunLength", "Stored", "Flate"] {
        let all = cost(&format!("overlapping streams, {filter}"), MB);
        let last = cost(&format!("a bomb, {filter}"), MB / 2);
        // What the list says is doubtful, so that the file is looked through as well: that holds it once more.
        assert!(all.memory <= 2 * last.memory + all.len, "{filter}: more is held than of one: {all:?}, {last:?}");
        assert!(all.work <= 2 * last.work + 16 * all.len, "{filter}: more than one is unpacked: {all:?}, {last:?}");
    }
}

/// Many lines of the list of objects lead into one run of blanks, or of a comment: the run is paid for from each of them, and where
/// it is too much the file is refused.
#[test]
fn lines_into_one_run() {
    for (name, len) in [("lines into blanks", MB), ("lines into a comment", MB / 8), ("rows into blanks", MB / 8)] {
        cost(name, len);
    }
}

/// Empty blocks become nothing, and are paid for all the same: those of one stream once.
#[test]
fn empty_blocks() {
    let spent = cost("a bomb, Stored", MB);
    assert!(spent.work >= MB as u64, "what is put into a filter is not paid for: {spent:?}");
    assert!(!spent.is_spent(), "{spent:?}");
}
