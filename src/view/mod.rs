//! Views: what people and other programs see. Each is made of a journal and of a moment; none decides anything.

pub(crate) mod audit;
pub mod candidate;
mod cited;
pub(crate) mod desk;
pub mod diagram;
mod drawing;
pub mod export;
pub(crate) mod filter;
pub mod guidance;
mod lateness;
mod line;
mod past;
mod portal;
mod problem;
pub mod report;
mod taken_off;
pub(crate) mod then;
pub mod timeline;
pub(crate) mod watchlist;
pub mod words;

pub use audit::{AssentStands, Audit, Breach, Observation, Observed, WrittenAct};
pub use cited::Cited;
pub use desk::{Desk, DeskItem, Page, Story, StoryLine, Untold};
pub use filter::WatchlistFilter;
pub use line::FactLine;
pub use past::{PastStep, StepLeft};
pub use portal::{NotTaken, Portal};
pub use problem::Problem;
pub use taken_off::{Limit, TakenOff};
pub use watchlist::{Cursor, Watched, Watchlist};
