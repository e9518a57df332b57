#!/usr/bin/env bash
# Installs a released vitae, checked against its sums. Where there is none, says what has to be built and how a cache may name it.
#
# in   VITAE_VERSION   a version such as 0.1.0; `source` for the sources of this action; nothing for the version of this action
# out  folder          where the program is, or is to be put; it is in PATH for the steps that follow
#      build           what has to be built: nothing, `here`, or a tag
#      key             the name of that build for a cache
# shellcheck source=scripts/action/common.sh
source "${BASH_SOURCE%/*}/common.sh"
action=$(cd "${BASH_SOURCE%/*}/../.." && pwd)

# manifest KEY: a text that Cargo.toml states once.
manifest() {
  sed -n "s/^$1 = \"\(.*\)\"$/\1/p" "$action/Cargo.toml" | sed -n 1p
}

# The name of the archive for this machine; nothing if there is none.
platform() {
  case "$RUNNER_OS-$RUNNER_ARCH" in
    Linux-X64) echo x86_64-unknown-linux-musl ;;
    Linux-ARM64) echo aarch64-unknown-linux-musl ;;
    macOS-X64) echo x86_64-apple-darwin ;;
    macOS-ARM64) echo aarch64-apple-darwin ;;
    Windows-X64) echo x86_64-pc-windows-msvc ;;
  esac
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1
}

# Everything that the program is made from, as one number.
sources() {
  (cd "$action" && find Cargo.toml Cargo.lock src fonts templates -type f | LC_ALL=C sort | while IFS= read -r file; do
    printf '%s\n' "$file"
    cat "$file"
  done) | sha256
}

# fetch NAME: a file of the release. Fails with 3 when the server says that there is none.
fetch() {
  local status=0
  curl --fail --silent --show-error --location --retry 3 --output "$folder/$1" "$releases/$1" || status=$?
  # 22: the server answered 400 or more; 37: no such file, for a release on a disk.
  case $status in 22 | 37) return 3 ;; *) return "$status" ;; esac
}

# to_build WHAT KEY: no released program will do.
to_build() {
  output build "$1"
  output key "vitae-$RUNNER_OS-$RUNNER_ARCH-$2"
}

own=$(manifest version)
version=${VITAE_VERSION:-$own}
version=${version#v}
is_version='^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$'
releases=$(manifest repository)/releases/download/v$version
folder=$RUNNER_TEMP/vitae-bin
mkdir -p "$folder"
output folder "$folder"
printf '%s\n' "$folder" >>"$GITHUB_PATH"

if [[ $version == source ]]; then
  to_build here "$(sources)"
  exit
elif [[ ! $version =~ $is_version ]]; then
  say error "\`$VITAE_VERSION\` is not a version: write something like 0.1.0, or \`source\`"
  exit 2
fi

name=vitae-$version-$(platform).tar.xz
status=0
fetch SHA256SUMS || status=$?
if ((status == 3)) || { ((status == 0)) && ! grep -q "  $name$" "$folder/SHA256SUMS"; }; then
  say notice "There is no vitae $version for $RUNNER_OS on $RUNNER_ARCH: building it from source and caching it"
  if [[ $version == "$own" ]]; then to_build here "$(sources)"; else to_build "v$version" "$version"; fi
  exit
elif ((status != 0)); then
  say error "vitae $version could not be downloaded from $releases"
  exit 2
fi

fetch "$name"
if [[ $(sha256 <"$folder/$name") != "$(grep "  $name$" "$folder/SHA256SUMS" | cut -d ' ' -f 1)" ]]; then
  say error "$name does not match SHA256SUMS: nothing was installed"
  exit 2
fi
if [[ $RUNNER_OS == Windows ]]; then
  # Git's tar has no xz there, and takes D: for the name of a machine.
  7z x -so "$folder/$name" | tar -xf - -C "$folder" --strip-components 1
else
  tar -xJf "$folder/$name" -C "$folder" --strip-components 1
fi
output build ""
output key ""
"$folder/vitae" --version
