//! A browser without a window: what plotters would ask for the width of a text. The engine measures texts itself, so
//! that charts are the same everywhere; were plotters ever asked, it would panic, since [`window`] gives none.

use wasm_bindgen::JsCast;

/// What cannot be had here.
#[derive(Debug)]
pub enum Nothing {}

/// A window.
pub type Window = Nothing;
/// An element of a page.
pub type HtmlElement = Nothing;

/// The window, of which there is none.
#[must_use]
pub fn window() -> Option<Window> {
    None
}

impl JsCast for Nothing {}

#[expect(missing_docs, clippy::missing_errors_doc, clippy::must_use_candidate, reason = "never called")]
impl Nothing {
    pub fn document(&self) -> Option<Self> {
        match *self {}
    }

    pub fn body(&self) -> Option<Self> {
        match *self {}
    }

    pub fn create_element(&self, _: &str) -> Result<Self, Self> {
        match *self {}
    }

    pub fn set_text_content(&self, _: Option<&str>) {
        match *self {}
    }

    pub fn set_attribute(&self, _: &str, _: &str) -> Result<(), Self> {
        match *self {}
    }

    pub fn append_with_node_1(&self, _: &Self) -> Result<(), Self> {
        match *self {}
    }

    pub fn offset_height(&self) -> i32 {
        match *self {}
    }

    pub fn offset_width(&self) -> i32 {
        match *self {}
    }

    pub fn remove(&self) {
        match *self {}
    }
}
