//! Views: what people and other programs see. Each is made of a journal and of a moment; none decides anything.

pub(crate) mod audit;
pub mod candidate;
pub(crate) mod desk;
pub mod diagram;
mod drawing;
pub mod export;
pub mod guidance;
mod line;
pub mod report;
pub mod timeline;
pub(crate) mod watchlist;

pub use audit::{Audit, Breach, Cited};
pub use desk::{Desk, Task, Untold};
pub use line::FactLine;
pub use watchlist::{Watchlist, WatchlistFilter};
