#!/usr/bin/env bash
# Runs cargo on what browsers run: web/, for wasm32-unknown-unknown.
#
# usage: scripts/wasm.sh check|build|clippy [ARGUMENT…]
# The target's standard library is rustup's, if it is there: rustup target add wasm32-unknown-unknown. Elsewhere it is built
# along, from its sources in Debian, with the compiler of the same version: apt-get install rustc-web rust-web-src.
set -euo pipefail
cd "${BASH_SOURCE%/*}/.."

target=wasm32-unknown-unknown
rustup=$(rustc --print sysroot)
arguments=(--package vitae-web --target "$target" --target-dir target/wasm "${@:2}")
if [[ ! -d $(rustc --print target-libdir --target "$target") ]]; then
  export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1
  [[ -d $("$RUSTC" --print sysroot)/lib/rustlib/src/rust/library ]] || {
    echo "there is no standard library for $target: see the top of $0" >&2
    exit 1
  }
  arguments+=("-Zbuild-std=std,panic_abort")
  # Debian's compiler comes without the linker for it, rustup's with it.
  PATH=$PATH:$rustup/lib/rustlib/$(rustc -vV | sed -n 's/^host: //p')/bin
fi
exec cargo "$1" "${arguments[@]}"
