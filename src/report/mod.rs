//! Renders a record. Pure: text in, text out; reads nothing but the record.

pub mod chart;
pub mod number;
