//! The check, layer after layer: the size, the window, and a look inside where the file is there as a whole.

use super::window::{self, Tail, Window};
use super::{Cost, Cv, Damage, Error, Policy, Risks, Warning, Warnings, name, transfer};

impl Cv {
    /// Checks that the bytes are a PDF that readers open without a password, with at least one page, by
    /// [`Policy::standard`].
    ///
    /// It begins with `%PDF` at one of the offsets 0 to 1024, as browsers allow, and nothing in front of that makes the file
    /// something else. A zip archive, an OLE file or a message stays one, even with a PDF in it that begins early. The shell of
    /// a page that a web program printed in front is passed over. Without the feature `inspect`, nothing but the beginning and
    /// the end is looked at, unless the whole file is UTF-8: then it is asked whether it was sent as text.
    ///
    /// The name is kept without its folders, control characters, line breaks and marks that turn the direction of writing,
    /// and no longer than its last 255 characters. If nothing that can be seen but dots is left of it, it becomes `cv.pdf`.
    /// The name therefore never leads out of the folder that a file of this name is put into. A name never refuses a CV.
    /// Name and media type only say, in a refusal, that the file was called a PDF.
    ///
    /// To name what is no PDF, the first 8 KiB are read as text. Of a zip archive it reads the end, at most 4,096 entries (the
    /// first 256 KiB if its directory is lost) and 64 KiB of the three that say what it is. Of an OLE file it reads at most
    /// 4,096 directory entries and 4,096 sectors of its mini stream.
    ///
    /// To look inside takes at most 16 steps for each byte of the file, and 16 Mi more. It holds at most 32 MiB at once, and as
    /// many bytes more as the file has.
    ///
    /// # Errors
    ///
    /// - [`Error::Empty`] — there are no bytes.
    /// - [`Error::TooLarge`] — there are more than the policy allows, which is 10 MiB here.
    /// - [`Error::NotPdf`] — the bytes are something else, as far as they can be named.
    /// - [`Error::Polyglot`] — the bytes are something else, and a PDF begins in their first 1,024.
    /// - [`Error::Truncated`] — the end is missing, and what is there does not open.
    /// - [`Error::Damaged`] — it does not open: what says where to begin, the catalogue or the list of pages is missing; or
    ///   it was sent as if it were text, so its pages are empty.
    /// - [`Error::NoPages`] — it opens, and shows nothing.
    /// - [`Error::PasswordProtected`] — it asks for a password. One that only restricts printing and the like does not.
    /// - [`Error::UnsupportedEncryption`] — it is encrypted otherwise than by the standard that readers know.
    /// - [`Error::Risk`] — something in it that the policy refuses.
    /// - [`Error::TooComplex`] — the steps or the room were not enough.
    pub fn check(bytes: &[u8], declared_name: &str, declared_media_type: &str) -> Result<Cv, Error> {
        Policy::standard().check(bytes, declared_name, declared_media_type)
    }
}

impl Policy {
    /// Checks a file as [`Cv::check`] does, by this policy.
    ///
    /// # Errors
    ///
    /// The errors are those of [`Cv::check`].
    pub fn check(&self, bytes: &[u8], declared_name: &str, declared_media_type: &str) -> Result<Cv, Error> {
        self.check_with_cost(bytes, declared_name, declared_media_type).0
    }

    /// Checks a file and counts what that cost, for a program that meters what it is sent.
    ///
    /// The cost is there whether the file is taken or not. The verdict is that of [`check`](Self::check).
    #[must_use = "the verdict is the first of the two"]
    pub fn check_with_cost(
        &self,
        bytes: &[u8],
        declared_name: &str,
        declared_media_type: &str,
    ) -> (Result<Cv, Error>, Cost) {
        whole(*self, bytes, declared_name, declared_media_type)
    }

    /// Checks a file of which only the beginning and the end are at hand, such as a large upload that went to a store.
    ///
    /// Only what they show is known: whether it is a PDF, what it is instead, and whether its end is missing. Whether it
    /// opens is not, so the CV has no [`pages`](Cv::pages).
    ///
    /// # Errors
    ///
    /// The errors are those of [`Cv::check`] that do not need a look inside.
    pub fn check_window(
        &self,
        window: &Window<'_>,
        declared_name: &str,
        declared_media_type: &str,
    ) -> Result<Cv, Error> {
        self::window(*self, window, declared_name, declared_media_type)
    }
}

/// A file that is there as a whole.
fn whole(policy: Policy, file: &[u8], name: &str, media_type: &str) -> (Result<Cv, Error>, Cost) {
    let window = Window::whole(file);
    let mut cost = Cost::default();
    let look = |header_at, tail: &Tail<'_>| {
        // What is left of it may open, ask for a password or hold a risk: none of that is what its owner sent.
        if transfer::was_sent_as_text(file) {
            return Err(Error::Damaged { damage: Damage::TextTransfer });
        }
        inside(file, header_at, tail, &mut cost)
    };
    (check(policy, &window, name, media_type, look), cost)
}

/// A file of which the beginning and the end are there.
fn window(policy: Policy, window: &Window<'_>, name: &str, media_type: &str) -> Result<Cv, Error> {
    check(policy, window, name, media_type, |_, tail| at_the_end(tail))
}

/// The findings of a look beyond the header.
#[derive(Default)]
struct Found {
    pages: Option<u32>,
    risks: Risks,
    warnings: Warnings,
}

fn check(
    policy: Policy,
    window: &Window<'_>,
    declared_name: &str,
    media_type: &str,
    look: impl FnOnce(usize, &Tail<'_>) -> Result<Found, Error>,
) -> Result<Cv, Error> {
    let (len, max) = (window.len(), policy.max_bytes());
    if len == 0 {
        return Err(Error::Empty);
    }
    if len > max {
        return Err(Error::TooLarge { len, max });
    }
    let named_pdf = || name::says_pdf(declared_name, media_type);
    let header = window::header(window, named_pdf)?;
    let tail = Tail::of(window);
    let found = look(header.at, &tail).map_err(|refused| window::rather(window, header.at, refused, named_pdf()))?;
    if let Some(risk) = found.risks.iter().find(|risk| policy.refused().contains(*risk)) {
        return Err(Error::Risk { risk });
    }
    let mut warnings = found.risks.iter().map(super::Risk::warning).collect::<Warnings>();
    warnings = [header.warnings, tail.warnings, found.warnings, name::differs(declared_name, media_type)]
        .into_iter()
        .fold(warnings, Warnings::union);
    Ok(Cv { name: name::clean(declared_name), bytes: len, version: header.version, pages: found.pages, warnings })
}

/// Reads the end, where nobody looks inside.
fn at_the_end(tail: &Tail<'_>) -> Result<Found, Error> {
    tail.verdict()?;
    Ok(Found { warnings: tail.encrypted().then_some(Warning::Encrypted).into_iter().collect(), ..Found::default() })
}

/// Looks inside. If too little is there and the end is missing, that is the reason.
#[cfg(feature = "inspect")]
fn inside(file: &[u8], header_at: usize, tail: &Tail<'_>, cost: &mut Cost) -> Result<Found, Error> {
    let (result, counted) = super::inspect::inspect(file, header_at);
    *cost = counted;
    match result {
        Ok(seen) => Ok(Found { pages: Some(seen.pages), risks: seen.risks, warnings: seen.warnings }),
        Err(Error::Damaged { .. } | Error::NoPages) if tail.cut => Err(Error::Truncated),
        Err(refused) => Err(refused),
    }
}

/// Reads the end instead of the inside, in a build that cannot look there.
#[cfg(not(feature = "inspect"))]
fn inside(_: &[u8], _: usize, tail: &Tail<'_>, _: &mut Cost) -> Result<Found, Error> {
    at_the_end(tail)
}
