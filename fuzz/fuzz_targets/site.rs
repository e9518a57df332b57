//! See [`vitae_fuzz::site`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vitae_fuzz::site(bytes));
