//! The problem of each error: its kind in a few words, and the status of the answer.

use super::{NOT_NOW, Problem};
use crate::candidacy::typed;
use crate::cv;
use crate::input;
use crate::journal::{Broken, NotAppended, Refused, Unlawful};
use crate::law::{self, RefusalKind, Why};
use crate::person;
use crate::profile;
use crate::role;
use crate::terms::{self, policy};
use crate::value;
use crate::view::{NotTaken, guidance, words};

macro_rules! problems { ($( $status:literal, $title:literal: $($error:ty)*; )*) => { $($(
    impl From<&$error> for Problem {
        fn from(error: &$error) -> Self {
            Problem::new(error.code(), $title, $status, error)
        }
    }
)*)* } }

problems! {
    422, "A value cannot be taken":
        value::TextError value::IdError value::CapacityError value::DecidersError value::EvidenceError value::FeedbackError
        value::OfferError value::PayError value::TimesError value::AssignmentError value::meeting::Error value::meeting::LinkError;
    422, "A process cannot be built": terms::ProcessError;
    422, "A calendar cannot be built": terms::calendar::Error;
    422, "A policy cannot be built": policy::Error policy::PanelError policy::RuleError policy::RulesError;
    422, "The role cannot be described so": role::Error;
    422, "The profile cannot be taken": profile::Error profile::DateError profile::ResumeError;
    422, "The two ends of the file are not enough": cv::WindowError;
    422, "This is no version of PDF": cv::PdfVersionError;
    422, "The words cannot be taken": words::Error guidance::Error;
    409, "It is somewhere else in its process": typed::Mismatch typed::Elsewhere role::Elsewhere;
    409, "It is too early to apply again": person::TooSoon;
    409, "The candidacies are not those of one candidate": person::CandidateError;
}

/// A refusal of the law: 409 for what is not possible now, 403 for the act of somebody else, 422 for what has to be said otherwise.
impl From<&law::Refusal> for Problem {
    fn from(refusal: &law::Refusal) -> Self {
        let problem = Problem::from(&refusal.why);
        let problem = Problem { pointer: super::pointer::of(refusal.fact, refusal.why), ..problem };
        problem.instead(refusal.legal.iter().map(law::FactKind::name))
    }
}

impl From<&Why> for Problem {
    fn from(why: &Why) -> Self {
        let (title, status) = match why.kind() {
            RefusalKind::Phase => (NOT_NOW, 409),
            RefusalKind::Actor => ("This is somebody else's to do", 403),
            RefusalKind::Guard => ("This cannot be recorded as it is", 422),
        };
        Problem::new(why.code(), title, status, why)
    }
}

/// 403 for people and capacities that the program does not know of, 422 for what has to be said otherwise.
impl From<&input::Error> for Problem {
    fn from(error: &input::Error) -> Self {
        let status = match error {
            input::Error::UnknownPerson(_) | input::Error::ForeignCapacity(_) => 403,
            input::Error::UnknownAuthor
            | input::Error::NoFeedback(_)
            | input::Error::UnknownDocument
            | input::Error::CvMissing
            | input::Error::NotAdvertised
            | input::Error::UnknownTerms
            | input::Error::UnknownNumber(_)
            | input::Error::NobodyInvited(_)
            | input::Error::NoInterview
            | input::Error::NoMeeting(_) => 422,
        };
        Problem::new(error.code(), "The request says no act", status, error)
    }
}

/// By what the candidate was told, as it is.
impl From<&NotTaken> for Problem {
    fn from(error: &NotTaken) -> Self {
        match error {
            NotTaken::Input(error) => Problem::from(error),
            NotTaken::Refused(refusal) => Problem::from(refusal),
        }
    }
}

/// A refusal of the law of roles: 409 for what the state of the role does not allow, 422 for what has to be said otherwise.
impl From<&role::Refusal> for Problem {
    fn from(refusal: &role::Refusal) -> Self {
        Problem::from(&refusal.why).instead(refusal.legal.iter().map(role::FactKind::name))
    }
}

impl From<&role::Why> for Problem {
    fn from(why: &role::Why) -> Self {
        let (title, status) = match why {
            role::Why::NotHere
            | role::Why::NoOpening { .. }
            | role::Why::HeldAlready
            | role::Why::HoldsNone
            | role::Why::TooFew { .. }
            | role::Why::SameNumber
            | role::Why::NothingCorrected
            | role::Why::LessPay => (NOT_NOW, 409),
            role::Why::Backwards { .. }
            | role::Why::NoSuchMoment
            | role::Why::InThePast
            | role::Why::OtherRole
            | role::Why::MoreThanWords
            | role::Why::DateTwice
            | role::Why::ManyDates => ("This cannot be recorded as it is", 422),
        };
        Problem::new(why.code(), title, status, why)
    }
}

/// A role that can no longer be applied for is gone; of one that nobody could apply for yet, nobody outside knows.
impl From<&role::NotAdvertised> for Problem {
    fn from(error: &role::NotAdvertised) -> Self {
        let status = if error.phase.is_over() { 410 } else { 404 };
        Problem::new(error.code(), "Nobody can apply for this role", status, error)
    }
}

/// The file of an applicant: too large, of another kind, or a PDF that cannot be taken. The detail ends with advice for them.
impl From<&cv::Error> for Problem {
    fn from(error: &cv::Error) -> Self {
        let status = match error {
            cv::Error::TooLarge { .. } => 413,
            cv::Error::NotPdf { .. } | cv::Error::Polyglot { .. } => 415,
            cv::Error::Empty
            | cv::Error::Truncated
            | cv::Error::Damaged { .. }
            | cv::Error::NoPages
            | cv::Error::PasswordProtected
            | cv::Error::UnsupportedEncryption { .. }
            | cv::Error::Risk { .. }
            | cv::Error::TooComplex { .. } => 422,
        };
        Problem::new(
            error.code(),
            "The file cannot be taken as a CV",
            status,
            &format_args!("{error}. {}", error.advice()),
        )
    }
}

macro_rules! journals { ($( $refusal:ty, )*) => { $(
    /// An entry that does not belong into a journal. If the program reads its own store, the fault is its own, and it answers 500.
    impl From<&Broken<$refusal>> for Problem {
        fn from(broken: &Broken<$refusal>) -> Self {
            let status = match broken {
                Broken::Refused(refusal) => return Problem::from(refusal),
                Broken::Empty => 404,
                Broken::OtherJournal(_) | Broken::Taken { .. } | Broken::Gap { .. } => 409,
            };
            Problem::new(broken.code(), "The journal is another than expected", status, broken)
        }
    }

    impl From<&Unlawful<$refusal>> for Problem {
        fn from(error: &Unlawful<$refusal>) -> Self {
            Problem::from(&error.why)
        }
    }

    impl From<&NotAppended<$refusal>> for Problem {
        fn from(error: &NotAppended<$refusal>) -> Self {
            Problem::from(&error.why)
        }
    }

    impl From<&Refused<$refusal>> for Problem {
        fn from(error: &Refused<$refusal>) -> Self {
            Problem::from(&error.refusal)
        }
    }
)* } }

journals! { law::Refusal, role::Refusal, }

impl<C> From<&typed::HandedBack<C>> for Problem {
    fn from(back: &typed::HandedBack<C>) -> Self {
        Problem::from(&back.refusal)
    }
}

impl<R> From<&role::HandedBack<R>> for Problem {
    fn from(back: &role::HandedBack<R>) -> Self {
        Problem::from(&back.refusal)
    }
}
