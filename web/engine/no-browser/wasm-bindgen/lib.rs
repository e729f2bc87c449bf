//! The one trait by which plotters asks a browser how wide a text is; the engine never asks.

/// A thing of a browser that may be of a narrower kind.
pub trait JsCast: Sized {
    /// It as the narrower kind.
    fn dyn_into<T>(self) -> Result<T, Self> {
        Err(self)
    }
}
