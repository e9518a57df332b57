#!/usr/bin/env bash
# Checks that web/ compiles for browsers, and the library with it. The first time takes some eight minutes of one processor, then two
# seconds. To build it, run scripts/web.sh.
#
# usage: scripts/wasm-check.sh
set -euo pipefail
exec "${BASH_SOURCE%/*}/wasm.sh" check --quiet
