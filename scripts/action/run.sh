#!/usr/bin/env bash
# Builds or checks the documents, annotates the Markdown, and says what came of it.
#
# in   VITAE_COMMAND     build or check
#      VITAE_SOURCE      pages or sites, one a line
#      VITAE_ARGUMENTS   further arguments, one a line
# out  changed           whether a file has changed: true or false
#      files             the documents, one a line
#      pages             how many pages they have together
#      documents         the documents as JSON: path, pages, bytes, changed, left_out
#      stale             after a check, the documents that are missing or not what the pages give, one a line
#      artifact          a folder with copies of the documents; nothing when there are none
# shellcheck source=scripts/action/common.sh
source "${BASH_SOURCE%/*}/common.sh"

case $VITAE_COMMAND in
  build | check) ;;
  *)
    say error "\`$VITAE_COMMAND\` is not a command of this action: use \`build\` or \`check\`"
    exit 2
    ;;
esac

# A table of the documents on the page of the run. In a name, whatever Markdown or HTML could read is written as a number.
summary() {
  jq --raw-output '
    def literal: explode | map(
      if . >= 48 and . <= 57 or . >= 65 and . <= 90 or . >= 97 and . <= 122 or . > 255 or ([.] | inside([45, 46, 47]))
      then [.] | implode else "&#\(.);" end) | add // "";
    if length == 0 then empty else
      "| document | pages | KB | |", "|---|---:|---:|---|",
      (.[] | "| <code>\(.path | literal)</code> | \(.pages) | \(.bytes / 1000 | ceil) | \(if .changed then "changed" else "" end) |")
    end' <<<"$documents" | harmless >>"$GITHUB_STEP_SUMMARY"
}

# Copies what was made to a folder of its own, so that no name is taken for a pattern.
artifact() {
  local folder=$RUNNER_TEMP/vitae-documents file place
  rm -rf "$folder"
  lines "$files"
  for file in ${lines[@]+"${lines[@]}"}; do
    place=$folder/${file##*../}
    mkdir -p -- "${place%/*}"
    cp -- "$file" "$place"
  done
  if [[ -d $folder ]]; then printf '%s' "$folder"; fi
}

status=0
vitae_report || status=$?
# The same again as annotations, where there is something to say: the program knows best how it is said.
if grep -qE '^\{"severity":"(error|warning)"' "$report"; then
  vitae_run github | grep '^::' || true
fi
documents=$(documents)
query --raw-output '.[] | "\(.path): pages: \(.pages), bytes: \(.bytes)\(if .changed then ", changed" else "" end)"' <<<"$documents" | harmless
files=$(query --raw-output '.[].path' <<<"$documents")
output documents "$documents"
output files "$files"
output changed "$(query 'any(.[]; .changed)' <<<"$documents")"
output pages "$(query 'map(select(.path | endswith(".pdf")).pages) | add // 0' <<<"$documents")"
output stale "$(query --raw-output 'select(.severity == "document" and .condition != "current").path' "$report")"
output artifact "$(artifact)"
summary
exit "$status"
