//! The check, layer after layer: the size, the window, and a look inside where the file is there as a whole.

use super::window::{self, Tail, Window};
use super::{Cost, Cv, Damage, Error, Policy, Risks, Warning, Warnings, name, transfer};

/// A file that is there as a whole.
pub(super) fn whole(policy: Policy, file: &[u8], name: &str, media_type: &str) -> (Result<Cv, Error>, Cost) {
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
pub(super) fn window(policy: Policy, window: &Window<'_>, name: &str, media_type: &str) -> Result<Cv, Error> {
    check(policy, window, name, media_type, |_, tail| at_the_end(tail))
}

/// What a look beyond the header found.
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

/// What the end says, where nobody looks inside.
fn at_the_end(tail: &Tail<'_>) -> Result<Found, Error> {
    tail.verdict()?;
    Ok(Found { warnings: tail.encrypted().then_some(Warning::Encrypted).into_iter().collect(), ..Found::default() })
}

/// What is inside. Where too little is, and the end is missing, that is the reason.
#[cfg(feature = "inspect")]
fn inside(file: &[u8], header_at: usize, tail: &Tail<'_>, cost: &mut Cost) -> Result<Found, Error> {
    let pdf = file.get(header_at..).unwrap_or_default();
    let (result, counted) = super::inspect::inspect(pdf);
    *cost = counted;
    match result {
        Ok(seen) => Ok(Found { pages: Some(seen.pages), risks: seen.risks, warnings: seen.warnings }),
        Err(Error::Damaged { .. } | Error::NoPages) if tail.cut => Err(Error::Truncated),
        Err(refused) => Err(refused),
    }
}

/// What is inside, where nobody looks.
#[cfg(not(feature = "inspect"))]
fn inside(_: &[u8], _: usize, tail: &Tail<'_>, _: &mut Cost) -> Result<Found, Error> {
    at_the_end(tail)
}
