//! What judges a file: two layers of this crate, and what others use.

use candidacy::cv;
use std::sync::Arc;

/// What a tool is given.
#[derive(Clone)]
pub struct File {
    pub name: Arc<str>,
    pub bytes: Arc<Vec<u8>>,
}

/// What a tool says.
#[derive(Debug, Clone, Default)]
pub struct Verdict {
    pub accepted: bool,
    /// What the file is instead of a PDF, where the tool names it: a code of this crate or a media type.
    pub is: Option<String>,
    /// Why it was refused, where the tool says so.
    pub reason: String,
}

/// Its name in the table, and how it judges.
pub type Tool = (&'static str, fn(&File) -> Verdict);

pub const WINDOW: Tool = ("this crate, window", window);
pub const INSPECTION: Tool = ("this crate, inspection", inspection);
pub const LOPDF: Tool = ("lopdf", lopdf);
pub const HAYRO: Tool = ("gate, then hayro-syntax", hayro);

pub const ALL: [Tool; 7] = [
    WINDOW,
    INSPECTION,
    ("starts_with(\"%PDF-\")", starts_with),
    ("infer", infer),
    ("file-format", file_format),
    LOPDF,
    HAYRO,
];

const ANY_TYPE: &str = "application/octet-stream";

fn window(file: &File) -> Verdict {
    let bytes = file.bytes.as_slice();
    let head = bytes.get(..cv::Window::HEAD).unwrap_or(bytes);
    let tail = bytes.get(bytes.len().saturating_sub(cv::Window::TAIL)..).unwrap_or(bytes);
    let window = cv::Window::new(head, tail, bytes.len() as u64).expect("as much as has to be seen");
    own(cv::Policy::standard().check_window(&window, &file.name, ANY_TYPE).err())
}

fn inspection(file: &File) -> Verdict {
    own(cv::Policy::standard().check(&file.bytes, &file.name, ANY_TYPE).err())
}

fn own(refused: Option<cv::Error>) -> Verdict {
    let Some(refused) = refused else { return accepted(true) };
    let is = match &refused {
        cv::Error::NotPdf { is, .. } => Some(is.code().to_owned()),
        cv::Error::Polyglot { first, .. } => Some(first.code().to_owned()),
        _ => None,
    };
    let code = refused.code();
    let reason = is.as_ref().map_or(code.to_owned(), |is| format!("{code} ({is})"));
    Verdict { accepted: false, is, reason }
}

fn accepted(accepted: bool) -> Verdict {
    Verdict { accepted, ..Verdict::default() }
}

fn starts_with(file: &File) -> Verdict {
    accepted(file.bytes.starts_with(b"%PDF-"))
}

fn infer(file: &File) -> Verdict {
    by_media_type(infer::get(&file.bytes).map_or("application/octet-stream", |kind| kind.mime_type()))
}

fn file_format(file: &File) -> Verdict {
    by_media_type(file_format::FileFormat::from_bytes(file.bytes.as_slice()).media_type())
}

fn by_media_type(media_type: &str) -> Verdict {
    let accepted = media_type == "application/pdf";
    Verdict { accepted, is: (!accepted).then(|| media_type.to_owned()), reason: media_type.to_owned() }
}

/// Opens without a password, and has a page.
fn lopdf(file: &File) -> Verdict {
    accepted(lopdf::Document::load_mem(&file.bytes).is_ok_and(|document| {
        let opens = !document.is_encrypted() || document.encryption_state.is_some();
        opens && !document.get_pages().is_empty()
    }))
}

/// The header where readers look for it, then the same.
fn hayro(file: &File) -> Verdict {
    let head = file.bytes.get(..1028).unwrap_or(&file.bytes);
    let gate = head.windows(4).any(|window| window == b"%PDF");
    accepted(gate && hayro_pages(&file.bytes) > 0)
}

/// How many pages hayro-syntax finds, 0 where the file does not open. It walks the page tree when it is asked for the pages.
pub fn hayro_pages(bytes: &Arc<Vec<u8>>) -> usize {
    hayro_syntax::Pdf::new(Arc::clone(bytes)).map_or(0, |pdf| pdf.pages().len())
}
