# What a contributor does every day. `just` lists it.

_default:
    @just --list

# Builds the sample site
sample:
    cargo run --release -- build content

# Runs the tests
test:
    cargo test

# Everything that has to hold before a change lands
ci:
    .ci/run

# Accepts new reference pages and the font book after you have looked at them
bless:
    VITAE_BLESS=1 cargo test

# Measures stages and documents in this process, then whole processes beside those of other programs
bench:
    cargo bench
    cargo build --release
    benches/peers.py
