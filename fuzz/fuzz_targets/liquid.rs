//! See [`vitae_fuzz::liquid`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vitae_fuzz::liquid(bytes));
