//! What a policy rests on: every deadline and ceiling with its source, the rules of three places, the days for which data is kept in
//! four countries and has to be in a fifth place, and what can be remarked about a company's own terms.
//!
//! Run it with `cargo run --example policy`. It prints the standard first. Then a company writes its own: it has 30 days to decide about
//! a case, it switches something off, and it keeps messages for three years. The policy is lawful here, and the review says what a
//! person should look at. Then the same company asks for more than a policy can hold, and is told everything at once. At the end
//! it holds its advert against the rules of the places, which it reads from files as well.

use candidacy::role::{Address, Channel, PayPeriod, Publication, Salary, Workplace};
use candidacy::terms::Powers;
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::{self, Basis, Ground, RecordKind, Retention, RetentionDuty, Rules};
use candidacy::{Capacity, Policy, Process, PromiseKind, Step, Terms};
use std::error::Error;

type Done<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Done {
    println!("1. The deadlines of the standard, and the longest that each may take\n");
    deadlines(&Policy::standard());

    println!("\n2. The rules of three places, chosen by a company or not\n");
    for rules in places()? {
        place(&rules);
    }

    println!("\n3. How long data is kept in four countries\n");
    for (country, retention) in [
        ("Netherlands", Retention::netherlands()),
        ("Germany", Retention::germany()),
        ("France", Retention::france()),
        ("United Kingdom", Retention::united_kingdom()),
    ] {
        println!("   {country}");
        for (what, rule) in [("after the end", retention.closed()), ("with consent", retention.pooled())] {
            let read = rule.read().map(|read| format!("; {read}")).unwrap_or_default();
            println!("     {what}: {} days ({}{read})", rule.days(), rule.ground());
        }
    }

    println!("   Ontario, at the least");
    for duty in RetentionDuty::ontario() {
        let (rule, read) = (duty.rule(), duty.rule().read().map(|read| format!("; {read}")).unwrap_or_default());
        println!("     {}: {} days ({}{read})", duty.record(), rule.days(), rule.ground());
    }

    println!("\n4. What can be remarked about a company's own terms\n");
    for remark in policy::review(&ours()?) {
        println!("   - {remark}");
    }

    println!("\n5. What is no policy, all of it at once\n");
    for error in too_slow()?.errors() {
        println!("   - {error}");
    }

    println!("\n6. What the advert lacks\n");
    let office = Workplace::Office(Address::new("Amsterdam", "NL")?);
    let pay = Salary::new("EUR", 17, 21, PayPeriod::Hour)?.with_cents(50, 0)?;
    let advert = Publication::new([Channel::CareersPage], office)?.paying(pay);
    for rules in places()? {
        println!("   {}", rules.place());
        for lacking in advert.lacks(&rules) {
            println!("     {}: {}", lacking.item(), lacking.clause());
        }
    }
    println!("\nNumbers and sources, and nobody's compliance is certified.");
    Ok(())
}

fn deadlines(policy: &Policy) {
    for kind in PromiseKind::ALL {
        let deadline = policy.deadline(*kind);
        let within = deadline.within().map_or_else(|| "said elsewhere".to_owned(), |span| span.to_string());
        println!("   {:<16} {within:<16} {}", kind.name(), deadline.ground());
        for (ceiling, when) in [(deadline.ceiling(), ""), (deadline.ceiling_after_work(), " after a hand-in")] {
            if let Some(ceiling) = ceiling {
                println!("   {:<16} at most {}{when} ({})", "", ceiling.span(), ceiling.ground());
            }
        }
        if let Some(extended) = deadline.extended() {
            println!("   {:<16} extended once, to {extended}", "");
        }
    }
    let longest = Policy::longest_step();
    println!("   {:<16} from the first interview, at most {} ({})", "a step", longest.span(), longest.ground());
}

fn place(rules: &Rules) {
    println!("   {}", rules.place());
    for rule in rules.rules() {
        println!("     {} within {}: {}", rule.kind(), rule.within(), rule.clause());
    }
    for advert in rules.adverts() {
        println!("     an advert says {}: {}", advert.item(), advert.clause());
    }
}

/// The rules of the places, read from files as a company may keep them.
fn places() -> Done<[Rules; 3]> {
    Ok([
        serde_json::from_str(include_str!("rules/netherlands.json"))?,
        serde_json::from_str(include_str!("rules/ontario.json"))?,
        serde_json::from_str(include_str!("rules/european_union.json"))?,
    ])
}

/// A company that keeps Dutch rules, and has some ideas of its own.
fn ours() -> Done<Terms> {
    let handbook = || Ground::new(Basis::Practice, "our handbook");
    let policy = Policy::builder()
        .keeping(Retention::netherlands())
        .keep_at_least(RecordKind::Messages, 1_095, Ground::new(Basis::Law, "a duty of our branch")?)
        .without_ceiling(PromiseKind::Offer, handbook()?)
        .without(PromiseKind::Assessment, handbook()?)
        .under(Rules::netherlands())
        .build()?;
    let steps = [
        Step::interview("talk", [Capacity::HIRING_MANAGER])?,
        Step::assignment("case", 7, [Capacity::HIRING_MANAGER])?.decided_within(Span::Days(30)),
    ];
    let process = Process::new([(Capacity::HIRING_MANAGER, Powers::ALL)], steps)?;
    Ok(Terms::new("ours", 1, process)?.with_policy(policy))
}

/// More than a policy can hold.
fn too_slow() -> Done<policy::Builder> {
    let handbook = || Ground::new(Basis::Practice, "our handbook");
    Ok(Policy::builder()
        .within(PromiseKind::FirstAnswer, Span::WorkingDays(10), handbook()?)
        .within(PromiseKind::Outcome, Span::Days(43), handbook()?)
        .without_ceiling_after_work(handbook()?)
        .without(PromiseKind::Reply, handbook()?)
        .under(Rules::ontario()))
}
