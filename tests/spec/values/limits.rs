//! How much of each thing a decision, an offer, an assignment and a proposal of times can have.

use super::{label, same, someone};
use crate::layers::variants;
use crate::support::{day, evidence, reasons, reference};
use candidacy::value::{
    Assignment, AssignmentError, Condition, Deciders, DecidersError, Offer, OfferError, Rejection, Times, TimesError,
};
use candidacy::{Capacity, Evidence, Reasons, Staff};
use chrono::Timelike;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;
use std::collections::BTreeSet;
use std::fmt::Debug;

fn people(from: u128, n: u128) -> Vec<Staff> {
    (from..from + n).map(|n| someone(n, Capacity::COLLEAGUE)).collect()
}

fn condition(name: &str) -> Condition {
    Condition { name: name.parse().unwrap(), asked_of: None, due: day(9) }
}

/// Every way in which one of these is refused happens: each that the source lists has an input that causes it.
#[test]
fn every_limit_is_met() {
    let said = |errors: &[&dyn Debug]| -> BTreeSet<String> {
        errors.iter().map(|error| format!("{error:?}").split(['(', ' ']).next().unwrap().to_owned()).collect()
    };
    let tools = |n: usize| vec![label("a transcript"); n];
    let deciders = [
        Deciders::new(people(1, 21), [], []).unwrap_err(),
        Deciders::new([], people(1, 21), []).unwrap_err(),
        Deciders::new([], [], tools(21)).unwrap_err(),
        Deciders::new(people(1, 2), people(2, 2), []).unwrap_err(),
    ];
    assert_eq!(deciders[..2], [DecidersError::People(21), DecidersError::People(21)]);
    Deciders::new(people(1, 20), people(21, 20), tools(20)).unwrap();
    assert_eq!(Rejection::from(reasons()).with_tools(tools(21)), Err(DecidersError::Tools(21)));

    let offer = Offer::new(reference("offers/1"), day(9));
    let eight = (1..=8).try_fold(offer, |offer, n| offer.under(condition(&format!("condition {n}")))).unwrap();
    assert_eq!(eight.conditions().len(), 8);
    let of_one = Offer::new(reference("offers/1"), day(9)).under(condition("permit")).unwrap();
    let offers = [eight.under(condition("one more")).unwrap_err(), of_one.under(condition("permit")).unwrap_err()];

    let leap = day(0).with_nanosecond(1_500_000_000).unwrap(); // in the first second of a minute
    let times = [
        Times::new([]).unwrap_err(),
        Times::new((0..11).map(day)).unwrap_err(),
        Times::new([leap]).unwrap_err(),
        Times::new([day(1), day(2), day(1)]).unwrap_err(),
    ];
    assert_eq!(times[1], TimesError::Length(11));
    let hours = [0, 401].map(|hours| Assignment::new(reference("cases/1"), hours).unwrap_err());
    assert_eq!(hours, [AssignmentError::Hours(0), AssignmentError::Hours(401)]);
    for (name, happened) in [
        ("DecidersError", said(&deciders.each_ref().map(|error| error as &dyn Debug))),
        ("OfferError", said(&offers.each_ref().map(|error: &OfferError| error as &dyn Debug))),
        ("TimesError", said(&times.each_ref().map(|error| error as &dyn Debug))),
        ("AssignmentError", said(&hours.each_ref().map(|error| error as &dyn Debug))),
    ] {
        assert_eq!(happened, variants(name).into_iter().collect(), "{name}");
    }
}

proptest! {
    /// Times, deciders and assignments are made and read alike; times are ascending, however they were given.
    #[test]
    fn limits_are_read_as_they_are_made(
        days in proptest::collection::vec(0..30_i64, 0..12),
        (together, apart, from) in (0..22_u128, 0..22_u128, 1..24_u128),
        tools in 0..22_usize,
        hours in select([0, 1, 400, 401].as_slice()),
    ) {
        let times: Vec<_> = days.iter().map(|n| day(*n)).collect();
        let written: Vec<String> = times.iter().map(|at| format!("{at:?}")).collect();
        if let Some(times) = same(Times::new(times), &json!(written)) {
            prop_assert!(times.all().is_sorted() && times.contains(times.first()) && times.len() == days.len());
        }
        let (one, other, tools) = (people(1, together), people(from, apart), vec![label("a transcript"); tools]);
        let written = json!({ "together": one, "stood_back": other, "tools": tools });
        same(Deciders::new(one, other, tools), &written);
        let made = Assignment::new(reference("cases/1"), hours);
        same(made, &json!({ "work": "cases/1", "hours": hours }));
    }
}

/// Findings and reasons that were collected are evidence and reasons, if there are any and not too many.
#[test]
fn lists_are_what_they_are_made_of() {
    let findings = |n| vec![evidence().findings()[0].clone(); n].into_boxed_slice();
    let reasons = |n| vec![reasons().all()[0].clone(); n].into_boxed_slice();
    for n in [0, 1, 2, 99] {
        assert_eq!(Evidence::try_from(findings(n)), Evidence::new(findings(n)));
        assert_eq!(Reasons::try_from(reasons(n)), Reasons::new(reasons(n)));
    }
    assert!(Evidence::try_from(findings(1)).is_ok() && Reasons::try_from(reasons(0)).is_err());
}

/// An offer and an assignment show where they are kept, and a text what it says.
#[test]
fn references_are_shown() {
    assert_eq!(Offer::new(reference("offers/1"), day(9)).document(), &reference("offers/1"));
    assert_eq!(Assignment::new(reference("case"), 6).expect("few hours").work().as_ref(), "case");
}
