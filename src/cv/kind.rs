//! What a file is when it is not a PDF. The formats of word processors are told apart, the others only as far as the
//! advice differs.

use std::fmt;

macro_rules! kinds { ($( $(#[$doc:meta])* $kind:ident: $code:literal, $words:literal; )*) => {
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
    Word97: "word_97", "a Word document (.doc)";
    /// Word 6 or 95: the same stream in an older form.
    Word6: "word_6", "an old Word document (.doc, Word 6 or 95)";
    /// Word 1 or 2 for Windows.
    Word2: "word_2", "a very old Word document (.doc, Word 1 or 2)";
    /// Word 1 to 5 for the Macintosh.
    WordMac: "word_mac", "a very old Word document for the Macintosh";
    /// Word for DOS or Windows Write, which share a format.
    WordDos: "word_dos", "a very old Word or Write document";
    /// Word 2007 and later. A macro-enabled document without macros, or a template, is also called this where its list
    /// of content types is compressed, because nothing is unpacked here.
    Docx: "docx", "a Word document (.docx)";
    /// Word 2007 and later with macros. A template with macros is also called this where its list of content types is
    /// compressed.
    Docm: "docm", "a Word document with macros (.docm)";
    /// A Word template.
    Dotx: "dotx", "a Word template (.dotx)";
    /// A Word template with macros.
    Dotm: "dotm", "a Word template with macros (.dotm)";
    /// Word 2003 in one XML file.
    Word2003Xml: "word_2003_xml", "a Word 2003 document (.xml)";
    /// A .docx written as one XML file.
    FlatOpc: "flat_opc", "a Word document (.xml)";
    /// An Office document under a password; whether it is Word's cannot be seen.
    EncryptedOffice: "encrypted_office", "an Office document with a password";
    /// Rich text.
    Rtf: "rtf", "a rich text document (.rtf)";
    /// A text of the Open Document standard or a template for one, also a master document.
    Odt: "odt", "an OpenDocument text (.odt)";
    /// Another office document: a spreadsheet, slides, a drawing, or a text in an older open format.
    Office: "office", "an office document (such as a spreadsheet or slides)";
    /// Another OLE file, such as a saved Outlook message.
    Ole: "ole", "an old Office file or a saved message (OLE)";
    /// Another zip archive.
    Zip: "zip", "a zip archive";
    /// A photo, a scan or a drawing.
    Image: "image", "an image";
    /// A web page.
    Html: "html", "a web page";
    /// Another XML file.
    Xml: "xml", "an XML file";
    /// Text without any format.
    Text: "text", "plain text";
    /// None of these.
    Unknown: "unknown", "a file of an unknown kind";
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
        match self {
            FileKind::Word97
            | FileKind::Word6
            | FileKind::Word2
            | FileKind::WordMac
            | FileKind::WordDos
            | FileKind::Docx
            | FileKind::Docm
            | FileKind::Dotx
            | FileKind::Dotm
            | FileKind::Word2003Xml
            | FileKind::FlatOpc => true,
            FileKind::EncryptedOffice
            | FileKind::Rtf
            | FileKind::Odt
            | FileKind::Office
            | FileKind::Ole
            | FileKind::Zip
            | FileKind::Image
            | FileKind::Html
            | FileKind::Xml
            | FileKind::Text
            | FileKind::Unknown => false,
        }
    }
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.words())
    }
}
