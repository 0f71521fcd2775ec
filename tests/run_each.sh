#!/usr/bin/env bash
# Runs every line of a file as a command, one after the other, and fails at the end when one of them did: run_each.sh FILE.
set -uo pipefail

failed=() count=0
while IFS= read -r line; do
    [ -n "$line" ] || continue
    count=$((count + 1))
    printf '\n==> %s\n' "$line"
    bash -c "$line" </dev/null || failed+=("$line")
done <"$1"
printf '\n%d passed, %d failed\n' "$((count - ${#failed[@]}))" "${#failed[@]}"
for line in "${failed[@]}"; do printf 'failed: %s\n' "$line"; done
[ "$count" -gt 0 ] || echo "There is nothing to run here yet."
[ ${#failed[@]} -eq 0 ]
