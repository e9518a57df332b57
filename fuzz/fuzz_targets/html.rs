//! [`vitae_fuzz::markdown`] once more, on pages that are HTML for the most part.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vitae_fuzz::markdown(bytes));
