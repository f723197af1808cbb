//! How long data is kept: four countries by their names, each number with its source, and a duty for each kind of record.

use super::{ground, is_ground};
use Basis::{Assumption, Code, Law};
use candidacy::terms::policy::{Basis, Read, RecordKind, Retention, RetentionDuty, RetentionKind, review};
use candidacy::{Policy, Process, Terms};
use chrono::NaiveDate;

/// The numbers of four countries are those of their sources, each with the day on which one was read. A number that no source says is
/// called an assumption, which nobody read (C6).
#[test]
fn four_countries_are_ready_made() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap();
    let assumed = (365, Assumption, "as in the Netherlands");
    for (retention, closed, pooled) in [
        (Retention::netherlands(), (28, Code, "4 weeks"), (365, Code, "1 year with consent")),
        (Retention::germany(), (181, Law, "AGG § 15(4) and ArbGG § 61b"), assumed),
        (Retention::france(), (89, Code, "CNIL"), (730, Code, "2 years with consent")),
        (Retention::united_kingdom(), (89, Code, "ICO"), assumed),
    ] {
        for (rule, (days, basis, source)) in [(retention.closed(), closed), (retention.pooled(), pooled)] {
            assert_eq!(rule.days(), days);
            is_ground(rule.ground(), basis, source);
            let read = if basis == Assumption { Read::Not } else { Read::Elsewhere(day) };
            assert_eq!(rule.read(), Some(read));
            assert_eq!(rule.ground().source().contains("https://"), basis != Assumption, "{rule}");
        }
        assert_eq!((retention.silent(), retention.duties()), (retention.closed(), [].as_slice()));
        let policy = Policy::builder().keeping(retention.clone()).build().unwrap();
        assert_eq!(policy.retention(), &retention);
        let read = serde_json::from_value::<Policy>(serde_json::to_value(&policy).unwrap()).unwrap();
        assert_eq!(read.retention(), &retention);
    }
}

/// The duties of Ontario keep adverts and what candidates were told for three years, whatever a country says of the rest; a policy that has
/// both says that they contradict each other.
#[test]
fn the_duties_of_ontario_are_ready_made() {
    let kept = Retention::netherlands().owing(RetentionDuty::ontario());
    let records: Vec<RecordKind> = kept.duties().iter().map(RetentionDuty::record).collect();
    assert_eq!(records, [RecordKind::Posting, RecordKind::Messages]);
    for duty in kept.duties() {
        assert_eq!((duty.rule().days(), duty.rule().read().is_some()), (1_096, true));
        is_ground(duty.rule().ground(), Law, "Employment Standards Act, 2000 (Ontario)");
    }
    let policy = Policy::builder().keeping(kept.clone()).build().unwrap();
    assert_eq!(serde_json::from_value::<Policy>(serde_json::to_value(&policy).unwrap()).unwrap().retention(), &kept);
    let terms = Terms::new("back-end", 1, Process::back_end()).unwrap().with_policy(policy);
    let remarks: Vec<String> = review(&terms).iter().map(ToString::to_string).collect();
    assert!(remarks.iter().any(|remark| remark.contains("at least for `messages`: 1096 days")), "{remarks:?}");
}

/// A country replaces every number that was set before it, and a number that is set after it replaces its own.
#[test]
fn a_country_is_chosen_whole() {
    let ours = || ground("our handbook");
    let before = Policy::builder().keep_silent_for(3, ours()).keep_at_least(RecordKind::Offer, 9, ours());
    let chosen = before.keeping(Retention::france()).build().unwrap();
    assert_eq!(chosen.retention(), &Retention::france());
    let after = Policy::builder().keeping(Retention::france()).keep_silent_for(3, ours()).keep_pooled_for(4, ours());
    let after = after.build().unwrap();
    let days = |rule: &candidacy::terms::policy::RetentionRule| (rule.days(), rule.read());
    assert_eq!(days(after.retention().silent()), (3, None));
    assert_eq!(days(after.retention().pooled()), (4, None));
    assert_eq!(after.retention().closed(), Retention::france().closed());
}

/// A duty to keep is about one kind of record; of two about one kind the later counts, and they stand in the order of the kinds.
#[test]
fn a_duty_is_about_a_kind_of_record() {
    let ours = || ground("our handbook");
    let builder = Policy::builder()
        .keep_at_least(RecordKind::Offer, 7, ours())
        .keep_at_least(RecordKind::Posting, 1095, ours())
        .keep_at_least(RecordKind::Offer, 8, ours());
    let policy = builder.build().unwrap();
    let duties: Vec<String> = policy.retention().duties().iter().map(ToString::to_string).collect();
    assert_eq!(duties, ["`posting`: 1095 days (practice: our handbook)", "`offer`: 8 days (practice: our handbook)"]);
    let names = |all: &[RecordKind]| all.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(" ");
    assert_eq!(names(RecordKind::ALL), "posting application messages notes offer");
    let kinds: Vec<&str> = RetentionKind::ALL.iter().map(|kind| kind.name()).collect();
    assert_eq!(kinds, ["closed", "pooled", "duty", "silent"]);
}

/// A file that has two duties about one kind of record is refused, and so is one that says less or more than a rule has.
#[test]
fn duties_are_read_strictly() {
    let refused = |duties: &str, words: &str| {
        let file = format!(r#"{{"retention": {{"duties": [{duties}]}}}}"#);
        let error = serde_json::from_str::<Policy>(&file).unwrap_err().to_string();
        assert!(error.contains(words), "{file}: {error}");
    };
    let duty = r#"{"record": "offer", "days": 3, "basis": "law", "source": "x"}"#;
    refused(&format!("{duty}, {duty}"), "the duty to keep `offer` is there twice");
    refused(&duty.replace("offer", "cv"), "unknown variant `cv`");
    refused(&duty.replace("\"days\": 3", "\"days\": 0"), "data is kept for at least 1 day");
    refused(&duty.replace("\"days\"", "\"weeks\""), "unknown field `weeks`");
    let both = format!("{duty}, {}", duty.replace("offer", "notes"));
    let policy: Policy = serde_json::from_str(&format!(r#"{{"retention": {{"duties": [{both}]}}}}"#)).unwrap();
    let records: Vec<RecordKind> = policy.retention().duties().iter().map(RetentionDuty::record).collect();
    assert_eq!(records, [RecordKind::Notes, RecordKind::Offer], "in the order of the kinds");
}
