//! The same, asked by a page.

use wasm_bindgen::prelude::wasm_bindgen;

/// [`crate::share`].
#[wasm_bindgen]
pub fn share(questions: u16, people: usize) -> f64 {
    crate::share(questions, people)
}

/// [`crate::total`].
#[wasm_bindgen]
pub fn total(questions: u16, people: usize) -> f64 {
    crate::total(questions, people)
}

/// [`crate::bare`].
#[wasm_bindgen]
pub fn bare(questions: u16, people: usize) -> f64 {
    crate::bare(questions, people)
}
