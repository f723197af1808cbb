//! The view as a page: what it says in words.

use crate::support::{after, applied, day, terms};
use candidacy::{Candidacy, CandidateView, FactKind, Guidance, Process};

/// The pages of one story, early, in the middle and at its end, are pinned: whoever changes a word reads them.
#[test]
fn the_pages_of_a_story() {
    let screening = applied(&terms(Process::back_end()));
    let invited = after(screening.clone(), &[FactKind::Informed, FactKind::Passed, FactKind::Scheduled]);
    let told =
        after(invited.clone(), &[FactKind::MessageReceived, FactKind::DecidedAgainst, FactKind::FeedbackDelivered]);
    let page = |candidacy: &Candidacy| CandidateView::of(candidacy, candidacy.last_line().entry.at).to_string();
    let pages = [&screening, &invited, &told].map(page).join("\n====\n\n");
    assert!(pages == include_str!("pages.txt"), "the pages are\n{pages}");
}

/// Another voice, and none: the page says the caller's words.
#[test]
fn other_words_are_said() {
    let candidacy = applied(&terms(Process::back_end()));
    let dutch = Guidance::english().reworded([("strengths", "Vertel waar je blij van wordt.")]).expect("a tip");
    let page = CandidateView::with(&candidacy, &dutch, day(0)).to_string();
    assert!(page.contains("  * Vertel waar je blij van wordt.\n"));
    let bare = CandidateView::with(&candidacy, &Guidance::none(), day(0));
    assert!(bare.tips().is_empty() && !bare.to_string().contains("Good to know"));
}
