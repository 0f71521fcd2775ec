#!/usr/bin/env bash
# Brings one thing from outside into the user's cache and prints where it lies: bring.sh packages NAME… | optional NAME… | emscripten | imgui | zlib | expat | npm FOLDER.
#
# The cache is shared by all clones. A folder is made beside its place and renamed when it is whole, its stamp is
# written last, and a lock keeps two clones from making the same one. Nothing is asked of the network when the
# stamp is there. Progress goes to standard error; the last line there is the one sentence that says what failed.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "$here/versions.env"
cache="${XDG_CACHE_HOME:-$HOME/.cache}/tandem"

say() { printf '%s\n' "-- Tandem: $*" >&2; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

need_debian() {
    command -v apt-get >/dev/null && command -v dpkg >/dev/null && return
    fail "This system has no apt-get, so $1 cannot be brought; install it yourself (README.md lists what is needed) or build on Debian 12 or newer."
}

sha256_is() { [ "$(sha256sum "$1" | cut -d' ' -f1)" = "$2" ]; }

# make_once NAME FUNCTION — runs FUNCTION in a fresh folder and keeps the folder under NAME when it succeeds.
make_once() {
    local name="$1" function="$2" place="$cache/$1"
    if [ -f "$place/.complete" ]; then printf '%s\n' "$place"; return; fi
    mkdir -p "$cache" 2>/dev/null || fail "The folder $cache cannot be made; make it writable or set XDG_CACHE_HOME to a folder that is."
    exec 9>"$cache/.lock-$name" || fail "The folder $cache cannot be written to; make it writable or set XDG_CACHE_HOME to a folder that is."
    if ! flock -n 9; then say "another clone is bringing $name; waiting for it"; flock 9; fi
    if [ ! -f "$place/.complete" ]; then
        [ -e "$place" ] && say "$name in the cache is half made; making it again"
        rm -rf "$place" "$cache/.making-$name"
        mkdir "$cache/.making-$name"
        (cd "$cache/.making-$name" && "$function" "$place")
        touch "$cache/.making-$name/.complete"
        mv "$cache/.making-$name" "$place"
    fi
    exec 9>&-
    printf '%s\n' "$place"
}

need_space() {  # need_space MEGABYTES WHAT
    local free
    free="$(df -Pm "$cache" | awk 'NR == 2 { print $4 }')"
    [ "$free" -ge "$1" ] || fail "The disk of $cache has $free MB free, but $2 needs $1 MB; free some space or set XDG_CACHE_HOME to another disk."
}

# A private apt state: it reads the machine's mirror and keys, and changes nothing of the system.
private_apt() {  # private_apt TYPE SUITE — then "${apt[@]}" is apt-get
    local mirror keyring state="$PWD/apt"
    mirror="$(sed -n 's/^[[:space:]]*URIs:[[:space:]]*\([^[:space:]]*\).*/\1/p' /etc/apt/sources.list.d/debian.sources 2>/dev/null | head -n 1)"
    [ -n "$mirror" ] || mirror="$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
        sed -n 's/^[[:space:]]*deb[[:space:]]\(\[[^]]*\][[:space:]]*\)\{0,1\}\([^[:space:]]*\)[[:space:]].*[[:space:]]main.*/\2/p' | grep -E '/debian/?$' | head -n 1)"
    [ -n "$mirror" ] || fail "No Debian mirror was found in this machine's apt sources; add one line for Debian to /etc/apt/sources.list."
    keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    [ -f "$keyring" ] || fail "Debian's keyring $keyring is missing; type: apt-get install debian-archive-keyring"
    mkdir -p "$state"/{state/lists/partial,cache/archives/partial}
    : >"$state/status"
    printf '%s [signed-by=%s] %s %s main\n' "$1" "$keyring" "$mirror" "$2" >"$state/sources.list"
    apt=(apt-get -q -o "Dir::State=$state/state" -o "Dir::State::status=$state/status" -o "Dir::Cache=$state/cache"
        -o "Dir::Etc::sourcelist=$state/sources.list" -o Dir::Etc::sourceparts=/dev/null -o Dir::Etc::preferencesparts=/dev/null
        -o Dir::Etc::preferences=/dev/null -o APT::Install-Recommends=0 -o APT::Sandbox::User=root -o APT::Get::List-Cleanup=0
        -o Acquire::Retries=3 -o Acquire::Languages=none)
    "${apt[@]}" update -o APT::Update::Error-Mode=any >apt.log 2>&1 ||
        fail "The list of Debian's suite $2 could not be fetched ($(grep -m 1 '^[EW]:' apt.log | cut -c1-160)); check the network and run the same command again."
}

make_emscripten() {
    local final="$1" architecture loader triple packages=(emscripten binaryen libc6 libstdc++6 libgcc-s1 node-acorn) program
    architecture="$(dpkg --print-architecture)"
    need_space 2500 Emscripten
    say "bringing Emscripten $EMSCRIPTEN_VERSION (250 MB, once)"
    private_apt deb "$EMSCRIPTEN_SUITE"
    packages=("emscripten=$EMSCRIPTEN_VERSION" "binaryen=$BINARYEN_VERSION" "${packages[@]:2}")
    if ! "${apt[@]}" download "${packages[@]}" >apt.log 2>&1; then
        grep -q 'Version .* was not found' apt.log || fail "Emscripten could not be downloaded ($(grep -m 1 '^[EW]:' apt.log | cut -c1-160)); check the network and run the same command again."
        say "notice: Debian no longer has Emscripten $EMSCRIPTEN_VERSION with Binaryen $BINARYEN_VERSION; taking the suite's newest"
        "${apt[@]}" download "${packages[@]%%=*}" >apt.log 2>&1 || fail "Emscripten could not be downloaded ($(grep -m 1 '^[EW]:' apt.log | cut -c1-160)); check the network and run the same command again."
    fi
    checked() {
        [ -z "$2" ] || sha256_is "$1" "$2" || fail "$1 is not the file whose checksum stands in src/toolchain/versions.env; if Debian published it anew, correct the checksum there."
    }
    [ ! -f "emscripten_${EMSCRIPTEN_VERSION}_all.deb" ] || checked "emscripten_${EMSCRIPTEN_VERSION}_all.deb" "$EMSCRIPTEN_SHA256"
    program="BINARYEN_SHA256_$architecture"
    [ ! -f "binaryen_${BINARYEN_VERSION}_$architecture.deb" ] || checked "binaryen_${BINARYEN_VERSION}_$architecture.deb" "${!program:-}"
    say "unpacking Emscripten (1.6 GB)"
    for program in ./*.deb; do
        dpkg -x "$program" . || fail "$program could not be unpacked into $cache; the disk may be full."
    done
    rm -rf ./*.deb apt apt.log
    # Programs of a newer Debian run with the C library that came with them.
    triple="$(basename "$(dirname "$(find usr/lib -name 'libstdc++.so.6' | head -n 1)")")"
    loader="$(find usr/lib/"$triple" -name 'ld-linux*.so*' | head -n 1)"
    for program in usr/bin/wasm-*; do
        if [ -L "$program" ] || ! head -c 4 "$program" | grep -q ELF; then continue; fi
        patchelf --set-interpreter "$final/$loader" --force-rpath --set-rpath "$final/usr/lib/$triple" "$program" ||
            fail "patchelf could not prepare $program; type: apt-get install --reinstall patchelf"
    done
    mkdir -p usr/share/emscripten/node_modules
    ln -sfn ../../nodejs/acorn usr/share/emscripten/node_modules/acorn
    # The system's own Python: a shim of a version manager in front of the PATH would cost every compilation a second.
    grep -lI 'command -v python3' usr/share/emscripten/em* | grep -v '\.py$' |
        xargs sed -i 's|PYTHON=$(command -v python3 2> /dev/null)|PYTHON=/usr/bin/python3|'
    cat >usr/share/emscripten/.emscripten <<EOF
LLVM_ROOT = '/usr/lib/llvm-$CLANG_MAJOR/bin'
BINARYEN_ROOT = '$final/usr'
NODE_JS = '$(command -v node)'
CACHE = '$final/usr/share/emscripten/cache'
EOF
}

fetch_source() {  # fetch_source PACKAGE SUITE — leaves PACKAGE's upstream archive in $archive
    say "bringing the source of $1"
    private_apt deb-src "$2"
    # Only the upstream archive is wanted; a mirror that lost the packaging files beside it will do.
    "${apt[@]}" source --download-only "$1" >apt.log 2>&1 || true
    archive="$(ls "$1"_*.orig.tar.* 2>/dev/null | head -n 1)" || true
    [ -n "$archive" ] || fail "The source of $1 could not be downloaded ($(grep -m 1 '^[EW]:' apt.log | cut -c1-160)); check the network and run the same command again."
}

make_imgui() {
    local archive version
    fetch_source imgui "$IMGUI_SUITE"
    version="$(printf '%s\n' "$archive" | sed 's/^imgui_\([0-9.a-z]*\).*/\1/')"
    case "$version" in
        "$IMGUI_VERSION") sha256_is "$archive" "$IMGUI_SHA256" || fail "Dear ImGui $version is not the file whose checksum stands in src/toolchain/versions.env; if Debian published it anew, correct the checksum there." ;;
        "$IMGUI_ACCEPTED"*) say "notice: Dear ImGui $version is taken in place of $IMGUI_VERSION, with which Tandem was tested" ;;
        *) fail "Debian now has Dear ImGui $version, but Tandem needs ${IMGUI_ACCEPTED}x; adapt src/ui to it and raise IMGUI_ACCEPTED in src/toolchain/versions.env." ;;
    esac
    tar -xf "$archive" --strip-components=1
    printf '%s\n' "$version" >VERSION
    rm -rf apt apt.log imgui_*.orig.tar.* imgui_*.dsc imgui_*.debian.tar.* examples docs
}

make_zlib() {
    local archive version
    fetch_source zlib "$ZLIB_SUITE"
    sha256_is "$archive" "$ZLIB_SHA256" || say "notice: $archive is taken in place of zlib $ZLIB_VERSION, with which Tandem was tested"
    tar -xf "$archive" --strip-components=1
    [ -f zlib.h ] || fail "The archive $archive does not hold zlib's sources; look at $PWD."
    rm -rf apt apt.log zlib_*.orig.tar.* zlib_*.dsc zlib_*.debian.tar.*
}

make_expat() {
    local archive
    fetch_source expat "$EXPAT_SUITE"
    sha256_is "$archive" "$EXPAT_SHA256" || say "notice: $archive is taken in place of Expat $EXPAT_VERSION, with which Tandem was tested"
    tar -xf "$archive" --strip-components=1
    [ -f expat/lib/expat.h ] || fail "The archive $archive does not hold Expat's sources; look at $PWD."
    mv expat/lib lib
    # It wants the answers of a configure script; there are none to give: no files, no network, entropy from the clock for its hash tables.
    printf '%s\n' '#define XML_POOR_ENTROPY 1' >lib/expat_config.h
    rm -rf apt apt.log expat_*.orig.tar.* expat_*.dsc expat_*.debian.tar.* expat testdata contrib
}

make_npm() {
    need_space 400 "what npm brings"
    say "bringing the npm packages of package-lock.json"
    command -v npm >/dev/null || fail "npm is missing; type: apt-get install npm"
    cp "$npm_folder/package.json" "$npm_folder/package-lock.json" .
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >npm.log 2>&1 ||
        fail "npm could not bring the packages of package-lock.json ($(grep -m 1 -iE 'error' npm.log | cut -c1-160)); check the network and run the same command again."
    rm -f npm.log
}

bring_packages() {
    local missing=() name
    for name in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    local root=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null && sudo -n true 2>/dev/null && root=(sudo -n) ||
            fail "Packages of Debian are missing and this user may not install them; type: sudo apt-get install ${missing[*]}"
    fi
    say "installing ${missing[*]}"
    local log; log="$(mktemp)"
    local install=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=900 -o Acquire::Retries=3 install --no-install-recommends "${missing[@]}")
    if ! "${install[@]}" >"$log" 2>&1; then
        "${root[@]}" apt-get -q -o DPkg::Lock::Timeout=900 update >"$log" 2>&1 ||
            fail "Debian's package lists could not be fetched ($(grep -m 1 '^E:' "$log" | cut -c1-160)); check the network and run the same command again."
        "${install[@]}" >"$log" 2>&1 ||
            fail "Debian's packages ${missing[*]} could not be installed ($(grep -m 1 '^E:' "$log" | cut -c1-160)); see what this says: apt-get install ${missing[*]}"
    fi
    rm -f "$log"
}

case "${1:-}" in
    packages) need_debian "a package"; shift; bring_packages "$@" ;;
    optional) shift; (need_debian "a package"; bring_packages "$@") || say "notice: goes on without $*; what needs it says so" ;;
    emscripten) need_debian Emscripten; make_once "emscripten-$EMSCRIPTEN_VERSION-$BINARYEN_VERSION" make_emscripten ;;
    imgui) need_debian "Dear ImGui"; make_once "imgui-$IMGUI_VERSION" make_imgui ;;
    zlib) need_debian zlib; make_once "zlib-$ZLIB_VERSION" make_zlib ;;
    expat) need_debian Expat; make_once "expat-$EXPAT_VERSION" make_expat ;;
    npm) npm_folder="$(realpath "$2")"; make_once "npm-$(cat "$2/package.json" "$2/package-lock.json" | sha256sum | cut -c1-16)" make_npm ;;
    *) fail "bring.sh needs the name of what to bring: packages, optional, emscripten, imgui, zlib, expat or npm." ;;
esac
