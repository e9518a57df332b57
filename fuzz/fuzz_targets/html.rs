//! [`vitae_fuzz::markdown`] once more, on pages that are mostly HTML.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vitae_fuzz::markdown(bytes));
