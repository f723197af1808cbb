//! Replaying lawful journals that were edited where they were stored.
#![no_main]

libfuzzer_sys::fuzz_target!(|edited: candidacy_fuzz::stored::Edited| edited.holds());
