//! The advice to an applicant about a file that is no PDF, in words for them.

use super::FileKind;
use super::kind::Family;

/// Returns what to do with a file of another kind; of a family that renaming tempts, more when it was called a PDF.
pub(super) const fn advice(is: FileKind, named_pdf: bool) -> &'static str {
    match (named_pdf, renamed(is.family())) {
        (true, Some(advice)) => advice,
        (true, None) | (false, _) => plain(is.family()),
    }
}

/// The key of that advice in a catalogue.
pub(super) fn key(is: FileKind, named_pdf: bool) -> &'static str {
    let advice = advice(is, named_pdf);
    ADVICE.iter().find(|(_, text)| *text == advice).map_or("cv.advice.kind.other", |(key, _)| key)
}

/// The advice where a new name was meant to make a PDF of it.
const fn renamed(family: Family) -> Option<&'static str> {
    Some(match family {
        Family::Word => {
            "Renaming a Word file does not make it a PDF. Please give it its old name back, open it in Word or a \
             similar program, save it as PDF and upload that."
        }
        Family::Document => {
            "Renaming a document does not make it a PDF. Please give it its old name back, open it in Word, \
             LibreOffice or the program that you made it with, save it as PDF and upload that."
        }
        Family::Apple => {
            "Renaming a document does not make it a PDF. Please give it its old name back, open it in Pages, Keynote \
             or Numbers, export it to PDF and upload that."
        }
        Family::Office => {
            "Renaming a file does not make it a PDF. Please give it its old name back, open it in the program that you \
             made it with, export it as PDF and upload that."
        }
        Family::Web => {
            "You may have saved the page and not the file: this is a web page. Please download the PDF itself and \
             upload that."
        }
        Family::Picture => {
            "Renaming a picture does not make it a PDF. Please put it into a document, export that as PDF and upload \
             that."
        }
        Family::Text | Family::Other => {
            "It is called a PDF but is none; it may have been damaged on its way. Please open your CV in the program \
             that you made it with, save it as PDF again and upload that."
        }
        Family::Locked
        | Family::SavedPage
        | Family::Mail
        | Family::Recording
        | Family::Printed
        | Family::Form
        | Family::Archive
        | Family::Packed
        | Family::Encoded
        | Family::Program
        | Family::Pointer
        | Family::Cloud
        | Family::Placeholder
        | Family::Lock
        | Family::Companion
        | Family::Data
        | Family::Empty => return None,
    })
}

/// The advice where the name was not meant to.
const fn plain(family: Family) -> &'static str {
    match family {
        Family::Word => "Please open it in Word or a similar program, save it as PDF and upload that.",
        Family::Document => {
            "Please open it in Word, LibreOffice or the program that you made it with, save it as PDF and upload that."
        }
        Family::Apple => {
            "Please open it in Pages, Keynote or Numbers, or at icloud.com, export it to PDF and upload that."
        }
        Family::Office => "Please open it in the program that you made it with, export it as PDF and upload that.",
        Family::Locked => {
            "It is protected with a password, so we cannot read it. Please open it, save it as PDF without a password \
             and upload that."
        }
        Family::Web => {
            "This may be the page around your CV rather than the CV. Please download the PDF itself, or print the page \
             to a PDF, and upload that."
        }
        Family::SavedPage => {
            "It holds a page as a browser or Word saves it. If the page is your CV, please open it, print it to a PDF and \
             upload that; if it only shows your CV, please download the PDF itself."
        }
        Family::Mail => {
            "This is a message, and your CV may be attached to it. Please open it, save the attached PDF on its own \
             and upload that."
        }
        Family::Picture => "Please put the picture into a document, export that as PDF and upload it.",
        Family::Recording => {
            "We cannot take a recording as a CV. Please upload your CV as PDF; it can hold a link to the recording."
        }
        Family::Printed => {
            "It has pages, but in another format. Please open it, print it to a PDF or export it as PDF, and upload \
             that."
        }
        Family::Form => {
            "These are the answers without their pages. Please open the form that you filled in, print it to a new PDF \
             and upload that."
        }
        Family::Archive => {
            "We cannot look into archives. If your CV is in there, please unpack it and upload the PDF alone."
        }
        Family::Packed => "Your PDF is in there, and compressed. Please unpack it and upload the PDF alone.",
        Family::Encoded => {
            "Your PDF was turned into text on its way. Please upload the PDF file itself, from where you saved it."
        }
        Family::Program => {
            "For everybody's safety we do not open programs. Please upload your CV as PDF, without a program around it."
        }
        Family::Pointer => {
            "It only says where your CV is. Please look for the PDF itself, download it if need be, and upload that."
        }
        Family::Cloud => {
            "It only says where your CV is, in Google Drive or another cloud drive. Please open it there, choose File, \
             Download and PDF, and upload the file that you get."
        }
        Family::Placeholder => {
            "Your CV itself is not on your device yet. Please download it from iCloud first, with the cloud sign beside \
             its name, and upload the PDF."
        }
        Family::Lock => {
            "There is nothing of your CV in it. Please close Word or LibreOffice, take the file of the same name without \
             the ~$ or .~lock in front, save it as PDF and upload that."
        }
        Family::Companion => {
            "There is nothing of your CV in it. Please take the file of the same name without the ._ in front, and \
             upload it as PDF."
        }
        Family::Data => {
            "It holds data without pages. Please export your CV as PDF, from the program or the site that the data come \
             from, and upload that."
        }
        Family::Text => "Please put the text into a document, save that as PDF and upload it.",
        Family::Empty => {
            "Nothing can be seen in it; it may have been damaged on its way. Please check that the PDF opens on your \
             side and upload it again."
        }
        Family::Other => "Please open your CV in the program that you made it with, save it as PDF and upload that.",
    }
}

/// Every advice about a file of another kind, by its key.
pub(super) const ADVICE: &[(&str, &str)] = &[
    ("cv.advice.kind.word", plain(Family::Word)),
    ("cv.advice.kind.document", plain(Family::Document)),
    ("cv.advice.kind.apple", plain(Family::Apple)),
    ("cv.advice.kind.office", plain(Family::Office)),
    ("cv.advice.kind.locked", plain(Family::Locked)),
    ("cv.advice.kind.web", plain(Family::Web)),
    ("cv.advice.kind.saved_page", plain(Family::SavedPage)),
    ("cv.advice.kind.mail", plain(Family::Mail)),
    ("cv.advice.kind.picture", plain(Family::Picture)),
    ("cv.advice.kind.recording", plain(Family::Recording)),
    ("cv.advice.kind.printed", plain(Family::Printed)),
    ("cv.advice.kind.form", plain(Family::Form)),
    ("cv.advice.kind.archive", plain(Family::Archive)),
    ("cv.advice.kind.packed", plain(Family::Packed)),
    ("cv.advice.kind.encoded", plain(Family::Encoded)),
    ("cv.advice.kind.program", plain(Family::Program)),
    ("cv.advice.kind.pointer", plain(Family::Pointer)),
    ("cv.advice.kind.cloud", plain(Family::Cloud)),
    ("cv.advice.kind.placeholder", plain(Family::Placeholder)),
    ("cv.advice.kind.lock", plain(Family::Lock)),
    ("cv.advice.kind.companion", plain(Family::Companion)),
    ("cv.advice.kind.data", plain(Family::Data)),
    ("cv.advice.kind.text", plain(Family::Text)),
    ("cv.advice.kind.empty", plain(Family::Empty)),
    ("cv.advice.kind.other", plain(Family::Other)),
    ("cv.advice.kind.word.renamed", advice_of_renamed(Family::Word)),
    ("cv.advice.kind.document.renamed", advice_of_renamed(Family::Document)),
    ("cv.advice.kind.apple.renamed", advice_of_renamed(Family::Apple)),
    ("cv.advice.kind.office.renamed", advice_of_renamed(Family::Office)),
    ("cv.advice.kind.web.renamed", advice_of_renamed(Family::Web)),
    ("cv.advice.kind.picture.renamed", advice_of_renamed(Family::Picture)),
    ("cv.advice.kind.text.renamed", advice_of_renamed(Family::Text)),
    ("cv.advice.kind.other.renamed", advice_of_renamed(Family::Other)),
];

/// The same for a family that renaming tempts.
const fn advice_of_renamed(family: Family) -> &'static str {
    match renamed(family) {
        Some(advice) => advice,
        None => plain(family),
    }
}
