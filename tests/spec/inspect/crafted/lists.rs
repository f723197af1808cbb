//! Lists of objects that cost much: lines that lead to one place or into one run, parts that lead to each other.

use super::super::packed::Pack;
use super::super::writer::{Pdf, Place, ROOT};
use super::packing::Filter;
use super::{FIRST, Kind, asking, kind, much, parts, references};

pub(super) fn kinds() -> Vec<Kind> {
    let mut kinds = vec![
        kind("lines into blanks", |size| lines_into(" ", size)),
        kind("lines into a comment", |size| lines_into("%", size)),
        kind("lines into a text", |size| lines_into("(", size)),
        kind("lines into digits", |size| lines_into("1", size)),
        kind("lines into brackets", |size| lines_into("<<", size)),
        kind("lines into blanks that are met before they are read", |size| met_first(" ", size)),
        kind("lines into a comment that are met before they are read", |size| met_first("%", size)),
        kind("rows into blanks", rows_into_blanks),
        kind("lines to one place", lines_to_one_place),
        kind("sections of one line", sections_of_one_line),
        kind("sections without a line", |size| table(&much("7 0\n", size))),
        kind("sections that say more", |size| table(&much("7 999999999999\n0000000015 00000 n \n", size))),
        kind("lines word by word", |size| {
            let lines = size / 6;
            table(&format!("10 {lines}\n{}", "9 0 n\n".repeat(lines)))
        }),
        kind("lines behind comments", |size| {
            let lines = size / 60;
            table(&format!("10 {lines}\n{}", format!("%{:50}\n9 0 n\n", "").repeat(lines)))
        }),
        kind("parts in a chain", |size| chained(size, usize::MAX)),
        kind("parts in a chain with long trailers", |size| chained(size, 900)),
        kind("parts in a circle", parts_in_a_circle),
        kind("trailers in each other, chained", trailers_in_each_other),
        kind("trailers in each other, searched", |size| {
            Pdf::cv().raw(much("trailer << /Root 1 0 R ", size)).trailer_only(ROOT)
        }),
        kind("trailers with texts that do not end, searched", |size| {
            Pdf::cv().raw("trailer << /Root 1 0 R >>\n").raw(much("trailer (", size)).bytes()
        }),
        kind("tables behind many rows, each with a hidden one", tables_behind_many_rows),
        kind("rows in as many streams", rows_in_as_many_streams),
        kind("trailers one after another, searched", |size| {
            Pdf::cv().raw(much("trailer << /Root 9 0 R >>\n", size)).trailer_only(ROOT)
        }),
        kind("one stream behind many tables", one_stream_behind_many_tables),
        kind("ranges of one row", |size| ranges(size, "10 1 ")),
        kind("ranges of nothing", |size| ranges(size, "10 0 ")),
        kind("ranges of all", |size| ranges(size, "0 9999999 ")),
        kind("ranges that are references", |size| ranges(size, "4 0 R ")),
    ];
    for filter in Filter::ALL {
        for widths in ["1 4 2", "0 1 0", "8 8 8"] {
            kinds.push(kind(format!("rows out of nothing, {filter:?}, {widths}"), move |size| {
                bomb_of_rows(size, filter, widths)
            }));
        }
    }
    kinds
}

/// Many lines, each of which leads somewhere else into one run, behind which one object stands.
fn lines_into(run: &str, size: usize) -> Vec<u8> {
    let count = parts(size, 62);
    let pdf = asking(FIRST..FIRST + count);
    let (start, len) = (pdf.at(), size / 2);
    let pdf = pdf.raw(much(run, len)).raw("\n9 0 obj\nnull\nendobj\n");
    (0..count)
        .fold(pdf, |pdf, each| pdf.lists(FIRST + each, Place::At(start + each as usize * len / count as usize)))
        .rooted()
}

/// The same where only the catalogue leads to them: all are known before the first of them is looked at.
fn met_first(run: &str, size: usize) -> Vec<u8> {
    let count = parts(size, 62);
    let last = FIRST + count;
    let pdf = Pdf::with(&format!("<< /Type /Catalog /Pages 2 0 R /AF [{}] >>", references(FIRST..last)));
    let (start, len) = (pdf.at(), size / 2);
    let pdf = pdf.raw(much(run, len)).raw("\n9 0 obj\nnull\nendobj\n");
    let place = |number: u32| Place::At(start + (number - FIRST) as usize * len / count as usize);
    (FIRST..last).fold(pdf, |pdf, number| pdf.lists(number, place(number))).rooted()
}

/// The same from a list that is a stream, which is much shorter.
fn rows_into_blanks(size: usize) -> Vec<u8> {
    let count = parts(size, 24);
    let pdf = asking(FIRST..FIRST + count);
    let (start, len) = (pdf.at(), size / 2);
    let pdf = pdf.raw(much(" ", len)).raw("\n9 0 obj\nnull\nendobj\n");
    (0..count)
        .fold(pdf, |pdf, each| pdf.lists(FIRST + each, Place::At(start + each as usize * len / count as usize)))
        .table_stream(5, ROOT, &Pack::Deflate)
}

fn lines_to_one_place(size: usize) -> Vec<u8> {
    let count = parts(size, 62);
    let pdf = asking(FIRST..FIRST + count);
    let at = pdf.at();
    let pdf = pdf.object(5, &format!("<< {} >>", much("/X 1 ", size / 2)));
    (0..count).fold(pdf, |pdf, each| pdf.lists(FIRST + each, Place::At(at))).rooted()
}

fn sections_of_one_line(size: usize) -> Vec<u8> {
    let count = parts(size, 36);
    let pdf = asking(FIRST..FIRST + count);
    let Place::At(at) = pdf.place(3) else { unreachable!("it was written") };
    (0..count).fold(pdf, |pdf, each| pdf.lists(FIRST + 2 * each, Place::At(at))).rooted()
}

/// A table with these lines, in front of one that is right.
fn table(lines: &str) -> Vec<u8> {
    let pdf = Pdf::cv();
    let at = pdf.at();
    let pdf = pdf.table_only(ROOT);
    let newest = pdf.at();
    pdf.raw(format!("xref\n{lines}trailer\n<< {ROOT} /Prev {at} >>\n")).end_at(newest)
}

/// Parts that each name the one before; with a trailer of so many bytes, or short ones.
fn chained(size: usize, longest: usize) -> Vec<u8> {
    let long = if longest == usize::MAX { String::new() } else { format!("/X ({})", much("x", longest)) };
    let trailer = format!("{ROOT} {long}");
    let mut pdf = Pdf::cv().table_only(&trailer);
    while pdf.at() < size {
        pdf = pdf.table_only(&trailer);
    }
    pdf.end()
}

fn parts_in_a_circle(size: usize) -> Vec<u8> {
    let pdf = Pdf::cv().table_only(ROOT);
    let at = pdf.at();
    let long = much("/X 1 ", size / 2);
    let second = at + format!("xref\n0 0\ntrailer\n<< {ROOT} {long} /Prev {:010} >>\n", 0).len();
    pdf.raw(format!("xref\n0 0\ntrailer\n<< {ROOT} {long} /Prev {second:010} >>\n"))
        .raw(format!("xref\n0 0\ntrailer\n<< {ROOT} {long} /Prev {at:010} >>\n"))
        .end_at(at)
}

/// Each part stands in the trailer of the part that names it.
fn trailers_in_each_other(size: usize) -> Vec<u8> {
    let pdf = Pdf::cv();
    let oldest = pdf.at();
    let mut pdf = pdf.table_only(ROOT);
    let first = pdf.at();
    while pdf.at() < size {
        let head = format!("xref\n0 0\ntrailer\n<< {ROOT} /Prev {:010} /X\n", 0);
        let next = if pdf.at() + head.len() < size { pdf.at() + head.len() } else { oldest };
        pdf = pdf.raw(format!("xref\n0 0\ntrailer\n<< {ROOT} /Prev {next:010} /X\n"));
    }
    pdf.end_at(first)
}

/// Tables that each name the same stream as what old readers do not know.
fn one_stream_behind_many_tables(size: usize) -> Vec<u8> {
    let pdf = Pdf::cv();
    let hidden = pdf.at();
    let rows = [1, 0, 0, 0, 15, 0, 0].repeat(size / 14);
    let said = format!("/Type /XRef /W [1 4 2] /Index [10 {}] /Size 9", rows.len() / 7);
    let mut pdf = pdf.stream(5, &said, &Pack::Plain, &rows);
    let trailer = format!("{ROOT} /XRefStm {hidden}");
    while pdf.at() < size {
        pdf = pdf.table_only(&trailer);
    }
    pdf.end()
}

/// A list that is a stream, in front of a table that is right: as many rows as the ranges could name.
fn ranges(size: usize, range: &str) -> Vec<u8> {
    let pdf = Pdf::cv();
    let at = pdf.at();
    let pdf = pdf.table_only(ROOT);
    let newest = pdf.at();
    let said = format!("/Type /XRef /W [1 2 0] /Index [{}] {ROOT} /Size 99 /Prev {at}", much(range, size));
    pdf.stream(9, &said, &Pack::Deflate, &[1, 0, 15].repeat(size / 3)).end_at(newest)
}

/// The same with rows that come out of almost nothing.
fn bomb_of_rows(size: usize, filter: Filter, widths: &str) -> Vec<u8> {
    let pdf = Pdf::cv();
    let at = pdf.at();
    let pdf = pdf.table_only(ROOT);
    let newest = pdf.at();
    let said = format!("/Type /XRef /W [{widths}] /Index [10 99999999] {ROOT} /Size 99 /Prev {at}");
    let pack = Pack::Said(format!("/Filter {}", filter.name()));
    pdf.stream(9, &said, &pack, &filter.bomb(size)).end_at(newest)
}

/// Many rows, and behind them tables that each say where a second list is.
fn tables_behind_many_rows(size: usize) -> Vec<u8> {
    let pdf = Pdf::cv();
    let mut at = pdf.at();
    let mut pdf = pdf.table_only(ROOT);
    for _ in 0..(size / 400).min(1_000) {
        let newest = pdf.at();
        pdf = pdf.raw(format!("xref\n0 0\ntrailer\n<< {ROOT} /XRefStm 9 /Prev {at} >>\n"));
        at = newest;
    }
    let newest = pdf.at();
    let rows = [1, 0, 15].repeat(size / 10);
    let said = format!("/Type /XRef /W [1 2 0] /Index [10 {}] {ROOT} /Size 99 /Prev {at}", rows.len() / 3);
    let left = size.saturating_sub(newest);
    pdf.stream(9, &said, &Pack::Deflate, &rows).raw(much("%\n", left)).end_at(newest)
}

/// Rows that each name another stream, as what they are more than the row before.
fn rows_in_as_many_streams(size: usize) -> Vec<u8> {
    let pdf = Pdf::cv();
    let at = pdf.at();
    let pdf = pdf.table_only(ROOT);
    let newest = pdf.at();
    let rows = (size / 8).min(1_000_000);
    let mut data = [2, 2, 0, 0, 0, 1].to_vec();
    let numbers = (1..u32::try_from(rows).unwrap()).flat_map(|number| {
        let differences: Vec<u8> = number
            .to_be_bytes()
            .iter()
            .zip((number + 1).to_be_bytes())
            .map(|(up, byte)| byte.wrapping_sub(*up))
            .collect();
        [2, 0].into_iter().chain(differences)
    });
    data.extend(numbers);
    let pack = Pack::Said("/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 5 >>".into());
    let said = format!("/Type /XRef /W [1 4 0] /Index [10 {rows}] {ROOT} /Size 99 /Prev {at}");
    pdf.stream(9, &said, &pack, &Pack::Deflate.pack(&data)).raw(much("%\n", size / 2)).end_at(newest)
}
