# Sourced by the scripts of this project: what a Debian or Ubuntu machine needs beside Swift.
#
# `prepare` installs what is missing where root or sudo without a password allows it, and otherwise
# prints the exact line to type and fails. Nothing is installed that is already there.

# Debian packages: libraries with their headers, and the compiler's C++ library for the JSON shim.
packages=(libcsv-dev libsimdjson-dev libzstd-dev zlib1g-dev libxxhash-dev libicu-dev
  libsqlite3-dev)

# The missing ones among $@, one a line.
missing_packages() {
  local name
  for name in "$@"; do
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || echo "$name"
  done
}

# Installs $@ where they are missing.
install_packages() {
  local missing
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0
  local line=(apt-get install -y --no-install-recommends "${missing[@]}")
  local as=()
  if ((EUID != 0)); then
    if sudo -n true 2>/dev/null; then
      as=(sudo)
    else
      echo "Missing: ${missing[*]}. Please type this, then start again:" >&2
      echo "  sudo ${line[*]}" >&2
      return 1
    fi
  fi
  echo "Installing ${missing[*]}" >&2
  export DEBIAN_FRONTEND=noninteractive
  # The package list of a fresh machine is empty or old; a current one saves the second try.
  "${as[@]}" "${line[@]}" >/dev/null 2>&1 && return 0
  "${as[@]}" apt-get update -qq >&2 && "${as[@]}" "${line[@]}" >/dev/null && return 0
  echo "That did not work. Please type this, then start again:" >&2
  echo "  sudo apt-get update && sudo ${line[*]}" >&2
  return 1
}

# Everything that building and running needs; further packages as arguments.
prepare() {
  if ! command -v swift >/dev/null; then
    echo "There is no \`swift\` on the path. Swift 6.2 or newer is at https://swift.org/install" >&2
    return 1
  fi
  if ! command -v dpkg-query >/dev/null; then
    echo "This is no Debian or Ubuntu; please see to it that these are installed:" >&2
    echo "  ${packages[*]} $*" >&2
    return 0
  fi
  install_packages "${packages[@]}" "$@"
}

# Builds a product for use and prints its path. Swift's own libraries go into it where the toolchain
# has them in that form: it starts in half the time, and runs where there is no Swift.
build_release() {
  local flags=(-c release --product "$1") tools
  tools=$(dirname "$(readlink -f "$(command -v swift)")")
  if [[ -d $tools/../lib/swift_static ]]; then flags+=(--static-swift-stdlib); fi
  # The linker warns of a function that Foundation has and nothing here calls.
  swift build "${flags[@]}" --quiet 2>&1 | { grep -v 'the use of .mktemp' >&2 || true; } || return
  echo "$(swift build "${flags[@]}" --show-bin-path)/$1"
}
