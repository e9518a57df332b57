# What the steps of the action share. Sourced by them, for bash 3.2 and later, which is what macOS has.
# shellcheck shell=bash

set -euo pipefail

# say LEVEL TEXT: an annotation of the run; LEVEL is error, warning or notice.
say() {
  local text=${2//\%/%25}
  text=${text//$'\r'/%0D}
  printf '::%s title=vitae::%s\n' "$1" "${text//$'\n'/%0A}"
}

# output NAME VALUE: an output of the step; the value may have several lines.
output() {
  local end="end-$RANDOM-$RANDOM-$RANDOM"
  printf '%s<<%s\n%s\n%s\n' "$1" "$end" "$2" "$end" >>"$GITHUB_OUTPUT"
}

# query ARGUMENT...: asks jq, whose lines end in CR LF on Windows.
query() {
  jq "$@" | tr -d '\r'
}

# lines TEXT: the lines of a text that are not empty, in the array `lines`.
lines() {
  local line
  lines=()
  while IFS= read -r line; do
    [[ -z $line ]] || lines+=("$line")
  done <<<"$1"
}

# vitae_run: runs what the workflow asks for. Annotations go to the log, one JSON object a message to the file `report`.
vitae_run() {
  local arguments sources status=0
  lines "$VITAE_ARGUMENTS"
  arguments=(${lines[@]+"${lines[@]}"})
  lines "$VITAE_SOURCE"
  sources=(${lines[@]+"${lines[@]}"})
  report=$RUNNER_TEMP/vitae-report.jsonl
  vitae "$VITAE_COMMAND" --message-format github,json ${arguments[@]+"${arguments[@]}"} \
    -- ${sources[@]+"${sources[@]}"} 2>"$RUNNER_TEMP/vitae-stderr" || status=$?
  grep '^{' "$RUNNER_TEMP/vitae-stderr" >"$report" || true
  # What is no message of the program is for whoever reads the log: a usage error, say.
  grep -v '^{' "$RUNNER_TEMP/vitae-stderr" >&2 || true
  return "$status"
}

# documents: the files that were written, or would have been if they had changed, as a JSON array.
documents() {
  query --slurp --compact-output '
    map(select(.severity == "output") | del(.severity, .milliseconds))
    | if env.RUNNER_OS == "Windows" then map(.path |= gsub("\\\\"; "/")) else . end' "$report"
}
