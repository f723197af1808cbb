//! Oddities of a PDF that is taken all the same, and what a policy may refuse in one that opens.

use super::set::{names, set_of};

names! {
    /// Something that a policy may refuse in a PDF although readers open it.
    #[non_exhaustive]
    Risk {
        /// It starts another program or opens another file.
        Launch = "launch",
        /// It plays Flash, or video or 3D as Flash did (`RichMedia`).
        RichMedia = "rich_media",
        /// It runs a script.
        JavaScript = "javascript",
        /// It carries other files.
        Attachment = "attachment",
        /// It is a cover around other files, which are what is meant to be read.
        Portfolio = "portfolio",
        /// It is a form that most readers show as "please wait".
        DynamicXfa = "dynamic_xfa",
        /// It opens another document, sends what is filled in somewhere, or fetches what to fill in (`GoToR`, `GoToE`,
        /// `SubmitForm`, `ImportData`, `Thread` with a file).
        Remote = "remote",
        /// It plays sound, a film or 3D (`Rendition`, `Movie`, `Sound`, `3D`), which few readers do any more.
        Media = "media",
        /// Some of it is packed or measured so that it depends on the reader what is in there, so what that does is not
        /// known.
        Unreadable = "unreadable",
    }
}

set_of! {
    /// A set of [`Risk`].
    Risks(u16) of Risk
}

names! {
    /// Something odd about a PDF that was taken all the same.
    #[non_exhaustive]
    Warning {
        /// Bytes stand in front of the header. Readers pass over them.
        JunkBeforeHeader = "junk_before_header",
        /// The header names no version that was ever published.
        OddVersion = "odd_version",
        /// The mark at the end, `%%EOF`, is missing or further from the end than readers look.
        NoEndMark = "no_end_mark",
        /// More than blanks stands behind the mark at the end.
        BytesAfterEnd = "bytes_after_end",
        /// It ends with a zip archive. Some office programs pack the document that they made the PDF of behind it.
        ArchiveAfterEnd = "archive_after_end",
        /// The list of objects, or the place where it is said to be, is wrong: readers have to search.
        Repaired = "repaired",
        /// It says that it has more pages than are there.
        PagesMissing = "pages_missing",
        /// Whether it asks for a password was not looked at.
        Encrypted = "encrypted",
        /// It opens without a password, but does not want to be printed, copied or changed.
        Restricted = "restricted",
        /// It starts another program or opens another file.
        Launch = "launch",
        /// It plays Flash, or video or 3D as Flash did.
        RichMedia = "rich_media",
        /// It runs a script.
        JavaScript = "javascript",
        /// It carries other files.
        Attachment = "attachment",
        /// It is a cover around other files.
        Portfolio = "portfolio",
        /// It is a form that most readers show as "please wait".
        DynamicXfa = "dynamic_xfa",
        /// It does something when it is opened, printed, saved or turned over.
        AdditionalActions = "additional_actions",
        /// It opens another document, sends what is filled in somewhere, or fetches what to fill in.
        Remote = "remote",
        /// It has a link to a file or an address without `http://`. It does not start a program.
        LinkToFile = "link_to_file",
        /// It carries the same CV as data (XML), as Europass writes it.
        EuropassXml = "europass_xml",
        /// It has a form of a kind that few readers know, and pages that all of them show.
        StaticXfa = "static_xfa",
        /// Its name ends like that of another kind of file.
        NameDiffers = "name_differs",
        /// It came with the media type of another kind of file.
        MediaTypeDiffers = "media_type_differs",
        /// It plays sound, a film or 3D.
        Media = "media",
        /// Some of it is packed or measured so that it depends on the reader what is in there, so what that does is not
        /// known.
        Unreadable = "unreadable",
    }
}

set_of! {
    /// A set of [`Warning`].
    Warnings(u32) of Warning
}

impl Risk {
    /// Returns the warning that stands in a CV where a policy takes the risk.
    #[must_use]
    pub const fn warning(self) -> Warning {
        match self {
            Risk::Launch => Warning::Launch,
            Risk::RichMedia => Warning::RichMedia,
            Risk::JavaScript => Warning::JavaScript,
            Risk::Attachment => Warning::Attachment,
            Risk::Portfolio => Warning::Portfolio,
            Risk::DynamicXfa => Warning::DynamicXfa,
            Risk::Remote => Warning::Remote,
            Risk::Media => Warning::Media,
            Risk::Unreadable => Warning::Unreadable,
        }
    }
}
