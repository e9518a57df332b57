#!/usr/bin/env bash
# Builds the page on which a homepage becomes a CV: web/dist/, which any static host serves. The first time takes some thirty minutes
# of one processor, and six after a change to the library. It needs Node 20.
#
# usage: scripts/web.sh
set -euo pipefail
cd "${BASH_SOURCE%/*}/.."

# The boundary is made by a program of the same version as the library that it is made for.
version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"/\1/p}' Cargo.lock)
bindgen=target/web-tools/wasm-bindgen-$version
[[ -x $bindgen/bin/wasm-bindgen ]] ||
  cargo install --quiet --locked --no-default-features --version "$version" --root "$bindgen" \
    --target-dir target/web-tools/build wasm-bindgen-cli

scripts/wasm.sh build --quiet --profile web
"$bindgen/bin/wasm-bindgen" --target web --no-typescript --remove-name-section --out-dir web/page/engine \
  target/wasm/wasm32-unknown-unknown/web/vitae_web.wasm

cd web
[[ -d node_modules ]] || npm ci --no-audit --no-fund
node build.mjs
