//! What something costs, without a clock: the memory that it asks for. The allocator of this program counts, each thread for itself,
//! so the number is the same on every machine and whatever else runs.
//!
//! A search that asks for no memory does not show here; its instructions are counted by `cargo bench`.

/// How many bytes are asked for meanwhile, those that are given back too.
pub(crate) fn bytes_asked_for<T>(work: impl FnOnce() -> T) -> u64 {
    allocation_counter::measure(|| drop(std::hint::black_box(work()))).bytes_total
}

/// The counter counts, and only what this thread asks for.
#[test]
fn the_allocator_counts() {
    assert_eq!(bytes_asked_for(|| ()), 0);
    assert_eq!(bytes_asked_for(|| Vec::<u8>::with_capacity(1_000)), 1_000);
    let both = [0, 100_000].map(|other| {
        bytes_asked_for(|| std::thread::spawn(move || vec![0_u8; other].len()).join().expect("it only counts"))
    });
    assert!(both[1] < 50_000 && both[0].abs_diff(both[1]) < 1_000, "{both:?}");
}
