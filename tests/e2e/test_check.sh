#!/bin/sh
# lectern check on the command line: what it prints, for people and for machines, and
# how it exits.
set -eu
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
make_book="$SOURCE_DIR/tests/check/make_book.py"
"$make_book" sound "$folder/sound.mp3"
"$make_book" tag "$folder/sound.mp3" "$folder/good.mp3"
"$make_book" tag "$folder/sound.mp3" "$folder/bad.mp3" toc=no

fail() {
    echo "$1" >&2
    exit 1
}

# Runs lectern check with the given exit status expected; its output is in $folder/out.
check() {
    wanted=$1
    shift
    status=0
    "$LECTERN" check "$@" >"$folder/out" 2>"$folder/err" || status=$?
    [ "$status" = "$wanted" ] || fail "status $status, not $wanted: check $*"
}

check 0 "$folder/good.mp3"
grep -q '^0 faults by profile standard$' "$folder/out" || fail "no sum of faults"
check 3 "$folder/bad.mp3"
grep -q '^chapters-listed  *FAULT  *no CTOC' "$folder/out" || fail "the fault is not shown"
check 3 --profile acx "$folder/good.mp3"
grep -q '^bitrate  *FAULT  *64 kbps  *at least 192 kbps' "$folder/out" || fail "acx: no bit rate"

check 3 --json "$folder/bad.mp3"
jq -e '.faults == 1 and .profile == "standard" and .duration_ms == 16750
    and (.chapters | length) == 3 and .chapters[1].voice_after_ms == 150
    and .chapters[1].level_before_dbfs == null and .noise_floor_dbfs == null
    and (.loudness_lufs | . < -18 and . > -20)
    and ([.findings[] | select(.state == "fault").name] == ["chapters-listed"])' \
    "$folder/out" >/dev/null || fail "the JSON is another"

COLUMNS=40 check 0 "$folder/good.mp3"
[ "$(wc -L <"$folder/out")" -le 40 ] || fail "wider than 40 columns"

check 1 "$folder/nowhere.mp3"
check 1 "$folder"
check 1 "$make_book"
check 1 --profile nowhere "$folder/good.mp3"
check 2
check 2 "$folder/good.mp3" "$folder/bad.mp3"
check 2 --nonsense "$folder/good.mp3"
grep -q '^lectern: ' "$folder/err" || fail "no message"

cp "$folder/good.mp3" "$folder/$(printf 'b\377d.mp3')"
check 0 --json "$folder/$(printf 'b\377d.mp3')"
jq -e .file "$folder/out" >/dev/null || fail "a path that is not UTF-8 breaks the JSON"
