#!/usr/bin/env bash
# Commits the documents, if they have changed, and pushes them to the branch that is checked out.
#
# The documents follow from the pages, so a second run on this commit finds nothing to do: there is no loop. When
# somebody else has pushed meanwhile, the documents are built anew from what is there now.
#
# in   those of run.sh, and VITAE_MESSAGE, VITAE_AUTHOR (name <address>)
#      VITAE_TOKEN       what git opens the repository with; nothing to leave that to the checkout
# out  commit            the commit that was pushed; nothing when there was nothing to do
# shellcheck source=scripts/action/common.sh
source "${BASH_SOURCE%/*}/common.sh"

# The names of documents are names, not patterns: `:!x.pdf` would be everything but x.pdf.
git() {
  command git --literal-pathspecs "$@"
}

# remote COMMAND...: git with the token, in its environment alone, unless the checkout has kept one of its own.
remote() {
  local header=http.${GITHUB_SERVER_URL:-https://github.com}/.extraheader
  if [[ -z ${VITAE_TOKEN:-} ]] || git config --get "$header" >/dev/null; then
    git "$@"
    return
  fi
  GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=$header \
    GIT_CONFIG_VALUE_0="AUTHORIZATION: basic $(printf 'x-access-token:%s' "$VITAE_TOKEN" | base64 | tr -d '\n')" git "$@"
}

# Stages the documents. Fails when they are what the last commit has.
stage() {
  lines "$(query --raw-output '.[].path' <<<"$(documents)")"
  files=(${lines[@]+"${lines[@]}"})
  ((${#files[@]})) || return 1
  if ! git add -- "${files[@]}"; then
    say error "The documents cannot be added to the repository: does .gitignore exclude them?"
    exit 2
  fi
  ! git diff --cached --quiet -- "${files[@]}"
}

commit() {
  local name=${VITAE_AUTHOR% <*} address=${VITAE_AUTHOR##*<}
  git -c user.name="$name" -c user.email="${address%>}" commit --quiet --message "$VITAE_MESSAGE" -- "${files[@]}"
}

# Whether the push was refused only because somebody else was faster.
overtaken() {
  case $1 in
    *"fetch first"* | *non-fast-forward* | *"cannot lock ref"* | *"failed to update ref"* | *"incorrect old value"*) ;;
    *) return 1 ;;
  esac
}

# What a refused push means, and what to do about it.
refused() {
  harmless <<<"$1" >&2
  case $1 in
    *GH006* | *GH013* | *"rotected branch"* | *"rule violations"*)
      say error "The branch \`$branch\` is protected, and its rules do not let this workflow push. Allow it there, or drop \`commit: true\`, run \`check\`, and commit the documents yourself." ;;
    *"error: 403"* | *"Permission to "*" denied"* | *"Resource not accessible"* | *"not granted"*)
      say error "This workflow may not write to the repository. Give its job \`permissions: contents: write\`. A pull request from a fork never may; its documents are in the artifact." ;;
    *"could not read Username"* | *"Authentication failed"* | *"terminal prompts disabled"*)
      say error "There are no credentials to push with: give the action a \`token\`." ;;
    *) say error "The documents could not be pushed; the log shows what git says." ;;
  esac
}

if ! branch=$(git symbolic-ref --quiet --short HEAD); then
  say notice "No branch is checked out (a pull request, or a tag), so nothing is committed. The documents are in the artifact."
  exit
fi
export GIT_TERMINAL_PROMPT=0 LC_ALL=C

for _ in 1 2 3 4 5; do
  if ! stage; then
    echo "The documents are up to date: nothing to commit."
    exit
  fi
  commit
  if answer=$(remote push origin "HEAD:refs/heads/$branch" 2>&1); then
    git log --max-count 1 --stat --format='%h %s' | harmless
    output commit "$(git rev-parse HEAD)"
    exit
  elif ! overtaken "$answer"; then
    git reset --quiet --soft HEAD~1
    refused "$answer"
    exit 1
  fi
  echo "Someone else has pushed to \`$branch\` in the meantime: building what is there now."
  remote fetch --quiet origin "$branch"
  # Takes our commit back as well; what other steps have left in other files stays.
  git reset --quiet --keep FETCH_HEAD
  if ! vitae_report; then
    say error "The newest commit of \`$branch\` does not build; its own run says why. Nothing was pushed."
    exit 1
  fi
done
say error "\`$branch\` changed five times while the documents were being pushed; run the workflow again"
exit 1
