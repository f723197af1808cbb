//! The kinds of files that are not a PDF, told apart as far as the advice differs or applicants send it.

use std::fmt;

macro_rules! kinds { ($( $(#[$doc:meta])* $kind:ident: $family:ident, $code:literal, $words:literal; )*) => {
    /// The kind of a file, as far as its bytes tell. `Display` says it in words: "a Word document (.docx)".
    ///
    /// Kinds that the same advice fits are one, unless applicants send both.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub enum FileKind {
        $( $(#[$doc])* #[cfg_attr(feature = "schemars", schemars(rename = $code))] $kind, )*
    }

    /// It is written as its code.
    impl serde::Serialize for FileKind {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(self.code())
        }
    }

    impl FileKind {
        /// Every kind, for a list or a translation.
        pub const ALL: &[FileKind] = &[$( FileKind::$kind, )*];

        /// Returns a short code that never changes, for programs.
        ///
        /// ```
        /// assert_eq!(candidacy::cv::FileKind::Word97.code(), "word_97");
        /// ```
        #[must_use]
        pub const fn code(self) -> &'static str {
            match self {
                $( FileKind::$kind => $code, )*
            }
        }

        /// The words of every kind, by their key in a catalogue.
        pub(crate) const WORDS: &[(&str, &str)] = &[$( (concat!("cv.kind.", $code), $words), )*];

        /// The kinds that the same advice fits.
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
    /// An older Word: 1 to 95 for Windows, 1 to 5 for the Macintosh, and for DOS, which shares its format with Windows Write.
    OldWord: Word, "old_word", "an old Word document";
    /// Word 2007 and later, also a template or a document with macros.
    Docx: Word, "docx", "a Word document (.docx)";
    /// Word in one XML file: that of Word 2003, or a .docx written so.
    WordXml: Word, "word_xml", "a Word document (.xml)";
    /// An Office document under a password; whether it is Word's cannot be seen.
    EncryptedOffice: Locked, "encrypted_office", "an Office document with a password";
    /// Rich text.
    Rtf: Document, "rtf", "a rich text document (.rtf)";
    /// A text of the Open Document standard or a template for one, also a master document or one in a single XML file.
    Odt: Document, "odt", "an OpenDocument text (.odt)";
    /// A document of another word processor: Hangul, WordPerfect, Works, `StarOffice`.
    OtherDocument: Document, "other_document", "a document of another word processor (such as Hangul or WordPerfect)";
    /// Apple Pages.
    Pages: Apple, "pages", "a Pages document (.pages)";
    /// Apple Keynote or Numbers.
    Iwork: Apple, "iwork", "a Keynote or Numbers document";
    /// Excel, old and new.
    Excel: Office, "excel", "an Excel workbook";
    /// PowerPoint, old and new.
    PowerPoint: Office, "powerpoint", "a PowerPoint presentation";
    /// Another office document, such as one of Publisher or Visio, or a spreadsheet of the Open Document standard. Any other
    /// OLE file counts as one.
    Office: Office, "office", "an office document (such as a spreadsheet, slides or a drawing)";
    /// A web page.
    Html: Web, "html", "a web page";
    /// A web page in one file with its pictures, as browsers and Word save it: MHTML, or Safari's `.webarchive`.
    SavedPage: SavedPage, "saved_page", "a web page saved in one file (.mhtml, .webarchive)";
    /// A message: as text, as Outlook saves it, a mailbox of them, or the `winmail.dat` of one.
    Email: Mail, "email", "an e-mail (.eml, .msg)";
    /// A photo, a scan or a drawing.
    Image: Picture, "image", "an image";
    /// Sound or moving pictures.
    Recording: Recording, "recording", "a sound or video recording";
    /// Pages as Windows prints them to a file.
    Xps: Printed, "xps", "an XPS document";
    /// Pages in another format that no program edits: PostScript, `.djvu`, `.epub`.
    Printed: Printed, "printed", "a document in another format for printing or reading (such as PostScript or EPUB)";
    /// The answers that were filled into a PDF form, without the form.
    Fdf: Form, "fdf", "the data of a PDF form (.fdf)";
    /// An archive, or a file that was compressed.
    Archive: Archive, "archive", "an archive (such as .zip)";
    /// A PDF that was compressed, or a zip archive with nothing but one PDF in it.
    CompressedPdf: Packed, "compressed_pdf", "a PDF inside an archive";
    /// A PDF that was written as text: in base64, hexadecimal or uuencode, as a list of numbers, or as a program shows bytes.
    EncodedPdf: Encoded, "encoded_pdf", "an encoded PDF";
    /// A program or a script.
    Executable: Program, "executable", "a program";
    /// Something that points to a file or a page: `.lnk`, `.url`, `.desktop`, `.webloc`, an alias.
    Shortcut: Pointer, "shortcut", "a shortcut";
    /// A small file that a cloud drive leaves on a disk for a document that is only in the drive: `.gdoc` and its like.
    CloudShortcut: Cloud, "cloud_shortcut", "a shortcut to a document in a cloud drive";
    /// A small file that iCloud leaves on a disk for a file that is not downloaded: `.icloud`.
    CloudPlaceholder: Placeholder, "cloud_placeholder", "a placeholder for a file that is still in iCloud";
    /// A small file that Word (`~$cv.docx`) and other programs (`.~lock.cv.odt#`) keep beside an open document, with the name of
    /// the person who opened it.
    LockFile: Lock, "lock_file", "a lock file of Word or LibreOffice";
    /// A file that a Mac keeps beside another on a disk of another make: `._cv.pdf` (`AppleDouble`), or both in one
    /// (`AppleSingle`).
    MacCompanion: Companion, "mac_companion", "a companion file of a Mac";
    /// Data in JSON or XML.
    Data: Data, "data", "data for programs (JSON or XML)";
    /// Text without any format.
    Text: Text, "text", "plain text";
    /// Nothing but blanks or zeros, as far as both ends show.
    Blank: Empty, "blank", "a file of nothing but blanks";
    /// None of these.
    Unknown: Other, "unknown", "a file of an unknown kind";
}

/// Kinds that the same advice fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// Word's own formats.
    Word,
    /// Documents of other word processors.
    Document,
    /// Documents of Apple.
    Apple,
    /// Spreadsheets, slides and drawings.
    Office,
    /// Files that a password keeps.
    Locked,
    /// Web pages.
    Web,
    /// Web pages, or documents, with all that belongs to them.
    SavedPage,
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
    /// Shortcuts of cloud drives.
    Cloud,
    /// A file that stands for a file that is not downloaded.
    Placeholder,
    /// A file that a word processor keeps beside an open document.
    Lock,
    /// A file that a Mac keeps beside a file.
    Companion,
    /// Data without pages.
    Data,
    /// Plain text.
    Text,
    /// Nothing.
    Empty,
    /// Files that no special advice fits.
    Other,
}

impl FileKind {
    /// Returns whether it is one of Word's own formats.
    ///
    /// ```
    /// use candidacy::cv::FileKind;
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

    /// Whether readers pass over a file of this kind in front of a PDF: a page that a web program printed around it, or what
    /// a Mac or a word processor put there.
    pub(super) const fn is_passed_over(self) -> bool {
        use Family::{Companion, Lock, Placeholder, SavedPage, Web};
        matches!(self.family(), Web | SavedPage | Companion | Lock | Placeholder)
    }
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.words())
    }
}
