//! One tool looks at one file: in a thread of its own, so that it may panic or never come back.

use crate::allocator::with_peak;
use crate::tools::{File, Tool, Verdict};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// Longer than anybody waits for an upload to be judged.
pub const TIMEOUT: Duration = Duration::from_secs(5);
/// Only what is quick is done again.
const QUICK: Duration = Duration::from_millis(20);
/// The quickest of so many times counts.
const TIMES: usize = 5;

pub enum Outcome {
    Judged(Judged),
    Panicked,
    TimedOut,
}

pub struct Judged {
    pub verdict: Verdict,
    pub took: Duration,
    pub peak: usize,
}

impl Outcome {
    /// Whoever panics or does not answer refuses.
    pub fn accepted(&self) -> bool {
        self.judged().is_some_and(|judged| judged.verdict.accepted)
    }

    pub fn judged(&self) -> Option<&Judged> {
        match self {
            Outcome::Judged(judged) => Some(judged),
            Outcome::Panicked | Outcome::TimedOut => None,
        }
    }

    pub fn reason(&self) -> &str {
        match self {
            Outcome::Judged(judged) => &judged.verdict.reason,
            Outcome::Panicked => "PANIC",
            Outcome::TimedOut => "TIME-OUT",
        }
    }
}

/// A thread that does not answer in time is left behind; it ends with the program. One whose stack overflows ends the
/// program at once, which then prints the thread's name: that of tool and file.
pub fn judge((name, tool): Tool, file: &File) -> Outcome {
    let (answer, answered) = mpsc::channel();
    let file = file.clone();
    std::thread::Builder::new()
        .name(format!("{name}: {}", file.name.replace('\0', "")))
        .stack_size(8 << 20)
        .spawn(move || {
            // Nobody listens any more after a time-out.
            let _ = answer.send(catch_unwind(AssertUnwindSafe(|| measured(tool, &file))).ok());
        })
        .expect("a thread can be started");
    match answered.recv_timeout(TIMEOUT) {
        Ok(Some(judged)) => Outcome::Judged(judged),
        Ok(None) => Outcome::Panicked,
        Err(_) => Outcome::TimedOut,
    }
}

fn measured(tool: fn(&File) -> Verdict, file: &File) -> Judged {
    let once = || {
        let started = Instant::now();
        let verdict = tool(file);
        (verdict, started.elapsed())
    };
    let ((verdict, mut took), peak) = with_peak(once);
    if took < QUICK {
        took = (1..TIMES).map(|_| once().1).fold(took, Duration::min);
    }
    Judged { verdict, took, peak }
}
