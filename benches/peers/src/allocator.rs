//! An allocator that counts. It adds a few instructions to every allocation, on every side alike.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

pub struct Counting;

static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);
static LIVE: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Relaxed);
        LIVE.fetch_add(layout.size(), Relaxed);
        // SAFETY: as for the caller.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as for the caller.
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Relaxed);
        LIVE.fetch_add(size, Relaxed);
        LIVE.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as for the caller.
        unsafe { System.realloc(at, layout, size) }
    }
}

/// How often memory was asked for, or asked to grow, meanwhile.
pub fn allocations(work: impl FnOnce()) -> usize {
    let before = ALLOCATIONS.load(Relaxed);
    work();
    ALLOCATIONS.load(Relaxed) - before
}

/// How many bytes on the heap what is made keeps, without what the allocator adds.
pub fn bytes_kept<T>(make: impl FnOnce() -> T) -> usize {
    let before = LIVE.load(Relaxed);
    let made = make();
    let kept = LIVE.load(Relaxed) - before;
    drop(made);
    kept
}

/// How many bytes are on the heap now, without what the allocator adds.
pub fn live() -> usize {
    LIVE.load(Relaxed)
}
