#!/usr/bin/env bash
# Installs what the project needs and this machine lacks, and nothing else; running it again changes nothing.
#
#   ./setup.sh           a C compiler, Rust, Graphviz, a font with Vietnamese letters
#   ./setup.sh --tests   these, and what the tests use besides: rustfmt, clippy, Python
#
# Works as root and with sudo. Where there is no apt-get it says what to install by hand.
set -euo pipefail
cd "$(dirname "$0")"

rust_wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
[ -f "$HOME/.cargo/env" ] && . "$HOME/.cargo/env"

say() { printf 'setup: %s\n' "$*" >&2; }
has() { command -v "$1" >/dev/null 2>&1; }

# The exit code of a machine on which something is missing that cannot be put there from here.
give_up() {
  say "$1"
  say "Install it, then run the same command again."
  exit 2
}

# Old enough to build with? Compares `1.95.0` with `1.88` as versions, not as text.
rust_is_recent() {
  local have
  have=$(cargo --version 2>/dev/null | cut -d' ' -f2) || return 1
  [ -n "$have" ] && [ "$(printf '%s\n' "$rust_wanted" "$have" | sort -V | head -n 1)" = "$rust_wanted" ]
}

missing=()
has cc || missing+=(gcc libc6-dev)
has dot || missing+=(graphviz)
{ has fc-list && [ -n "$(fc-list :lang=vi family)" ]; } || missing+=(fontconfig fonts-dejavu-core)
rust_is_recent || has rustup || has curl || missing+=(curl ca-certificates)
if [ "${1:-}" = --tests ]; then
  has python3 || missing+=(python3)
  # Debian has the environments of Python in a package of their own.
  python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)
fi

if [ "${#missing[@]}" -gt 0 ]; then
  has apt-get || give_up "missing on this machine: ${missing[*]} (names as in Debian), and there is no apt-get to fetch them. On a Mac: brew install graphviz; elsewhere your package manager has the same things."
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  [ "$(id -u)" = 0 ] || has sudo || give_up "missing on this machine: ${missing[*]}. Installing them needs root: apt-get install ${missing[*]}"
  say "installing ${missing[*]}"
  log=$(mktemp)
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive sh -c \
    'apt-get -qq update && apt-get -qq -y --no-install-recommends install "$@"' apt "${missing[@]}" >"$log" 2>&1 || {
    tail -n 15 "$log" >&2
    give_up "apt-get could not install ${missing[*]} (see above). Is the machine online?"
  }
  rm -f "$log"
fi

if ! rust_is_recent; then
  if has rustup; then
    say "updating Rust to at least $rust_wanted"
    rustup --quiet toolchain install stable --profile minimal --component rustfmt,clippy >&2
    rustup --quiet default stable >&2
  else
    say "installing Rust with rustup, for this user only (see https://rustup.rs)"
    curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -q -y --profile minimal --component rustfmt,clippy >&2 ||
      give_up "Rust could not be fetched from https://sh.rustup.rs (see above)."
    . "$HOME/.cargo/env"
  fi
  rust_is_recent || give_up "Rust $rust_wanted or later is needed, this machine has $(cargo --version 2>/dev/null || echo none). See https://rustup.rs."
fi

if [ "${1:-}" = --tests ]; then
  cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 || {
    has rustup || give_up "the checks need rustfmt and clippy, which come with Rust from https://rustup.rs or as packages of these names."
    say "adding rustfmt and clippy"
    rustup --quiet component add rustfmt clippy >&2
  }
fi
