//! A decision that needed assent is observed, with how the assent stands.

use crate::support::way::Way;
use crate::support::ways::applied;
use crate::support::{day, text};
use candidacy::terms::{Power, Powers};
use candidacy::value::{Assent, Reversal};
use candidacy::view::{AssentStands, Audit, Observed};
use candidacy::{Capacity, Fact, Process, Seq, Step, Terms, Time};

/// Assent is awaited until somebody gives or refuses it, or until the decision is taken back or overtaken; an end of the candidate that was
/// reversed has it waiting again. Only the decision is observed, once (R42).
#[test]
fn how_assent_stands() {
    let step = Step::interview("chat", Capacity::RECRUITER).expect("a name").with_assent();
    let cast = [
        (Capacity::RECRUITER, Powers::from([Power::Selects, Power::Hears])),
        (Capacity::HR_PARTNER, Powers::from(Power::Agrees)),
    ];
    let terms = Terms::new("assent", 1, Process::new(cast, [step]).expect("a process")).expect("a name");
    let decided = Way(applied(&terms, day(0))).advanced().met().advanced();
    let seq = decided.0.last_line().seq;
    let stands = |way: &Way| -> Vec<(Seq, AssentStands)> {
        let audit = Audit::new(&way.0, Time::MAX_UTC);
        let assents = audit.observations().iter().filter_map(|it| match it.what {
            Observed::Assent { stands } => Some((it.seq, stands)),
            _ => None,
        });
        assents.collect()
    };
    let next = |fact: Fact| stands(&decided.clone().then(fact));
    assert_eq!(stands(&decided), [(seq, AssentStands::Awaited)]);
    assert_eq!(next(Assent::Given.into()), [(seq, AssentStands::Given)]);
    assert_eq!(next(Assent::Refused { ground: text("not heard") }.into()), [(seq, AssentStands::Refused)]);
    assert_eq!(next(Fact::Withdrew), [(seq, AssentStands::Overtaken)]);
    let back = decided.clone().then(Fact::Withdrew).then(Reversal::new(text("a second thought")));
    assert_eq!(stands(&back), [(seq, AssentStands::Awaited)]);
    let words = Audit::new(&decided.0, Time::MAX_UTC).to_string();
    assert!(words.contains("needed assent, which is awaited"), "{words}");
}
