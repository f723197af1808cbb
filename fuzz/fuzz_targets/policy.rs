//! Reading any file as a process, a policy, a calendar or terms, and promising by it.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| candidacy_fuzz::files::holds(text));
