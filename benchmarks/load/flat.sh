#!/usr/bin/env bash
# flat.sh PID MINUTES: a process's resident and private memory in MB, at once and after each minute.
set -euo pipefail
for ((minute = 0; minute <= $2; minute++)); do
  printf '| %d | %d | %d |\n' "$minute" \
    "$(awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$1/status")" "$(awk '/^RssAnon/ { print int($2 / 1024) }' "/proc/$1/status")"
  if ((minute < $2)); then sleep 60; fi
done
