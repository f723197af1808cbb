//! The view as a page: what it says in words.

use crate::support::{after, applied, day, terms};
use crate::wire::format::is_data;
use candidacy::{Candidacy, CandidateView, Capacity, Desk, FactKind, Guidance, Process, Step, Timeline};

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

/// The view as data, early and at its end, is pinned: whoever reads it elsewhere relies on its names.
#[test]
fn the_data_of_a_story() {
    let screening = applied(&terms(Process::back_end()));
    let kinds =
        [FactKind::Passed, FactKind::Scheduled, FactKind::MessageReceived, FactKind::PutOnHold, FactKind::Informed];
    let paused = after(screening, &kinds);
    let told = after(paused.clone(), &[FactKind::Replied, FactKind::DecidedAgainst, FactKind::FeedbackDelivered]);
    let view = |candidacy: &Candidacy| CandidateView::of(candidacy, candidacy.last_line().entry.at);
    let views = serde_json::to_string_pretty(&[&paused, &told].map(view)).expect("a view is data") + "\n";
    assert!(views == include_str!("views.json"), "they are\n{views}");
}

/// What people see is data in every format, and says the same in each: in one that describes itself, and in one that does not.
#[test]
fn views_are_data_in_every_format() {
    let kinds =
        [FactKind::Passed, FactKind::Scheduled, FactKind::PutOnHold, FactKind::Informed, FactKind::DecidedAgainst];
    let candidacy = after(applied(&terms(Process::back_end())), &kinds);
    let at = candidacy.last_line().entry.at;
    is_data(&CandidateView::of(&candidacy, at));
    is_data(&Desk::of([&candidacy], at));
    is_data(&Timeline::of(&candidacy, at));
}

/// A due moment that ends a day of the company's is said as that day, any other with its hour; what is late says so.
#[test]
fn dates_in_words() {
    // The first word is that it arrived, the second about the pause.
    let kinds = [FactKind::Informed, FactKind::PutOnHold, FactKind::Informed];
    let paused = after(applied(&terms(Process::back_end())), &kinds);
    let until = paused.hold().expect("a pause").until;
    let line = format!("  word on how it stands while we pause, by {}", until.format("%A %-d %B %Y, %H:%M UTC"));
    assert!(CandidateView::of(&paused, day(3)).to_string().contains(&format!("{line}\n")));
    assert!(CandidateView::of(&paused, day(30)).to_string().contains(&format!("{line}; this is late\n")));
    let page = CandidateView::of(&applied(&terms(Process::back_end())), day(0)).to_string();
    assert!(page.contains("  our first answer, by the end of Monday 9 March 2026\n"), "{page}");
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

/// How long an assignment has is said as people say it.
#[test]
fn days_for_an_assignment() {
    for (days, words) in [(1, "an assignment, with a day for it"), (2, "an assignment, with 2 days for it")] {
        let steps = [Step::assignment("Case", days, Capacity::Colleague).expect("a short name")];
        let process = Process::new(Capacity::Recruiter, steps).expect("one step");
        let page = CandidateView::of(&applied(&terms(process)), day(0)).to_string();
        assert!(page.contains(words), "{page}");
    }
}
