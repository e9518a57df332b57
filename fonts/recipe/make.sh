#!/usr/bin/env bash
# Make every font of the bundle anew from its published source and compare it with SHA256SUMS.
#
#   fonts/recipe/make.sh [FOLDER]
#
# Needs    Debian 12 with a network: apt-get, dpkg-deb, npm, cargo, python3 with venv, GNU coreutils. No root. hb-subset is
#          unpacked, not installed; if it misses a shared library, `apt-get install libharfbuzz-bin` brings them all.
# Makes    FOLDER/made/, the fonts, and FOLDER/sources/, what they come from. FOLDER must be new or empty; without it both
#          stand in a temporary folder that is removed at the end. The bundle itself is never touched.
# Prints   each source's version where it is not the recorded one, then per file: identical / different.
# Exits    0 if every file is identical, another number if one is different or a step failed.
# Takes    about 4 minutes of processor time on one core, most of it for the colour emoji and the rare characters; about
#          210 MB to download, 850 MB of disk.
set -euo pipefail
export LC_ALL=C

say() { printf '%s\n' "$*" >&2; }

recipe=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bundle=$(dirname "$recipe")
if [[ $# -gt 0 ]]; then
    mkdir -p "$1"
    work=$(cd "$1" && pwd)
    [[ -z $(ls -A "$work") ]] || { say "$1 is not empty"; exit 2; }
else
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
fi
debian=$work/sources/debian npm=$work/sources/npm crates=$work/sources/crates venv=$work/sources/venv
lists=$work/lists cut=$work/cut made=$work/made
scripts=$debian/usr/share/fonts/truetype/noto collections=$debian/usr/share/fonts/opentype/noto
mkdir -p "$debian" "$npm" "$crates/src" "$lists" "$cut" "$made"

# The versions that the bundle was made with. Debian keeps one version at a time, so these are compared, not asked for.
debian_packages=(
    fonts-noto-cjk=1:20220127+repack1-1
    fonts-noto-core=20201225-1
    fonts-lxgw-wenkai=1.250+repack-1
    unicode-data=15.0.0-1
    libharfbuzz-bin=6.0.0+dfsg-3
    libharfbuzz-subset0=6.0.0+dfsg-3
    libharfbuzz0b=6.0.0+dfsg-3
)
npm_packages=(
    source-serif@4.5.1
    source-sans@3.52.0
    @expo-google-fonts/noto-emoji@0.4.7
    @expo-google-fonts/noto-color-emoji@0.4.6
)
python_packages=(fonttools==4.68.0 uharfbuzz==0.57.0) # uharfbuzz packs GSUB: without it the same rules lie in other bytes
typst_assets=0.15.1

get_debian() {
    local entry name recorded file found
    for entry in "${debian_packages[@]}"; do
        name=${entry%%=*} recorded=${entry#*=}
        # apt's own user cannot write to this folder, and need not.
        (cd "$debian" && apt-get -qq -o APT::Sandbox::User=root download "$name")
        file=("$debian/${name}"_*.deb)
        found=$(dpkg-deb --field "${file[0]}" Version)
        [[ $found == "$recorded" ]] || echo "version    $name is $found here, the bundle was made with $recorded"
        dpkg-deb --extract "${file[0]}" "$debian"
    done
}

# Unpacks each package into a folder of its name without scope and version.
get_npm() {
    local package name archive
    for package in "${npm_packages[@]}"; do
        name=${package##*/} name=${name%@*}
        archive=$(cd "$npm" && npm pack --silent "$package")
        mkdir "$npm/$name"
        tar -xzf "$npm/$archive" -C "$npm/$name" --strip-components=1
    done
}

get_crate() {
    printf '[package]\nname = "fonts"\nversion = "0.0.0"\n[dependencies]\ntypst-assets = "=%s"\n[workspace]\n' \
        "$typst_assets" >"$crates/Cargo.toml"
    touch "$crates/src/lib.rs"
    (cd "$crates" && cargo vendor --quiet vendor >/dev/null)
}

get_python() {
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check "${python_packages[@]}"
}

# Runs a fontTools step at the moment (seconds since 1970) when the bundled file was made: fontTools writes that moment into
# the font as its date of modification, and nothing else of it.
at() { SOURCE_DATE_EPOCH=$1 "${@:2}"; }

hb_subset() {
    LD_LIBRARY_PATH=$(dirname "$(find "$debian/usr/lib" -name libharfbuzz-subset.so.0)") "$debian/usr/bin/hb-subset" "$@"
}

# make_cjk NAME MOMENT: the simplified Chinese face (number 2 of its collection), cut to list E.
make_cjk() {
    local name=$1 moment=$2
    at "$moment" "$venv/bin/python" "$recipe/extract.py" \
        "$collections/${name/CJKsc/CJK}.ttc" 2 "$cut/$name.otf"
    hb_subset "$cut/$name.otf" --unicodes-file="$lists/E.txt" --layout-features=ccmp,locl,liga,kern,mark,ljmo,vjmo,tjmo \
        --no-hinting --notdef-outline --name-IDs='*' --output-file="$made/$name.otf"
}

# make_rare NAME FAMILY COLLECTION LIST…: characters that the four faces above lack.
make_rare() {
    local name=$1 family=$2 collection=$3
    [[ -f $cut/$collection.otf ]] || at 0 "$venv/bin/python" "$recipe/extract.py" "$collections/$collection.ttc" 1 "$cut/$collection.otf"
    hb_subset "$cut/$collection.otf" --retain-gids --unicodes-file="$lists/jamo.txt" \
        --layout-features=ccmp,ljmo,vjmo,tjmo --output-file="$cut/jamo.otf"
    at 1795715100 "$venv/bin/python" "$recipe/rare.py" "$collections/$collection.ttc" "$cut/jamo.otf" "$family" "${name##*-}" \
        "$made/$name.otf" "${@:4}"
}

make_all_rare() {
    local style weight
    for style in Serif Sans; do
        for weight in Regular Bold; do
            make_rare "Noto${style}CJKNames-$weight" "Noto $style CJK Names" "Noto${style}CJK-$weight" "$lists"/names/{jp,hangul}.txt
        done
    done
    make_rare NotoSansCJKRare-Regular "Noto Sans CJK Rare" NotoSansCJK-Regular "$lists"/rare/{jp,tw}.txt
}

# make_face NAME UNICODES [OPTION…]: one face of a script of its own.
make_face() {
    hb_subset "$scripts/$1.ttf" --unicodes="$2" --no-hinting --name-IDs='*' "${@:3}" --output-file="$made/$1.ttf"
}

# make_script NAME UNICODES [OPTION…]: both weights.
make_script() {
    make_face "$1-Regular" "${@:2}"
    make_face "$1-Bold" "${@:2}"
}

# Latin, Greek and Cyrillic letters that Source has not.
make_letters() {
    local style=$1 source=$2 weight
    "$venv/bin/python" "$recipe/lacking.py" "$made/$source" "$scripts/Noto$style-Regular.ttf" "$lists/$style.txt"
    for weight in Regular Bold; do
        hb_subset "$scripts/Noto$style-$weight.ttf" --unicodes-file="$lists/$style.txt" --no-hinting --name-IDs='*' \
            --layout-features=ccmp,locl,mark,mkmk,kern --output-file="$made/Noto$style-$weight.ttf"
    done
}

make_scripts() {
    local style
    make_letters Serif SourceSerif4-Regular.otf
    make_letters Sans SourceSans3-Regular.otf
    for style in Serif Sans; do
        make_script "Noto${style}Armenian" 531-58F,FB13-FB17
        make_script "Noto${style}Georgian" 10A0-10FF,1C90-1CBF
        make_script "Noto${style}Hebrew" 591-5F4,FB1D-FB4F
        make_script "Noto${style}Thai" E01-E5B
        make_script "Noto${style}Devanagari" 900-97F
    done
    # Names in these scripts are rare on pages in other ones.
    make_face NotoSansBengali-Regular 980-9FF
    make_face NotoSansGurmukhi-Regular A00-A7F
    make_face NotoSansGujarati-Regular A80-AFF
    make_face NotoSansTamil-Regular B80-BFF
    make_face NotoSansTelugu-Regular C00-C7F
    make_face NotoSansKannada-Regular C80-CFF
    make_face NotoSansMalayalam-Regular D00-D7F
    make_face NotoSansSinhala-Regular D80-DFF
    make_face NotoSansLao-Regular E80-EFF
    make_face NotoSansMyanmar-Regular 1000-109F
    make_face NotoSansEthiopic-Regular 1200-137F
    make_face NotoSansKhmer-Regular 1780-17FF
    # Readers of PDFs turn the letters of a ligature around. Without any, عبد الله is found; the sans draws لا as one.
    make_script NotoNaskhArabic 600-6FF --layout-features-=liga
}

make_kai() {
    hb_subset "$debian/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf" --unicodes-file="$lists/C.txt" \
        --layout-features=ccmp,locl,kern,liga --no-hinting --name-IDs='*' --output-file="$cut/kai.ttf"
    at 1795295553 "$venv/bin/python" "$recipe/rename.py" "$cut/kai.ttf" "$made/CVKai-Regular.ttf"
}

# The emoji of Unicode 15.0, as COLRv1 outlines alone: no `SVG ` pictures, no vertical metrics.
make_colour_emoji() {
    at 1795294618 "$venv/bin/pyftsubset" "$npm/noto-color-emoji/400Regular/NotoColorEmoji_400Regular.ttf" \
        --unicodes-file="$lists/emoji.txt" --drop-tables+='SVG ,vhea,vmtx' --name-IDs='*' --recalc-timestamp \
        --output-file="$made/NotoColorEmoji-Regular.ttf"
}

copy_unmodified() {
    cp "$npm"/source-serif/OTF/SourceSerif4-{Regular,It,Semibold,Bold,BoldIt}.otf "$made"
    cp "$npm"/source-serif/OTF/SourceSerif4Display-{Regular,Semibold}.otf "$made"
    cp "$npm"/source-sans/OTF/SourceSans3-{Light,Regular,It,Semibold,Bold,BoldIt}.otf "$made"
    cp "$npm/noto-emoji/400Regular/NotoEmoji_400Regular.ttf" "$made/NotoEmoji-Regular.ttf"
    cp "$crates"/vendor/typst-assets/files/fonts/{NewCMMath-Regular.otf,DejaVuSansMono.ttf} "$made"
}

# Prints the verdict on each file of SHA256SUMS; fails if one is different.
compare() {
    local sum name found identical=0 different=0
    while read -r sum name; do
        found=$(sha256sum <"$made/$name")
        if [[ ${found%% *} == "$sum" ]]; then
            echo "identical  $name"
            identical=$((identical + 1))
        else
            echo "different  $name"
            different=$((different + 1))
        fi
    done <"$bundle/SHA256SUMS"
    echo "$identical identical, $different different"
    ((different == 0))
}

say "Getting the sources …"
get_debian
get_npm
get_crate
get_python
say "Making the fonts (the colour emoji take minutes) …"
"$venv/bin/python" "$recipe/charsets.py" "$debian/usr/share/unicode" "$lists"
copy_unmodified
make_cjk NotoSerifCJKsc-Regular 1795293798
make_cjk NotoSerifCJKsc-Bold 1795293799
make_cjk NotoSansCJKsc-Regular 1795293799
make_cjk NotoSansCJKsc-Bold 1795293800
make_all_rare
make_scripts
make_kai
make_colour_emoji
compare
