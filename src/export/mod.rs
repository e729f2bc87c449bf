//! The formats of a report, each one type that turns a record into bytes. Those for Office programs are written here,
//! from the view that the pages are laid out from.

#[cfg(feature = "office")]
mod charts;
#[cfg(feature = "office")]
mod docx;
#[cfg(feature = "office")]
mod ooxml;
#[cfg(feature = "office")]
mod pptx;
#[cfg(feature = "office")]
mod xlsx;

use crate::report::Output;
use crate::report::output::{Context, Csv, Html, Json, Markdown};

/// Every format, those written without being asked for first.
pub static OUTPUTS: &[&dyn Output] = &[
    &Html,
    &Markdown,
    &Json,
    &Csv,
    #[cfg(feature = "office")]
    &docx::Docx,
    #[cfg(feature = "office")]
    &pptx::Pptx,
    #[cfg(feature = "office")]
    &xlsx::Xlsx,
    &Context,
];
