# What the steps of the action share. Sourced by them, for bash 3.2 and later, which is what macOS has.
# shellcheck shell=bash

set -euo pipefail

# harmless: passes on lines that quote pages, files or other programs, so that none of them steers a terminal or is a command of the
# runner, which obeys a line that begins with ::name:: and ##[name] wherever it stands. As src/cli/console.rs has it.
harmless() {
  query --raw-input --raw-output '
    gsub("\t"; " ")
    | gsub("[\\p{Cc}\\x{061C}\\x{200E}\\x{200F}\\x{2028}-\\x{202E}\\x{2066}-\\x{2069}]"; "\uFFFD")
    | gsub("##\\["; "##\uFFFD")
    | sub("^(?<blanks>\\s*)::"; "\(.blanks)\uFFFD:")'
}

# say LEVEL TEXT: an annotation of the run; LEVEL is error, warning or notice.
say() {
  local text newline=$'\n'
  text=$(harmless <<<"$2")
  text=${text//\%/%25}
  printf '::%s title=vitae::%s\n' "$1" "${text//$newline/%0A}"
}

# without_secrets COMMAND...: runs it with nothing in its environment that could open a door. What is built was written by others.
without_secrets() {
  local name
  local hidden=()
  while IFS= read -r name; do
    case $name in
      *TOKEN* | *SECRET* | *PASSWORD* | *CREDENTIAL* | *_KEY | *_KEY_* | GIT_CONFIG_*) hidden+=(-u "$name") ;;
    esac
  done < <(compgen -e)
  env ${hidden[@]+"${hidden[@]}"} "$@"
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

# vitae_run FORMAT: runs what the workflow asks for, with messages in that format.
vitae_run() {
  local arguments
  lines "$VITAE_ARGUMENTS"
  arguments=(${lines[@]+"${lines[@]}"})
  lines "$VITAE_SOURCE"
  without_secrets vitae "$VITAE_COMMAND" --message-format "$1" ${arguments[@]+"${arguments[@]}"} -- ${lines[@]+"${lines[@]}"}
}

# One JSON object for each message of the last run, a line each.
report=$RUNNER_TEMP/vitae-report.jsonl

# vitae_report: runs what the workflow asks for, and fills the report.
vitae_report() {
  local status=0
  vitae_run json 2>"$report.all" || status=$?
  grep '^{' "$report.all" >"$report" || true
  # What is no message about a page, a wrong flag say, is for whoever reads the log.
  { grep -v '^{' "$report.all" || true; } | harmless >&2
  return "$status"
}

# documents: the files that were written, or would have been if they had changed, as a JSON array.
documents() {
  query --slurp --compact-output '
    map(select(.severity == "output") | del(.severity, .milliseconds))
    | if env.RUNNER_OS == "Windows" then map(.path |= gsub("\\\\"; "/")) else . end' "$report"
}
