# What a contributor does every day. `just` lists it.

_default:
    @just --list

# Builds the sample site
sample:
    cargo run --release -- build content

# Runs the tests
test:
    cargo test

# Builds the page for browsers: web/dist/, for any static host
web:
    scripts/web.sh

# Tests that page: its PDFs against the native program's, and itself in browsers
test-web: web
    cargo build --release
    cd web && node --test test/bytes.mjs test/page.mjs test/firefox.mjs test/webkit.mjs

# Everything that has to hold before a change lands
ci:
    .ci/run

# Accepts new reference pages, messages and the font book, and says where each changed page is shown before, after, and what differs
bless:
    VITAE_BLESS=1 cargo test -- --nocapture | grep -E "accepted|^test result|panicked"

# Measures stages and documents in this process, then whole processes beside those of other programs
bench:
    cargo bench
    cargo build --release
    benches/peers.py
