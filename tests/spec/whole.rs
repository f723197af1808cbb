//! Every state of small processes, and in each everything that anybody could record.

mod entries;
pub(crate) mod found;
mod processes;
mod search;
mod states;
mod ways;

use crate::whole::found::{Found, Law};
use crate::whole::processes::{Asks, Shape, terms};
use crate::whole::search::{Scope, search};
use candidacy::terms::PartKind::{Assignment, Check, Interview};
use std::sync::LazyLock;

pub(crate) static FOUND: LazyLock<Found> = LazyLock::new(|| {
    let mut found = Found::default();
    let quick = Scope { aside: std::env::var("ASIDE").map_or(1, |n| n.parse().unwrap()), back: std::env::var("BACK").is_ok(), thorough: false };
    let t = std::time::Instant::now();
    let all: [(&[Shape], bool); 7] = [
        (&[(&[Interview], Asks::Nobody)], false),
        (&[(&[Assignment], Asks::Yes)], false),
        (&[(&[Check], Asks::Assent)], false),
        (&[(&[Interview, Assignment], Asks::Nobody)], false),
        (&[(&[Interview], Asks::Nobody)], true),
        (&[(&[Interview, Check], Asks::Assent), (&[Assignment], Asks::Yes)], false),
        (&[(&[Interview, Assignment], Asks::Yes), (&[Interview, Check], Asks::Assent)], false),
    ];
    let picked = std::env::var("PICK").unwrap_or("0".into());
    let other = terms("other", 1, &[(&[Check], Asks::Yes)]);
    for (i, (shape, transfers)) in all.iter().enumerate() {
        if !picked.contains(&i.to_string()) { continue }
        search(&terms("one", 1, shape), if *transfers { std::slice::from_ref(&other) } else { &[] }, quick, &mut found);
        println!("{shape:?} {} states {} legal {} refused {:?} reversals {:?}", found.states, found.legal, found.refused, found.reversals, t.elapsed());
    }
    found
});

#[test]
fn smoke() {
    let found = &*FOUND;
    for ((law, _), (n, first)) in found.broken.iter().filter(|((l, _), _)| std::env::var("LAW").map_or(true, |x| x == format!("{l:?}"))) {
        println!("{law:?} {n}: {first}\n");
    }
    println!("{:?}", found.taken.difference(candidacy::law::Facts::EMPTY).len());
    let _ = Law::BackAtOnce;
}
