//! Views: what people and other programs see. Each is made of a journal and of a moment; none decides anything.

pub(crate) mod audit;
pub(crate) mod candidate;
pub(crate) mod desk;
pub(crate) mod diagram;
mod drawing;
pub mod export;
pub(crate) mod guidance;
pub(crate) mod report;
pub(crate) mod timeline;
pub(crate) mod watchlist;
