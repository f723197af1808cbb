//! A log as CSV.

use super::lines::{LONGEST, Lines, NoRow};
use super::log::{Columns, Rows};
use super::mapping::Mapping;
use std::error::Error;
use std::io::BufRead;

/// Reads a log.
///
/// # Errors
/// A column that the mapping names is missing, or the input cannot be read.
pub(super) fn read(
    mut input: impl BufRead,
    mapping: &Mapping,
    columns: &Columns,
    rows: &mut impl Rows,
) -> Result<(), Box<dyn Error>> {
    if matches!(input.fill_buf()?, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
        return Err("it is written in UTF-16; save it as UTF-8".into());
    }
    let mut lines = Lines::new(input, u8::try_from(mapping.delimiter)?);
    let header = if mapping.columns.is_empty() { header(&mut lines)? } else { mapping.columns.clone() };
    let places = columns.names().iter().map(|name| place(&header, name)).collect::<Result<Vec<_>, _>>()?;
    header.iter().filter(|name| !columns.names().contains(name)).for_each(|name| rows.unused(name));
    while let Some((number, row)) = lines.next()? {
        match row {
            Err(NoRow::TooLong) => rows.unreadable(number, &format!("longer than {LONGEST} bytes")),
            Err(NoRow::Unclosed) => rows.unreadable(number, "a quotation mark is opened and not closed"),
            Ok(()) if lines.len() != header.len() => {
                rows.unreadable(number, &format!("{} fields and not {}", lines.len(), header.len()));
            }
            Ok(()) => match places.iter().map(|place| lines.field(*place)).collect::<Option<Vec<_>>>() {
                None => rows.unreadable(number, "not UTF-8"),
                Some(mut cells) => {
                    for cell in &mut cells {
                        *cell = cell.trim_ascii();
                    }
                    let blank = |cell: &str| cell.is_empty() || mapping.blank.iter().any(|blank| blank == cell);
                    let cells: Vec<Option<&str>> =
                        cells.into_iter().map(|cell| (!blank(cell)).then_some(cell)).collect();
                    rows.row(number, &cells);
                }
            },
        }
    }
    Ok(())
}

/// The names of the columns, from the first row.
fn header(lines: &mut Lines<impl BufRead>) -> Result<Vec<String>, Box<dyn Error>> {
    let Some((_, Ok(()))) = lines.next()? else { return Err("it has no row with the names of its columns".into()) };
    lines.fix_width();
    let names = (0..lines.len()).map(|place| lines.field(place).map(|name| name.trim().to_owned()));
    names.collect::<Option<_>>().ok_or_else(|| "the names of its columns are not UTF-8".into())
}

fn place(header: &[String], name: &str) -> Result<usize, String> {
    let mut places = header.iter().enumerate().filter(|(_, column)| *column == name).map(|(place, _)| place);
    match (places.next(), places.next()) {
        (Some(place), None) => Ok(place),
        (Some(_), Some(_)) => Err(format!("two columns are called `{name}`")),
        (None, _) => Err(format!("there is no column `{name}`; there are: {}", header.join(", "))),
    }
}
