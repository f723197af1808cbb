//! The specification: each law is a sentence, then a property or a whole enumeration.

mod cv;
mod histories;
mod layers;
mod mistakes;
mod model;
mod process;
mod refusals;
mod support;
mod surface;
mod typed;
mod values;
mod whole;
mod wire;
