//! Files that are not taken as a CV. The kinds of files and the advice stand beside the check.

/// Each key with its text, in alphabetical order of the keys.
#[rustfmt::skip]
pub(crate) const CV: &[(&str, &str)] = &[
    ("cv.error.damaged.no_catalog", "this PDF is damaged: the beginning of its contents is missing"),
    ("cv.error.damaged.no_objects", "this PDF is damaged: there is nothing in it"),
    ("cv.error.damaged.no_page_tree", "this PDF is damaged: its list of pages is missing"),
    ("cv.error.damaged.no_trailer", "this PDF is damaged: nothing says where to begin to read"),
    ("cv.error.damaged.text_transfer", "this PDF is damaged: it was sent as if it were text, which changed its bytes"),
    ("cv.error.empty", "the file is empty"),
    ("cv.error.no_pages", "this PDF has no pages"),
    ("cv.error.not_pdf", "this is {is}, not a PDF"),
    ("cv.error.not_pdf.encoded", "this is {is}: its bytes were written out as text"),
    ("cv.error.not_pdf.itself", "this is {is}, not the PDF itself"),
    ("cv.error.not_pdf.named", "this is {is}, although it is called a PDF"),
    ("cv.error.password_protected", "this PDF is protected with a password"),
    ("cv.error.polyglot", "this is {is} with a PDF behind it"),
    ("cv.error.risk.attachment", "this PDF carries other files"),
    ("cv.error.risk.dynamic_xfa", "this PDF is a form that most programs cannot show"),
    ("cv.error.risk.javascript", "this PDF runs a script"),
    ("cv.error.risk.launch", "this PDF starts another program"),
    ("cv.error.risk.media", "this PDF plays sound, a film or 3D"),
    ("cv.error.risk.portfolio", "this PDF is a cover around other files"),
    ("cv.error.risk.remote", "this PDF opens other documents or sends what is filled in"),
    ("cv.error.risk.rich_media", "this PDF plays Flash or the like"),
    ("cv.error.risk.unreadable", "this PDF is written so that programs differ about what is in it"),
    ("cv.error.too_complex.memory", "this PDF is too complex: it takes too much memory to read"),
    ("cv.error.too_complex.pages", "this PDF is too complex: it has too many pages"),
    ("cv.error.too_complex.work", "this PDF is too complex: it takes too long to read"),
    ("cv.error.too_large", "the file has {len}, at most {max} are possible"),
    ("cv.error.truncated", "this PDF is not complete: its end is missing"),
    ("cv.error.unsupported_encryption", "this PDF is encrypted in a way that most programs cannot read ({handler})"),
];
