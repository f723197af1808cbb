//! The CV check on any bytes.
#![no_main]

libfuzzer_sys::fuzz_target!(|file: &[u8]| {
    let _ = candidacy_fuzz::cv::holds(file);
});
