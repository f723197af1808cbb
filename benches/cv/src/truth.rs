//! A folder of files whose truth is known: `truth.tsv` and `files/`.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// What is true about a file.
pub struct Truth {
    pub path: PathBuf,
    /// What it was called where it was found.
    pub declared_name: String,
    /// Readers open it, and show a page.
    pub accept: bool,
    /// All readers that were asked agree.
    pub clear: bool,
    pub kind: String,
}

/// Reads the table. Its first line names the columns, of which `file`, `accept`, `clear` and `kind` are needed.
pub fn read(folder: &Path) -> Result<Vec<Truth>, String> {
    let path = folder.join("truth.tsv");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut lines = text.lines();
    let columns: HashMap<&str, usize> =
        lines.next().unwrap_or_default().split('\t').enumerate().map(|(number, name)| (name, number)).collect();
    let column = |name: &str| columns.get(name).copied().ok_or_else(|| format!("{}: no column {name}", path.display()));
    let (file, accept, clear, kind) = (column("file")?, column("accept")?, column("clear")?, column("kind")?);
    let declared = columns.get("name_declared").copied().unwrap_or(file);
    let mut truths = Vec::new();
    for (number, line) in lines.enumerate().filter(|(_, line)| !line.is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |column: usize| cells.get(column).copied().unwrap_or_default();
        let flag = |column: usize| match cell(column) {
            "1" => Ok(true),
            "0" => Ok(false),
            odd => Err(format!("{}, line {}: `{odd}` is neither 0 nor 1", path.display(), number + 2)),
        };
        truths.push(Truth {
            path: folder.join("files").join(cell(file)),
            declared_name: cell(declared).to_owned(),
            accept: flag(accept)?,
            clear: flag(clear)?,
            kind: cell(kind).to_owned(),
        });
    }
    Ok(truths)
}
