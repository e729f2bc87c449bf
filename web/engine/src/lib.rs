//! The exports by which a page speaks with the library: JSON in, JSON out, through memory of the module.
//!
//! ```text
//! at = alloc(length)      the page writes its request there, in UTF-8
//! respond(at, length)     frees it, gives (pointer << 32 | length) of the response
//! release(at, length)     frees the response
//! failure()               after a trap: (pointer << 32 | length) of what the panic said, 0 when it said nothing
//! ```
//!
//! All `unsafe` code of the project is here; what requests mean is in `takestock::form`.

mod failure;

use std::cell::RefCell;

use takestock::form::Desk;

thread_local! {
    /// The one desk of the page.
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Room for a request of a length in bytes.
#[unsafe(no_mangle)]
pub extern "C" fn alloc(length: usize) -> *mut u8 {
    Box::into_raw(vec![0_u8; length].into_boxed_slice()).cast::<u8>()
}

/// Answers the request that was written into room from [`alloc`]; frees that room.
///
/// # Safety
/// `request` and `length` are those of one [`alloc`], not given to [`respond`] or [`release`] before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn respond(request: *mut u8, length: usize) -> u64 {
    failure::keep();
    // SAFETY: the caller promises it.
    let request = unsafe { owned(request, length) };
    let request = String::from_utf8_lossy(&request);
    handed_over(DESK.with_borrow_mut(|desk| desk.respond(&request)))
}

/// Frees a response.
///
/// # Safety
/// `response` and `length` are those of one response of [`respond`], not released before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn release(response: *mut u8, length: usize) {
    // SAFETY: the caller promises it.
    drop(unsafe { owned(response, length) });
}

/// What the panic said that stopped the module; nothing is to be called after it, the module is to be made anew.
#[unsafe(no_mangle)]
pub extern "C" fn failure() -> u64 {
    failure::kept().map_or(0, handed_over)
}

/// Takes back what [`alloc`] or [`handed_over`] gave away.
///
/// # Safety
/// `at` and `length` are those of one call of these, not taken back before.
unsafe fn owned(at: *mut u8, length: usize) -> Box<[u8]> {
    // SAFETY: both gave away a boxed slice of this length, and the caller promises that it is taken back once.
    unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(at, length)) }
}

/// Gives a text to the page, which releases it.
fn handed_over(text: String) -> u64 {
    let bytes = text.into_bytes().into_boxed_slice();
    let length = bytes.len() as u64;
    let at = Box::into_raw(bytes).cast::<u8>() as u64;
    at << 32 | length
}
