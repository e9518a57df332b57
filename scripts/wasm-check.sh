#!/usr/bin/env bash
# Checks that the library compiles for browsers: wasm32-unknown-unknown, without the program. The first time takes some eight
# minutes of one processor, then two seconds.
#
# usage: scripts/wasm-check.sh
# The target's standard library is rustup's, if it is there: rustup target add wasm32-unknown-unknown. Elsewhere it is checked
# along, from its sources in Debian, with the compiler of the same version: apt-get install rustc-web rust-web-src.
set -euo pipefail
cd "${BASH_SOURCE%/*}/.."

target=wasm32-unknown-unknown
check=(check --quiet --lib --no-default-features --target "$target" --target-dir target/wasm)
if [[ ! -d $(rustc --print target-libdir --target "$target") ]]; then
  export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1
  [[ -d $("$RUSTC" --print sysroot)/lib/rustlib/src/rust/library ]] || {
    echo "there is no standard library for $target: see the top of $0" >&2
    exit 1
  }
  check+=("-Zbuild-std=std,panic_abort")
fi
cargo "${check[@]}"
