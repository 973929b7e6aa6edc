#!/bin/sh
# Installs the wheel $1 into an empty environment outside the checkout, and does the main job there.
set -eu
wheel=$(realpath "$1")
away=$(mktemp -d)
trap 'rm -rf "$away"' EXIT
"${PYTHON:-python3}" -m venv "$away/venv"
"$away/venv/bin/python" -m pip install --quiet "$wheel"
cd "$away"
teamops() { env -u PYTHONPATH "$away/venv/bin/teamops" "$@"; }
teamops --version
teamops demo demonstration > demo.txt || { cat demo.txt; exit 1; }
test -s demonstration/weekly.html
teamops -C demonstration check --today 2026-09-28
teamops init team --team 试用团队 --today 2026-09-28
teamops -C team check --today 2026-09-28
echo "the wheel works: $(basename "$wheel")"
