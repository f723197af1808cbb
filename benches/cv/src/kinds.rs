//! What a file of each kind in the truth table should be called: by this crate's codes, the best first, and by media types.
//!
//! A kind that is not in the table is not counted. Several codes are right where the truth is coarser than this crate (`ole`
//! is whatever is in an OLE file) or finer (a `.ods` is an office document); what would send an applicant the wrong way is not
//! among them.

pub struct Kind {
    pub truth: &'static str,
    pub codes: &'static [&'static str],
    pub media_types: &'static [&'static str],
    /// Somebody may well send a CV as one: nearly all of these have to be named.
    pub of_cvs: bool,
}

const fn cv(truth: &'static str, codes: &'static [&'static str], media_types: &'static [&'static str]) -> Kind {
    Kind { truth, codes, media_types, of_cvs: true }
}

const fn other(truth: &'static str, codes: &'static [&'static str], media_types: &'static [&'static str]) -> Kind {
    Kind { truth, codes, media_types, of_cvs: false }
}

const ODT: &[&str] = &[
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.text-template",
    "application/vnd.oasis.opendocument.text-master",
];
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const DOTX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.template";
const MAIL: &[&str] = &["message/rfc822", "multipart/related", "application/x-mimearchive"];

#[rustfmt::skip]
pub const KINDS: &[Kind] = &[
    cv("doc", &["word_97", "word_6"], &["application/msword"]),
    cv("winword2", &["word_2"], &["application/msword"]),
    cv("macword", &["word_mac"], &["application/msword"]),
    cv("docx", &["docx"], &[DOCX]),
    cv("docm", &["docm"], &[DOCX, "application/vnd.ms-word.document.macroEnabled.12"]),
    cv("dotx", &["dotx", "docx"], &[DOCX, DOTX]),
    cv("dotm", &["dotm", "docm"], &[DOCX, DOTX, "application/vnd.ms-word.template.macroEnabled.12"]),
    cv("word2003xml", &["word_2003_xml", "flat_opc"], &["application/msword", "application/vnd.ms-wordml"]),
    cv("flatopc", &["flat_opc"], &[DOCX]),
    cv("ooxml-encrypted", &["encrypted_office"], &["application/x-ole-storage", "application/encrypted"]),
    cv("rtf", &["rtf"], &["application/rtf", "text/rtf"]),
    cv("odt", &["odt"], ODT),
    cv("ott", &["odt"], ODT),
    cv("odm", &["odt"], ODT),
    cv("fodt", &["odt", "fodt"], &["application/vnd.oasis.opendocument.text-flat-xml", "application/vnd.oasis.opendocument.text"]),
    cv("sxw", &["star_writer", "odt", "office", "sxw", "staroffice"], &["application/vnd.sun.xml.writer"]),
    cv("html", &["html"], &["text/html", "application/xhtml+xml"]),
    cv("mhtml", &["mhtml"], MAIL),
    cv("iwork", &["pages", "iwork", "keynote", "numbers"], &["application/vnd.apple.pages", "application/x-iwork-pages-sffpages"]),
    cv("iwork09", &["pages", "iwork", "keynote", "numbers"], &["application/vnd.apple.pages", "application/x-iwork-pages-sffpages", "application/vnd.apple.keynote"]),
    cv("wordperfect", &["word_perfect", "wordperfect"], &["application/vnd.wordperfect"]),
    cv("works", &["works", "ms_works"], &["application/vnd.ms-works"]),
    cv("write", &["write", "word_dos"], &["application/x-mswrite", "application/msword"]),
    other("email", &["email", "mail", "mhtml"], MAIL),
    other("msg", &["outlook_message", "outlook", "msg", "message", "email", "ole"], &["application/vnd.ms-outlook"]),
    other("xls", &["excel", "xls", "office", "spreadsheet"], &["application/vnd.ms-excel"]),
    other("xlsx", &["excel", "xlsx", "office", "spreadsheet"], &["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"]),
    other("ods", &["open_document", "spreadsheet", "odf", "ods", "office"], &["application/vnd.oasis.opendocument.spreadsheet"]),
    other("ppt", &["powerpoint", "slides", "ppt", "office"], &["application/vnd.ms-powerpoint"]),
    other("pptx", &["powerpoint", "slides", "pptx", "office"], &["application/vnd.openxmlformats-officedocument.presentationml.presentation"]),
    other("odp", &["open_document", "slides", "presentation", "odf", "odp", "office"], &["application/vnd.oasis.opendocument.presentation"]),
    other("odf-other", &["open_document", "odf", "office", "slides", "spreadsheet", "drawing"], &[]),
    other("ooxml-other", &["visio", "office", "excel", "powerpoint", "docx", "zip", "xps", "slides", "spreadsheet"], &[]),
    other("vsd", &["visio", "office"], &["application/vnd.visio", "application/vnd.ms-visio.drawing"]),
    other("vsdx", &["visio", "office"], &["application/vnd.ms-visio.drawing.main+xml", "application/vnd.ms-visio.drawing"]),
    other("publisher-or-works", &["publisher", "office", "works", "ole"], &["application/vnd.ms-publisher", "application/x-mspublisher"]),
    other("ole", &["star_writer", "hwp", "publisher", "outlook_message", "visio", "ole", "office", "excel", "powerpoint", "works"], &["application/x-ole-storage"]),
    other("hwpx", &["hwp", "hwp", "office", "zip"], &["application/hwp+zip"]),
    other("xps", &["xps", "office"], &["application/oxps", "application/vnd.ms-xpsdocument"]),
    other("epub", &["epub", "ebook"], &["application/epub+zip"]),
    other("djvu", &["djvu"], &["image/vnd.djvu"]),
    other("postscript", &["postscript"], &["application/postscript"]),
    other("eps", &["postscript", "image", "eps"], &["application/postscript", "image/x-eps"]),
    other("zip", &["executable", "visio", "open_document", "zip", "archive", "office", "epub", "xps", "image"], &["application/zip"]),
    other("zip-broken", &["open_document", "zip", "archive", "office", "docx", "excel", "powerpoint", "xlsx", "pptx", "slides", "spreadsheet", "visio"], &["application/zip"]),
    other("jar", &["zip", "archive", "executable"], &["application/java-archive"]),
    other("gzip", &["archive", "gzip", "compressed", "compressed_pdf"], &["application/gzip"]),
    other("bzip2", &["archive", "compressed"], &["application/x-bzip2"]),
    other("xz", &["archive", "compressed"], &["application/x-xz"]),
    other("7z", &["archive"], &["application/x-7z-compressed"]),
    other("rar", &["archive"], &["application/vnd.rar"]),
    other("tar", &["archive"], &["application/x-tar"]),
    other("png", &["image"], &["image/png", "image/apng"]),
    other("jpeg", &["image"], &["image/jpeg"]),
    other("gif", &["image"], &["image/gif"]),
    other("bmp", &["image"], &["image/bmp"]),
    other("tiff", &["image"], &["image/tiff"]),
    other("webp", &["image"], &["image/webp"]),
    other("heic", &["image"], &["image/heic", "image/heif"]),
    other("avif", &["image"], &["image/avif"]),
    other("psd", &["image"], &["image/vnd.adobe.photoshop"]),
    other("svg", &["image"], &["image/svg+xml"]),
    other("mp3", &["audio"], &["audio/mpeg"]),
    other("wav", &["audio"], &["audio/vnd.wave", "audio/wav", "audio/x-wav"]),
    other("flac", &["audio"], &["audio/x-flac", "audio/flac"]),
    other("ogg", &["audio", "video"], &["audio/ogg", "video/ogg", "application/ogg"]),
    other("mp4", &["video", "audio"], &["video/mp4", "video/quicktime", "audio/mp4"]),
    other("avi", &["video"], &["video/avi", "video/x-msvideo"]),
    other("json", &["json", "text"], &["application/json"]),
    other("xml", &["xml"], &["text/xml", "application/xml"]),
    other("text", &["text", "json"], &["text/plain"]),
    other("binary", &["shortcut", "unknown", "executable", "archive", "image", "video", "audio"], &["application/octet-stream"]),
];
