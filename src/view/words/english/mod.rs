//! The words that come with the library, in English: to one person, about the job and never about the person.

mod company;
mod cv;
mod page;
mod refused;
mod tips;

pub(super) use company::COMPANY;
pub(super) use cv::CV;
pub(super) use page::PAGE;
pub(super) use refused::REFUSED;
pub(super) use tips::TIPS;
