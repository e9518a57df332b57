//! See [`vitae_fuzz::front_matter`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vitae_fuzz::front_matter(bytes));
