# The stages of a run, and its summary. Sourced by the scripts beside it.

summary=()
failed=0

# stage runs one command as one stage. A command that is a function of the script
# chains its steps with &&, since "set -e" does not reach into a condition.
stage() {
  local name=$1 start=$SECONDS verdict=passed
  shift
  echo "== $name"
  "$@" </dev/null || { verdict=FAILED; failed=$((failed + 1)); }
  summary+=("$(printf '%-16s %-7s %4d s' "$name" "$verdict" $((SECONDS - start)))")
  echo "== $name: $verdict"
}

tree() { git status --porcelain 2>/dev/null || true; }
before=$(tree)

# unchanged: tests and scripts may write to temporary folders only.
unchanged() {
  [ "$(tree)" = "$before" ] || { echo "the run left this behind in the clone:"; tree; return 1; }
}

# conclude prints which stages passed, and fails if one did not.
conclude() {
  echo
  echo "summary"
  printf '  %s\n' "${summary[@]}"
  if [ "$failed" -gt 0 ]; then
    echo "$failed stages failed"
    return 1
  fi
  echo "all stages passed"
}
