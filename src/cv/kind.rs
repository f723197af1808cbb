//! What a file is when it is not a PDF. The formats of word processors are told apart, the others as far as the words or
//! the advice differ.

use std::fmt;

macro_rules! kinds { ($( $(#[$doc:meta])* $kind:ident: $family:ident, $code:literal, $words:literal; )*) => {
    /// What a file is, as far as its bytes tell. `Display` says it in words: "a Word document (.docx)".
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum FileKind {
        $( $(#[$doc])* $kind, )*
    }

    impl FileKind {
        /// Every kind, for a list or a translation.
        pub const ALL: &[FileKind] = &[$( FileKind::$kind, )*];

        /// A short code that never changes, for programs.
        ///
        /// ```
        /// assert_eq!(candidacy::FileKind::Word97.code(), "word_97");
        /// ```
        #[must_use]
        pub const fn code(self) -> &'static str {
            match self {
                $( FileKind::$kind => $code, )*
            }
        }

        /// What the same advice fits.
        pub(super) const fn family(self) -> Family {
            match self {
                $( FileKind::$kind => Family::$family, )*
            }
        }

        /// The words of `Display`, with their article.
        const fn words(self) -> &'static str {
            match self {
                $( FileKind::$kind => $words, )*
            }
        }
    }
} }

kinds! {
    /// Word 97 to 2003, in an OLE file with a stream `WordDocument`.
    Word97: Word, "word_97", "a Word document (.doc)";
    /// Word 6 or 95: the same stream in an older form.
    Word6: Word, "word_6", "an old Word document (.doc, Word 6 or 95)";
    /// Word 1 or 2 for Windows.
    Word2: Word, "word_2", "a very old Word document (.doc, Word 1 or 2)";
    /// Word 1 to 5 for the Macintosh.
    WordMac: Word, "word_mac", "a very old Word document for the Macintosh";
    /// Word for DOS or Windows Write, which share a format.
    WordDos: Word, "word_dos", "a very old Word or Write document";
    /// Word 2007 and later. Without the feature `inspect`, a template or a macro-enabled document without macros is also
    /// called this where its list of content types is compressed, because nothing is unpacked then.
    Docx: Word, "docx", "a Word document (.docx)";
    /// Word 2007 and later with macros. Without the feature `inspect`, a template with macros is also called this where
    /// its list of content types is compressed.
    Docm: Word, "docm", "a Word document with macros (.docm)";
    /// A Word template.
    Dotx: Word, "dotx", "a Word template (.dotx)";
    /// A Word template with macros.
    Dotm: Word, "dotm", "a Word template with macros (.dotm)";
    /// Word 2003 in one XML file.
    Word2003Xml: Word, "word_2003_xml", "a Word 2003 document (.xml)";
    /// A .docx written as one XML file.
    FlatOpc: Word, "flat_opc", "a Word document (.xml)";
    /// An Office document under a password; whether it is Word's cannot be seen.
    EncryptedOffice: Locked, "encrypted_office", "an Office document with a password";
    /// Rich text.
    Rtf: Document, "rtf", "a rich text document (.rtf)";
    /// A text of the Open Document standard or a template for one, also a master document or one in a single XML file.
    Odt: Document, "odt", "an OpenDocument text (.odt)";
    /// Another office document, such as one in an older open format.
    Office: Office, "office", "an office document (such as a spreadsheet or slides)";
    /// Another OLE file.
    Ole: Other, "ole", "a file of an old Office or similar program (OLE)";
    /// Another zip archive.
    Zip: Archive, "zip", "a zip archive";
    /// A photo, a scan or a drawing.
    Image: Picture, "image", "an image";
    /// A web page.
    Html: Web, "html", "a web page";
    /// Another XML file.
    Xml: Other, "xml", "an XML file";
    /// Text without any format.
    Text: Text, "text", "plain text";
    /// None of these.
    Unknown: Other, "unknown", "a file of an unknown kind";
    /// The texts of OpenOffice 1 and StarOffice.
    StarWriter: Document, "star_writer", "an old OpenOffice or StarOffice text (.sxw, .sdw)";
    /// A document of the Hangul word processor.
    Hwp: Document, "hwp", "a Hangul document (.hwp, .hwpx)";
    /// WordPerfect, also its drawings and slides.
    WordPerfect: Document, "word_perfect", "a WordPerfect document";
    /// Microsoft Works.
    Works: Document, "works", "a Microsoft Works document";
    /// Microsoft Publisher.
    Publisher: Office, "publisher", "a Publisher document (.pub)";
    /// Apple Pages.
    Pages: Apple, "pages", "a Pages document (.pages)";
    /// Apple Keynote or Numbers.
    Iwork: Apple, "iwork", "a Keynote or Numbers document";
    /// Excel, old and new.
    Excel: Office, "excel", "an Excel workbook";
    /// PowerPoint, old and new.
    PowerPoint: Office, "powerpoint", "a PowerPoint presentation";
    /// Visio, old and new.
    Visio: Office, "visio", "a Visio drawing";
    /// A spreadsheet, slides, a drawing or another file of the Open Document standard that is not a text.
    OpenDocument: Office, "open_document", "an OpenDocument spreadsheet, presentation or drawing";
    /// A web page in one file, as browsers and Word save it.
    Mhtml: Web, "mhtml", "a web page saved in one file (.mhtml)";
    /// A message as text, a mailbox of them, or the `winmail.dat` of one.
    Email: Mail, "email", "an e-mail (.eml)";
    /// A message that Outlook saved.
    OutlookMessage: Mail, "outlook_message", "a saved Outlook message (.msg)";
    /// Pages as Windows prints them to a file.
    Xps: Printed, "xps", "an XPS document";
    /// Pages as they are sent to a printer.
    PostScript: Printed, "postscript", "a PostScript file";
    /// Scanned pages.
    Djvu: Printed, "djvu", "a DjVu document";
    /// A book.
    Epub: Printed, "epub", "an e-book (.epub)";
    /// What was filled into a PDF form, without the form.
    Fdf: Form, "fdf", "the data of a PDF form, without the form (.fdf)";
    /// Sound.
    Audio: Recording, "audio", "an audio file";
    /// Moving pictures.
    Video: Recording, "video", "a video";
    /// An archive that is not a zip, or a file that was compressed.
    Archive: Archive, "archive", "an archive";
    /// A PDF that was compressed, or a zip archive with nothing but one PDF in it.
    CompressedPdf: Packed, "compressed_pdf", "a PDF inside an archive";
    /// A PDF that was written as text for a way that takes text only.
    Base64Pdf: Encoded, "base64_pdf", "a PDF written out as text (base64)";
    /// A program or a script.
    Executable: Program, "executable", "a program";
    /// Something that points to a file or a page.
    Shortcut: Pointer, "shortcut", "a shortcut to a file, not the file";
    /// Data in JSON.
    Json: Other, "json", "a JSON file";
    /// Nothing but blanks or zeros, as far as both ends show.
    Blank: Empty, "blank", "a file of nothing but blanks";
}

/// Kinds that the same advice fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// Word's own formats.
    Word,
    /// Those of other word processors.
    Document,
    /// Those of Apple.
    Apple,
    /// Spreadsheets, slides and drawings.
    Office,
    /// What a password keeps.
    Locked,
    /// Web pages.
    Web,
    /// Messages.
    Mail,
    /// Still pictures.
    Picture,
    /// Sound and moving pictures.
    Recording,
    /// Pages that were printed or published in another format than PDF.
    Printed,
    /// Answers without their form.
    Form,
    /// Archives.
    Archive,
    /// One PDF in an archive.
    Packed,
    /// One PDF as text.
    Encoded,
    /// Programs.
    Program,
    /// Shortcuts.
    Pointer,
    /// Plain text.
    Text,
    /// Nothing.
    Empty,
    /// What no special advice fits.
    Other,
}

impl FileKind {
    /// Whether it is one of Word's own formats.
    ///
    /// ```
    /// use candidacy::FileKind;
    ///
    /// assert!(FileKind::Docx.is_word());
    /// assert!(!FileKind::Odt.is_word());
    /// ```
    #[must_use]
    pub const fn is_word(self) -> bool {
        matches!(self.family(), Family::Word)
    }

    /// Whether files of this kind hold other files, so that a PDF early in one is what it holds.
    pub(super) const fn is_container(self) -> bool {
        matches!(self.family(), Family::Archive | Family::Packed | Family::Mail)
    }
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.words())
    }
}
