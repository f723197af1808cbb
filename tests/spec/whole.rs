//! Tries.
use crate::support::ways;
use crate::support::{day, staff};
use candidacy::{Candidacy, Capacity, Entry, FactKind, Process, Terms};

#[test]
fn smoke() {
    let terms = Terms::new("back-end", 1, Process::back_end()).unwrap();
    let mut c = ways::applied(&terms, day(0));
    for i in 0..200 {
        let at = day(0) + chrono::TimeDelta::hours(i + 1);
        let legal = c.legal();
        for kind in FactKind::ALL {
            let ways = ways::entries(&terms, Some(&c), *kind, at);
            let taken: Vec<_> = ways.iter().filter(|e| c.check(e).is_ok()).collect();
            if taken.is_empty() == legal.contains(*kind) {
                let why: Vec<String> = ways.iter().map(|e| format!("{:?}", c.check(e).map_err(|r| r.why))).collect();
                println!(
                    "step {i} {:?} {kind}: legal {} but taken {} {:?}",
                    c.now(),
                    legal.contains(*kind),
                    taken.len(),
                    &why[..why.len().min(6)]
                );
            }
        }
        let all: Vec<Entry> = FactKind::ALL
            .iter()
            .flat_map(|k| ways::entries(&terms, Some(&c), *k, at))
            .filter(|e| c.check(e).is_ok())
            .collect();
        let pick = all[(i as usize * 7919 + 13) % all.len()].clone();
        let _ = staff(Capacity::RECRUITER);
        println!(
            "{i} {} -> {:?}",
            pick.fact.kind(),
            c.record(pick).unwrap().opened.iter().map(|p| p.kind.name()).collect::<Vec<_>>()
        );
        assert!(c.phase().is_closed() || c.promises().next().is_some(), "dark in {:?}", c.now());
        if c.is_settled() {
            println!("settled {:?}", c.now());
            c = ways::applied(&terms, day(0));
            break;
        }
    }
    let _ = c;
}
