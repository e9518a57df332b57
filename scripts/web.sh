#!/usr/bin/env bash
# Builds the page on which a homepage becomes a CV: web/dist/, which any static host serves. The first time takes some thirty minutes
# of one processor, and six after a change to the library. It needs Node 20.
#
# usage: scripts/web.sh
set -euo pipefail
cd "${BASH_SOURCE%/*}/.."

scripts/wasm.sh build --quiet --profile web
cargo run --quiet --locked --release --manifest-path web/bindgen/Cargo.toml --target-dir target/web-tools -- \
  target/wasm/wasm32-unknown-unknown/web/vitae_web.wasm web/page/engine

cd web
[[ -d node_modules ]] || npm ci --no-audit --no-fund
node build.mjs
