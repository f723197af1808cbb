//! A redacted journal of a role: the words of its reasons are gone, and everything else is as before.

use super::{kinds, told};
use crate::wire::format::Format;
use candidacy::role::{Fact, FactKind};
use candidacy::{Role, role};
use proptest::prelude::*;

/// The reason that a fact gives.
fn reason(fact: &Fact) -> Option<&str> {
    match fact {
        Fact::TakenDown { reason }
        | Fact::Closed { reason }
        | Fact::Reopened { reason }
        | Fact::OpeningsSet { reason, .. } => Some(reason.as_str()),
        Fact::AdvertCorrected(correction) => Some(correction.reason.as_str()),
        Fact::Defined(_)
        | Fact::Revised(_)
        | Fact::Advertised(_)
        | Fact::Filled(_)
        | Fact::OpeningTaken(_)
        | Fact::OpeningFreed(_)
        | Fact::DatesSet(_) => None,
    }
}

fn reasons(role: &Role) -> Vec<&str> {
    role.journal().iter().filter_map(|entry| reason(&entry.fact)).collect()
}

proptest! {
    /// No reason is left in it, in whatever format it is kept; it replays, and its phases, its profile, its adverts, its posting, its
    /// moments and who recorded them are as before. Redacted twice is redacted once (C6).
    #[test]
    fn no_reason_is_left(kinds in kinds()) {
        let role = told(&kinds);
        let redacted = role.redacted();
        prop_assert_eq!(reasons(&redacted).len(), reasons(&role).len());
        prop_assert!(reasons(&redacted).iter().all(|reason| *reason == "redacted"));
        for reason in reasons(&role) {
            for format in Format::ALL {
                let bytes = format.write(&redacted);
                prop_assert!(!bytes.windows(reason.len()).any(|window| window == reason.as_bytes()), "{reason}");
            }
        }
        let replayed = Role::replay(redacted.journal().to_vec());
        prop_assert_eq!(replayed.as_ref(), Ok(&redacted));
        let way = |role: &Role| -> Vec<_> {
            role.journal().iter().map(|entry| (entry.at, entry.by, entry.fact.kind())).collect()
        };
        prop_assert_eq!(way(&redacted), way(&role));
        prop_assert_eq!((redacted.id(), redacted.phase(), redacted.legal()), (role.id(), role.phase(), role.legal()));
        prop_assert_eq!((redacted.profile(), redacted.latest_advert()), (role.profile(), role.latest_advert()));
        prop_assert_eq!(redacted.posting(), role.posting());
        prop_assert_eq!((redacted.openings(), redacted.dates()), (role.openings(), role.dates()));
        prop_assert!(redacted.taken_by().eq(role.taken_by()) && redacted.filled_by().eq(role.filled_by()));
        let corrected = |role: &Role| role.corrections().map(|one| (one.seq, one.parts())).collect::<Vec<_>>();
        prop_assert_eq!(corrected(&redacted), corrected(&role));
        let filled = |role: &Role| role.journal().iter().filter(|entry| entry.fact.kind() == FactKind::Filled).cloned().collect::<Vec<_>>();
        prop_assert_eq!(filled(&redacted), filled(&role));
        prop_assert_eq!(redacted.redacted(), redacted);
    }
}

/// Each kind of fact that has a reason loses it, and what is typed stays typed.
#[test]
fn every_reason_goes() {
    use FactKind as F;
    let role =
        told(&[F::Advertised, F::AdvertCorrected, F::TakenDown, F::Closed, F::Reopened, F::OpeningTaken, F::Filled]);
    assert_eq!(reasons(&role), ["the work was put wrongly", "a mistake in it", "no budget", "there is budget"],);
    assert_eq!(reasons(&role.redacted()), ["redacted"; 4]);
    let role = told(&[F::Filled]);
    let filled = role.narrow::<role::phase::Filled>().expect("it is filled");
    let redacted: Role<role::phase::Filled> = filled.redacted();
    assert_eq!(redacted.untyped(), filled.untyped().redacted());
}
