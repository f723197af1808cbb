//! Is this file a CV? What a career site would answer, for files on disk.
//!
//! Run it with `cargo run --example check_cv -- [--json] [--strict] FILE…`. A `-` among the files stands for a list of them on
//! standard input, one a line. Each file gets a line; with `--json`, a JSON object with what a program needs. `--strict` also
//! refuses scripts and attachments. The status is 1 if any file was refused or could not be read, and 2 if it was called
//! wrongly. Of a file that is larger than a CV may be, only the beginning and the end are read.
//!
//! Without arguments it shows what applicants upload, and what they are told.

use candidacy::Cv;
use candidacy::cv::{self, FileKind};
use candidacy::value::{Label, TextError};
use serde::Serialize;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufRead, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "usage: check_cv [--json] [--strict] FILE…
A FILE that is - stands for a list of files on standard input, one a line; behind --, nothing is an option.";

/// A file on disk says nothing about its media type.
const ANY_TYPE: &str = "application/octet-stream";

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let mut all_taken = true;
    let done = if arguments.is_empty() {
        story(&mut io::stdout().lock())
    } else {
        match Asked::of(arguments) {
            Ok(asked) => asked.answer(&mut io::stdin().lock(), &mut io::stdout().lock(), &mut all_taken),
            Err(wrong) => {
                // Nobody is there to be told where even this cannot be written.
                let _ = writeln!(io::stderr(), "{wrong}\n{USAGE}");
                return ExitCode::from(2);
            }
        }
    };
    match done {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
        // Whoever closed the pipe has read enough.
        Ok(()) | Err(_) if all_taken => ExitCode::SUCCESS,
        Ok(()) | Err(_) => ExitCode::FAILURE,
    }
}

/// What the command line asks for.
struct Asked {
    policy: cv::Policy,
    json: bool,
    files: Vec<OsString>,
}

impl Asked {
    fn of(arguments: Vec<OsString>) -> Result<Asked, String> {
        let mut asked = Asked { policy: cv::Policy::standard(), json: false, files: Vec::new() };
        let mut options = true;
        for argument in arguments {
            match argument.as_encoded_bytes() {
                b"--json" if options => asked.json = true,
                b"--strict" if options => asked.policy = cv::Policy::strict(),
                b"--" if options => options = false,
                [b'-', _, ..] if options => return Err(format!("there is no option {}", argument.display())),
                _ => asked.files.push(argument),
            }
        }
        if asked.files.is_empty() { Err("which file?".to_owned()) } else { Ok(asked) }
    }

    /// Answers for each file, and keeps count of whether all were taken.
    fn answer(&self, list: &mut impl BufRead, out: &mut impl Write, all_taken: &mut bool) -> io::Result<()> {
        let mut say = |path: &Path, out: &mut _| {
            let answer = check_path(self.policy, path);
            *all_taken &= answer.accepted;
            answer.write(self.json, out)
        };
        for file in &self.files {
            if file != "-" {
                say(Path::new(file), out)?;
                continue;
            }
            let mut line = Vec::new();
            while list.read_until(b'\n', &mut line)? > 0 {
                let name = line.strip_suffix(b"\n").unwrap_or(&line);
                let name = name.strip_suffix(b"\r").unwrap_or(name);
                if !name.is_empty() {
                    say(&path_of(name), out)?;
                }
                line.clear();
            }
        }
        Ok(())
    }
}

/// File names are bytes on Unix, whatever their encoding.
#[cfg(unix)]
fn path_of(name: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(name).into()
}

#[cfg(not(unix))]
fn path_of(name: &[u8]) -> PathBuf {
    String::from_utf8_lossy(name).into_owned().into()
}

/// What is said about one file.
#[derive(Serialize)]
struct Answer {
    file: String,
    accepted: bool,
    code: &'static str,
    is: &'static str,
    message: String,
    advice: &'static str,
    pages: Option<u32>,
    warnings: Vec<&'static str>,
}

fn check_path(policy: cv::Policy, path: &Path) -> Answer {
    let file = path.to_string_lossy().into_owned();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match Upload::read(path, policy.max_bytes()) {
        Ok(Upload::Whole(bytes)) => {
            Answer::of(file, policy.check(&bytes, &name, ANY_TYPE), || what(&cv::Window::whole(&bytes)))
        }
        Ok(Upload::Ends { head, tail, len }) => match cv::Window::new(&head, &tail, len) {
            Ok(window) => Answer::of(file, policy.check_window(&window, &name, ANY_TYPE), || what(&window)),
            Err(error) => Answer::unreadable(file, error.to_string()),
        },
        Err(error) => Answer::unreadable(file, error.to_string()),
    }
}

/// A file as far as it is read.
enum Upload {
    Whole(Vec<u8>),
    Ends { head: Vec<u8>, tail: Vec<u8>, len: u64 },
}

impl Upload {
    /// Reads a file that has at most `max` bytes, and the ends of a larger one.
    fn read(path: &Path, max: u64) -> io::Result<Upload> {
        // Asked before it is opened, because a pipe would wait for somebody who writes.
        let kind = std::fs::metadata(path)?.file_type();
        if !kind.is_file() {
            return Err(io::Error::other(if kind.is_dir() { "it is a folder" } else { "it is not a regular file" }));
        }
        let mut file = File::open(path)?;
        let len = file.metadata()?.len();
        if len <= max {
            let mut bytes = Vec::new();
            // It may be growing.
            file.take(max.saturating_add(1)).read_to_end(&mut bytes)?;
            return Ok(Upload::Whole(bytes));
        }
        let enough = |most: usize| usize::try_from(len).map_or(most, |len| len.min(most));
        let (mut head, mut tail) = (vec![0; enough(cv::Window::HEAD)], vec![0; enough(cv::Window::TAIL)]);
        file.read_exact(&mut head)?;
        file.seek(SeekFrom::Start(len.saturating_sub(tail.len() as u64)))?;
        file.read_exact(&mut tail)?;
        Ok(Upload::Ends { head, tail, len })
    }
}

/// What a file is that is too large to be looked at, by its ends.
fn what(window: &cv::Window<'_>) -> &'static str {
    match cv::Policy::standard().with_max_bytes(u32::MAX).check_window(window, "", ANY_TYPE) {
        Ok(_) => "pdf",
        Err(refused) => is(&refused, || FileKind::Unknown.code()),
    }
}

/// What a file is by the reason why it was refused.
fn is(refused: &cv::Error, too_large: impl FnOnce() -> &'static str) -> &'static str {
    match refused {
        cv::Error::NotPdf { is, .. } => is.code(),
        cv::Error::Polyglot { first, .. } => first.code(),
        cv::Error::Empty => FileKind::Unknown.code(),
        cv::Error::TooLarge { .. } => too_large(),
        cv::Error::Truncated
        | cv::Error::Damaged { .. }
        | cv::Error::NoPages
        | cv::Error::PasswordProtected
        | cv::Error::UnsupportedEncryption { .. }
        | cv::Error::Risk { .. }
        | cv::Error::TooComplex { .. }
        | _ => "pdf",
    }
}

impl Answer {
    fn of(file: String, checked: Result<Cv, cv::Error>, too_large: impl FnOnce() -> &'static str) -> Answer {
        match checked {
            Ok(cv) => Answer {
                file,
                accepted: true,
                code: "ok",
                is: "pdf",
                message: match cv.pages() {
                    Some(1) => "this is a PDF with one page".to_owned(),
                    Some(pages) => format!("this is a PDF with {pages} pages"),
                    None => "this is a PDF".to_owned(),
                },
                advice: "",
                pages: cv.pages(),
                warnings: cv.warnings().iter().map(cv::Warning::name).collect(),
            },
            Err(refused) => Answer {
                file,
                accepted: false,
                code: refused.code(),
                is: is(&refused, too_large),
                message: refused.to_string(),
                advice: refused.advice(),
                pages: None,
                warnings: Vec::new(),
            },
        }
    }

    fn unreadable(file: String, message: String) -> Answer {
        let advice = "Please check that the file is there and that it may be read.";
        let (is, warnings) = (FileKind::Unknown.code(), Vec::new());
        Answer { file, accepted: false, code: "unreadable", is, message, advice, pages: None, warnings }
    }

    fn write(&self, json: bool, out: &mut impl Write) -> io::Result<()> {
        if json {
            return writeln!(out, "{}", serde_json::to_string(self)?);
        }
        // A name may hold what moves the cursor or turns the direction of writing.
        let file: String =
            self.file.chars().flat_map(|c| if is_shown(c) { vec![c] } else { vec!['\u{fffd}'] }).collect();
        let Answer { code, message, advice, .. } = self;
        let warned = self.warnings.join(", ");
        match (self.accepted, warned.is_empty()) {
            (true, true) => writeln!(out, "taken    {file}: {message}"),
            (true, false) => writeln!(out, "taken    {file}: {message} (warnings: {warned})"),
            (false, _) => writeln!(out, "refused  {file}: {message} [{code}]. {advice}"),
        }
    }
}

/// Can it be in a text of one line?
fn is_shown(c: char) -> bool {
    !matches!(Label::new(c.to_string()), Err(TextError::Control(_)))
}

/// What applicants upload.
fn story(out: &mut impl Write) -> io::Result<()> {
    let cv = include_bytes!("cv.pdf").as_slice();
    let half = cv.split_at(cv.len() / 2).0;
    let behind_a_header = [b"Content-Type: application/pdf\r\n\r\n", cv].concat();
    let letter = br"{\rtf1\ansi Dear team, please find attached}".as_slice();
    let page = b"<!DOCTYPE html><title>Sign in to see the CV of Mira</title>".as_slice();
    let photo = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice();
    for (name, bytes) in [
        ("mira.pdf", cv),
        ("mira.doc", cv),
        ("saved-from-mail.pdf", behind_a_header.as_slice()),
        ("half-an-upload.pdf", half),
        ("letter.pdf", letter),
        ("letter.rtf", letter),
        ("download.pdf", page),
        ("photo-of-a-cv.png", photo),
        ("nothing.pdf", b""),
    ] {
        let checked = cv::Policy::standard().check(bytes, name, ANY_TYPE);
        Answer::of(name.to_owned(), checked, || what(&cv::Window::whole(bytes))).write(false, out)?;
    }

    // Of a large file its ends are enough to say no, and what it is.
    let (head, tail) = (vec![b'x'; cv::Window::HEAD], vec![b'x'; cv::Window::TAIL]);
    let large = cv::Window::new(&head, &tail, 3 << 30).map_err(io::Error::other)?;
    let checked = cv::Policy::standard().check_window(&large, "everything.pdf", ANY_TYPE);
    Answer::of("everything.pdf".to_owned(), checked, || what(&large)).write(false, out)?;

    writeln!(out, "\nThe first once more, for a program:")?;
    Answer::of("mira.pdf".to_owned(), Cv::check(cv, "mira.pdf", "application/pdf"), || "pdf").write(true, out)
}
