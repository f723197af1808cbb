//! A cut-down specification, for the time being.
mod support;
mod whole;
