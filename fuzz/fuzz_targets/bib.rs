//! See [`vitae_fuzz::bib`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vitae_fuzz::bib(bytes));
