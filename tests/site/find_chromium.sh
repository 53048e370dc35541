#!/usr/bin/env bash
# Says where the Chromium is that the browser tests drive: the one named by CHROMIUM, or one of the
# machine. Else installs it where the system's package manager may, or says the one command that does.
set -euo pipefail
PACKAGE=chromium

found() {
  local name
  for name in ${CHROMIUM:+"$CHROMIUM"} chromium chromium-browser google-chrome; do
    # A name may be there and start nothing, as one that only tells of another package does.
    if "$name" --version >/dev/null 2>&1; then
      command -v "$name"
      return 0
    fi
  done
  return 1
}

found && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo "The browser tests need Chromium, which is not here: installing $PACKAGE." >&2
  apt-get update -qq >&2 && apt-get install -y -qq --no-install-recommends "$PACKAGE" >&2 || true
  found && exit 0
fi
echo "The browser tests need Chromium. Install it by" >&2
echo "  sudo apt-get install --no-install-recommends $PACKAGE" >&2
echo "(or the like of your system), or set CHROMIUM to where it is; then run make test again." >&2
exit 1
