#!/usr/bin/env bash
# Builds vitae from source.
#
# in   VITAE_BUILD    `here` for the sources of this action, else a tag of its repository
#      VITAE_FOLDER   where the program goes
# shellcheck source=scripts/action/common.sh
source "${BASH_SOURCE%/*}/common.sh"
action=$(cd "${BASH_SOURCE%/*}/../.." && pwd)

if ! command -v cargo >/dev/null; then
  say error "vitae must be built here, but there is no Rust toolchain: install one in an earlier step"
  exit 2
fi
if [[ $VITAE_BUILD == here ]]; then
  from=(--path "$action")
else
  repository=$(sed -n 's/^repository = "\(.*\)"$/\1/p' "$action/Cargo.toml" | sed -n 1p)
  from=(--git "$repository" --tag "$VITAE_BUILD" vitae)
fi
export CARGO_TARGET_DIR=$RUNNER_TEMP/vitae-target
without_secrets cargo install --locked --quiet "${from[@]}" --root "$RUNNER_TEMP/vitae-root"
mkdir -p "$VITAE_FOLDER"
cp -- "$RUNNER_TEMP"/vitae-root/bin/vitae* "$VITAE_FOLDER/"
