//! Replaying any lines.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| candidacy_fuzz::journal::holds(text));
