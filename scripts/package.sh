#!/usr/bin/env bash
# Packs a built vitae for release: vitae-VERSION-TARGET.tar.xz with the program, its licences, completions and manual.
#
# usage: scripts/package.sh TARGET PROGRAM FOLDER
#   TARGET    the platform, as the toolchain names it: x86_64-unknown-linux-musl, say
#   PROGRAM   the built program, which has to run on this machine
#   FOLDER    where the archive goes; its path is printed
set -euo pipefail

target=$1 program=$2 folder=$3
root=$(cd "${BASH_SOURCE%/*}/.." && pwd)
name=vitae-$("$program" --version | sed 's/^vitae //' | tr -d '\r')-$target

# Git for Windows has no xz; the runners have 7-Zip.
compress() {
  if command -v xz >/dev/null; then xz -9; else 7z a -txz -mx=9 -si -so -an; fi
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$folder" "$work/$name/completions"
cp "$program" "$work/$name/"
cp "$root"/{README.md,README.zh-CN.md,CHANGELOG.md,LICENSE,LICENSE-APACHE,LICENSE-MIT} "$work/$name/"
cp -R "$root/fonts/licenses" "$work/$name/font-licenses"
for shell in bash elvish fish powershell zsh; do
  "$program" completions "$shell" >"$work/$name/completions/vitae.$shell"
done
"$program" man "$work/$name/man/man1"
tar -C "$work" -cf - "$name" | compress >"$folder/$name.tar.xz"
echo "$folder/$name.tar.xz"
