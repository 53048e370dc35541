#!/usr/bin/env bash
# Finds the Java that Spark needs (17 or later, with its incubator modules), or installs it where
# the system's package manager may, or says the one command that does.
set -euo pipefail
PACKAGE=openjdk-17-jre-headless

usable() {
  local java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
  "$java" --list-modules 2>/dev/null | grep -q '^jdk\.incubator\.vector@'
}

usable && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo "Spark needs Java 17, which is not here: installing $PACKAGE." >&2
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "$PACKAGE" >&2 || true
  usable && exit 0
fi
echo "Spark needs Java 17 or later, with the module jdk.incubator.vector. Install it by" >&2
echo "  sudo apt-get install --no-install-recommends $PACKAGE" >&2
echo "(or the like of your system), or set JAVA_HOME to where it is; then run make test again." >&2
exit 1
