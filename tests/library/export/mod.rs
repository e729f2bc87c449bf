//! Files for Office programs: whole packages, the words of the page, the numbers of the record, the same bytes again.

mod hostile;
mod numbers;
mod opened;
mod structure;
mod words;
