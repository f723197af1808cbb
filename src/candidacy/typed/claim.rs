//! The claim of one typed method about the law, held against its tables while the crate compiles. Nothing here runs, so a panic is the
//! compiler's.

#![expect(clippy::panic, reason = "all of it is evaluated while compiling")]

pub(super) use super::step::Of;
use crate::law::{By, FactKind, Facts, PartState, Phase, Phases, To, part_row, row};

/// The claim of a method: this fact is legal in this phase; of a step of these kinds, if it is about a part.
pub(super) type Claim = (Phase, FactKind, Option<Of>);

/// The claim of a method of a part: this fact is one of a part of these kinds.
pub(super) type PartClaim = (FactKind, Of);

/// Who a method lets act, in the words of the tables.
#[derive(Clone, Copy)]
#[expect(non_camel_case_types, reason = "the tables of methods name them so")]
pub(super) enum Who {
    /// It takes no actor.
    candidate,
    /// It takes a `Staff`.
    staff,
    /// It takes anything that is an actor.
    either,
}

/// The place where a method leads.
#[derive(Clone, Copy)]
pub(super) enum Leads {
    /// The phase stays.
    Nowhere,
    /// To this phase; to any of them in the run-time face.
    To(Phases),
}

/// The facts after which no type can know the phase: they take something back, or go over to other terms. Their methods give back
/// the run-time face; that of an assent does if it is refused.
pub(super) const CLOSED: Facts =
    Facts::from_slice(&[FactKind::Reversed, FactKind::Transferred, FactKind::AssentGiven, FactKind::EntryContested]);

/// A method of a phase, held against the tables.
pub(super) const fn claim(
    protest: &'static str,
    from: Phase,
    fact: FactKind,
    who: Who,
    of: Option<Of>,
    leads: Leads,
) -> Claim {
    if let Some(of) = of {
        let mut kinds = of.kinds();
        while let [kind, others @ ..] = kinds {
            let Some(law) = part_row(fact, *kind, state(from)) else { panic!("{}", protest) };
            let to = phase_of(law.to);
            let lawful = if to as u8 == from as u8 { Leads::Nowhere } else { Leads::To(Phases::from_slice(&[to])) };
            assert!(agree(lawful, leads) && lets_act(law.by, who), "{}", protest);
            kinds = others;
        }
    } else {
        let Some(law) = row(Some(from), fact) else { panic!("{}", protest) };
        let given_back = CLOSED.contains(fact) && agree(ANYWHERE, leads);
        assert!((given_back || agree(lawful(law.to, fact, from), leads)) && lets_act(law.by, who), "{}", protest);
    }
    (from, fact, of)
}

/// A method of a part, held against the table of parts.
pub(super) const fn claim_of_part(protest: &'static str, fact: FactKind, who: Who, of: Of) -> PartClaim {
    let mut kinds = of.kinds();
    while let [kind, others @ ..] = kinds {
        let (mut known, mut states) = (false, PartState::ALL);
        while let [state, further @ ..] = states {
            if let Some(law) = part_row(fact, *kind, *state) {
                known = true;
                assert!(lets_act(law.by, who), "{}", protest);
            }
            states = further;
        }
        assert!(known, "{}", protest);
        kinds = others;
    }
    (fact, of)
}

/// To the run-time face.
const ANYWHERE: Leads = Leads::To(Phases::ALL);

/// The place where a row of the law leads from a phase, for steps that are asked for and are the last.
const fn lawful(to: To, fact: FactKind, from: Phase) -> Leads {
    let phase = match to {
        To::Same => return Leads::Nowhere,
        To::Told if !matches!(from, Phase::FeedbackDue) => return Leads::Nowhere,
        To::Told => Phase::Rejected,
        To::At(Phase::Offered) if matches!(from, Phase::Accepted) => from, // the accepted one stands
        To::At(phase) => phase,
        To::Onward if matches!(from, Phase::Screening) => Phase::Proposed,
        To::Onward => Phase::OfferDue,
        To::Step => Phase::Preparing,
        To::Again if matches!(fact, FactKind::StepRepeated) => Phase::Preparing,
        To::Again | To::Back => return ANYWHERE,
    };
    Leads::To(Phases::from_slice(&[phase]))
}

const fn agree(lawful: Leads, claimed: Leads) -> bool {
    match (lawful, claimed) {
        (Leads::Nowhere, Leads::Nowhere) => true,
        (Leads::To(lawful), Leads::To(claimed)) => {
            lawful.difference(claimed).is_empty() && claimed.difference(lawful).is_empty()
        }
        (Leads::Nowhere, Leads::To(_)) | (Leads::To(_), Leads::Nowhere) => false,
    }
}

/// Returns true if the method takes the kind of actor that the law wants.
const fn lets_act(by: By, who: Who) -> bool {
    match by {
        By::Candidate => matches!(who, Who::candidate),
        By::Staff | By::Selects | By::Decides | By::Agrees | By::Hears => matches!(who, Who::staff),
        By::Either => matches!(who, Who::either),
    }
}

/// How far the part of a step of one part is in each phase of the step.
#[expect(clippy::wildcard_enum_match_arm, reason = "a step has three phases")]
pub(super) const fn state(phase: Phase) -> PartState {
    match phase {
        Phase::Preparing => PartState::ToSetUp,
        Phase::Underway => PartState::SetUp,
        _ => PartState::Done,
    }
}

/// The phase of a step of one part that is this far.
const fn phase_of(state: PartState) -> Phase {
    match state {
        PartState::ToSetUp => Phase::Preparing,
        PartState::SetUp => Phase::Underway,
        PartState::Done | PartState::Waived => Phase::Deciding,
    }
}
