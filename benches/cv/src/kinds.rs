//! What a file of each kind in the truth table should be called: by this crate's codes, the best first, and by media types.
//!
//! A kind that is not in the table is not counted. Several codes are right where the truth is coarser than this crate (`ole`
//! is any OLE file); where it is finer, one code is right for several (a `.ods` is an office document). What would send an
//! applicant the wrong way is not among them.

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
    cv("doc", &["word_97", "old_word"], &["application/msword"]),
    cv("winword2", &["old_word"], &["application/msword"]),
    cv("macword", &["old_word"], &["application/msword"]),
    cv("docx", &["docx"], &[DOCX]),
    cv("docm", &["docx"], &[DOCX, "application/vnd.ms-word.document.macroEnabled.12"]),
    cv("dotx", &["docx"], &[DOCX, DOTX]),
    cv("dotm", &["docx"], &[DOCX, DOTX, "application/vnd.ms-word.template.macroEnabled.12"]),
    cv("word2003xml", &["word_xml"], &["application/msword", "application/vnd.ms-wordml"]),
    cv("flatopc", &["word_xml"], &[DOCX]),
    cv("ooxml-encrypted", &["encrypted_office"], &["application/x-ole-storage", "application/encrypted"]),
    cv("rtf", &["rtf"], &["application/rtf", "text/rtf"]),
    cv("odt", &["odt"], ODT),
    cv("ott", &["odt"], ODT),
    cv("odm", &["odt"], ODT),
    cv("fodt", &["odt"], &["application/vnd.oasis.opendocument.text-flat-xml", "application/vnd.oasis.opendocument.text"]),
    cv("sxw", &["other_document", "odt"], &["application/vnd.sun.xml.writer"]),
    cv("html", &["html"], &["text/html", "application/xhtml+xml"]),
    cv("mhtml", &["saved_page"], MAIL),
    cv("iwork", &["pages", "iwork"], &["application/vnd.apple.pages", "application/x-iwork-pages-sffpages"]),
    cv("iwork09", &["pages", "iwork"], &["application/vnd.apple.pages", "application/x-iwork-pages-sffpages", "application/vnd.apple.keynote"]),
    cv("wordperfect", &["other_document"], &["application/vnd.wordperfect"]),
    cv("works", &["other_document"], &["application/vnd.ms-works"]),
    cv("write", &["old_word"], &["application/x-mswrite", "application/msword"]),
    other("email", &["email", "saved_page"], MAIL),
    other("msg", &["email", "office"], &["application/vnd.ms-outlook"]),
    other("xls", &["excel", "office"], &["application/vnd.ms-excel"]),
    other("xlsx", &["excel", "office"], &["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"]),
    other("ods", &["office"], &["application/vnd.oasis.opendocument.spreadsheet"]),
    other("ppt", &["powerpoint", "office"], &["application/vnd.ms-powerpoint"]),
    other("pptx", &["powerpoint", "office"], &["application/vnd.openxmlformats-officedocument.presentationml.presentation"]),
    other("odp", &["office"], &["application/vnd.oasis.opendocument.presentation"]),
    other("odf-other", &["office"], &[]),
    other("ooxml-other", &["office", "excel", "powerpoint", "docx", "archive", "xps"], &[]),
    other("vsd", &["office"], &["application/vnd.visio", "application/vnd.ms-visio.drawing"]),
    other("vsdx", &["office"], &["application/vnd.ms-visio.drawing.main+xml", "application/vnd.ms-visio.drawing"]),
    other("publisher-or-works", &["office", "other_document"], &["application/vnd.ms-publisher", "application/x-mspublisher"]),
    other("ole", &["office", "other_document", "email", "excel", "powerpoint"], &["application/x-ole-storage"]),
    other("hwpx", &["other_document", "archive"], &["application/hwp+zip"]),
    other("xps", &["xps"], &["application/oxps", "application/vnd.ms-xpsdocument"]),
    other("epub", &["printed"], &["application/epub+zip"]),
    other("djvu", &["printed"], &["image/vnd.djvu"]),
    other("postscript", &["printed"], &["application/postscript"]),
    other("eps", &["printed", "image"], &["application/postscript", "image/x-eps"]),
    other("zip", &["archive", "executable", "office", "printed", "xps", "image"], &["application/zip"]),
    other("zip-broken", &["archive", "office", "docx", "excel", "powerpoint"], &["application/zip"]),
    other("jar", &["archive", "executable"], &["application/java-archive"]),
    other("gzip", &["archive", "compressed_pdf"], &["application/gzip"]),
    other("bzip2", &["archive"], &["application/x-bzip2"]),
    other("xz", &["archive"], &["application/x-xz"]),
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
    other("mp3", &["recording"], &["audio/mpeg"]),
    other("wav", &["recording"], &["audio/vnd.wave", "audio/wav", "audio/x-wav"]),
    other("flac", &["recording"], &["audio/x-flac", "audio/flac"]),
    other("ogg", &["recording"], &["audio/ogg", "video/ogg", "application/ogg"]),
    other("mp4", &["recording"], &["video/mp4", "video/quicktime", "audio/mp4"]),
    other("avi", &["recording"], &["video/avi", "video/x-msvideo"]),
    other("json", &["data", "text", "encoded_pdf"], &["application/json"]),
    other("xml", &["data"], &["text/xml", "application/xml"]),
    other("text", &["text", "data"], &["text/plain"]),
    other("binary", &["unknown", "shortcut", "executable", "archive", "image", "recording"], &["application/octet-stream"]),
];
