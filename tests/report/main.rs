//! Reports from records.
