#!/bin/bash
# The command line as scripts and people meet it: statuses, messages, streams, terminals.
# $LECTERN is the program, $SOURCE_DIR the source tree.
set -u

letter=$SOURCE_DIR/editions/letter/letter.txt
commands='build script normalize say voices check lexicon'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME=$work/cache TERM=xterm
unset NO_COLOR SOURCE_DATE_EPOCH LECTERN_DATA_DIR
cd "$work" || exit 1
n_failed=0

fault() {
    echo "FAULT: $*"
    n_failed=$((n_failed + 1))
}

# run STATUS ARGUMENT...: runs lectern with stdout and stderr to the files out and err.
run() {
    local wanted=$1 status=0
    shift
    "$LECTERN" "$@" >out 2>err </dev/null || status=$?
    [ "$status" -eq "$wanted" ] || fault "lectern $*: status $status, should be $wanted: $(cat err)"
}

# says FILE TEXT: the file holds the text.
says() {
    grep -qF -- "$2" "$1" || fault "$1 should say '$2' but is: $(head -c 600 "$1")"
}

silent() {
    [ ! -s "$1" ] || fault "$1 should be empty but is: $(head -c 600 "$1")"
}

text() { # text NAME CONTENT: a source to read
    printf '%b' "$2" >"$1"
}

# ---- usage ----

run 2
silent out
says err 'usage: lectern COMMAND'
for name in $commands; do says err "  $name "; done

run 2 biuld
silent out
says err 'lectern: biuld: no such command; did you mean '
run 2 frobnicate
says err 'lectern: frobnicate: no such command; '
run 2 help frobnicate

for word in --help -h help; do
    run 0 "$word"
    silent err
    says out 'usage: lectern COMMAND'
done
run 0 --version
for part in 'lectern ' 'eSpeak NG' LAME libebur128 ICU; do says out "$part"; done

for name in $commands; do
    run 0 help "$name"
    says out "usage: lectern $name"
    cp out "help-$name"
    awk -v name="$name" 'length > 79 { print name ": a line of " length " columns: " $0 }' out \
        | grep . && fault "help of $name is too wide"
done
for name in build script normalize say voices; do
    run 0 "$name" --help
    cmp -s out "help-$name" || fault "$name --help and help $name differ"
done

run 2 build
says err 'lectern: build: something is missing; usage: lectern build SOURCE'
run 2 build a b
says err 'too many arguments'
run 2 build "$letter" --jobs 0
says err 'lectern: --jobs: wanted a whole number, 1 to 1024'
run 2 build "$letter" --chapters some
says err 'lectern: --chapters: wanted auto, headings, paragraphs or none'
run 2 build "$letter" --colour
says err 'lectern: --colour: no such option'
run 2 build "$letter" --format mp4
says err 'lectern: --format: no format is called mp4; there are: all, captions, mp3'
run 2 normalize surplus
run 2 say

# ---- the manual ----

grep -ho -- '--[a-z][a-z-]*' help-* | sort -u >options-help
sed -n 's/.*Fl Fl \([a-z][a-z-]*\).*/--\1/p' "$SOURCE_DIR/lectern.1" | sort -u |
    grep -v -- --version >options-manual
diff options-help options-manual || fault 'the manual and --help differ on the options'
if command -v mandoc >/dev/null; then
    mandoc -T lint -W warning "$SOURCE_DIR/lectern.1" || fault 'mandoc finds fault with the manual'
fi
for name in $commands; do
    grep -q "^\.It Cm $name" "$SOURCE_DIR/lectern.1" || fault "the manual does not tell of $name"
done

complete_words() { # complete_words WORD...: what the shell offers for the last word
    bash -c '
        . "$SOURCE_DIR/scripts/completion.bash"
        COMP_WORDS=("$LECTERN" "$@") COMP_CWORD=$#
        _lectern
        echo " ${COMPREPLY[*]} "' - "$@" >out
}
complete_words ''
for name in $commands; do says out " $name "; done
complete_words build --ch
says out ' --chapters '
complete_words build --voice br
says out ' brisk british '

# ---- standard streams ----

lost() { # lost HOW STATUS: stdout was lost; the status and err have to tell
    [ "$2" -eq 1 ] || fault "with stdout $1: status $2, should be 1"
    says err 'lectern: standard output: cannot be written'
}
for call in --version voices "script $letter" "help build"; do
    # shellcheck disable=SC2086 # the words of a call
    "$LECTERN" $call >&- 2>err
    lost "closed ($call)" $?
    # shellcheck disable=SC2086
    "$LECTERN" $call >/dev/full 2>err
    lost "full ($call)" $?
done
echo one | "$LECTERN" normalize >/dev/full 2>err
lost 'full (normalize)' $?
(
    "$LECTERN" script "$letter" --json 2>err
    echo $? >status
) | head -n 1 >/dev/null
lost 'a broken pipe' "$(cat status)"
"$LECTERN" build "$letter" -q -o closed >&- 2>err || fault "build needs no stdout: $(cat err)"
"$LECTERN" normalize <&- >out 2>err
[ $? -eq 1 ] || fault 'a closed stdin is no input'
says err 'lectern: standard input: cannot be read'

# ---- what cannot be read ----

run 1 build missing.txt
says err 'lectern: missing.txt: '
run 1 build "$work"
says err 'is a folder'
text empty.txt ''
run 1 build empty.txt
says err 'lectern: empty.txt'
text bad.ini '[edition]\nsource = letter.txt\nauthr = x\n'
run 1 build bad.ini
says err 'lectern: bad.ini:3: '
text bad.lexicon 'Ann = /ˈæn/\nBob = /ˈbʘb/\n'
text short.txt 'Ann met Bob.\n'
run 1 build short.txt --lexicon bad.lexicon
says err 'lectern: bad.lexicon:2: “Bob”: '
run 1 build short.txt --voice nobody
says err 'lectern: nobody: no such voice'
run 1 build short.txt --lang xx
says err 'lectern: xx: eSpeak NG has no such voice'
run 1 build short.txt --profile nothing
says err 'lectern: nothing: '
SOURCE_DATE_EPOCH=yesterday run 1 build short.txt
says err 'lectern: SOURCE_DATE_EPOCH: '
[ -z "$(ls ./*.mp3 ./*.json 2>/dev/null)" ] || fault 'a failed build left files'

cp short.txt short.mp3
run 1 build short.mp3
says err 'lectern: ./short.mp3: would be replaced by the edition'
cmp -s short.txt short.mp3 || fault 'a source was overwritten'
rm short.mp3

text file 'x'
run 1 build short.txt -o file/below
says err 'lectern: file/below: cannot make this folder'

# ---- a build and what it tells ----

run 0 build "$letter" -o told
silent out
says err 'told/letter.mp3 ('
says err 'told/letter.edition.json ('
says err ' LUFS, true peak '
says err ' times real time'
if grep -q "$(printf '[\033\r]')" err; then fault 'escape sequences without a terminal'; fi
[ "$(wc -l <err)" -le 12 ] || fault 'more than a few lines without a terminal'

run 0 build "$letter" -o told --quiet
silent out
silent err

run 0 build "$letter" -o told --json
silent err
jq -es 'length > 1 and all(.[]; .event)' out >/dev/null || fault "--json is not JSON lines: $(cat out)"
jq -es 'last | .event == "done" and .takes_recorded == 0 and .takes_reused > 20 and
        .duration_ms > 400000 and ([.files[].format] | index("mp3")) != null' out >/dev/null ||
    fault "the done event: $(tail -n 1 out)"

run 0 build short.txt -o one/two/three --quiet
[ -s one/two/three/short.mp3 ] || fault 'folders are made for the output'
(printf 'Piped.' | "$LECTERN" build - -o piped -q) || fault 'a build from a pipe'
[ -s piped/edition.mp3 ] || fault 'a piped source makes edition.mp3'

mkdir book
cp short.txt book/
text book/edition.ini '[edition]\nsource = short.txt\ntitle = Of the manifest\nauthor = Ann\n'
run 0 script book/edition.ini
says out 'Of the manifest'
run 0 script book/edition.ini --title 'Of the option'
says out 'Of the option'
says out 'Ann'
run 0 script short.txt --lang en-GB
says out 'british'
run 0 script "$letter" --json
jq -e '(.utterances | length) > 20 and all(.utterances[].words[]; .text | length > 0)' out \
    >/dev/null || fault 'script --json'
SOURCE_DATE_EPOCH=0 run 0 script short.txt
says out '1970-01-01'

# ---- a build that fails, and one that is interrupted ----

# A child that is killed is tried again once; killed again, its utterance is told of, and
# the others go on. (Sanitizers look for leaks in a child of their own.)
sanitized=${ASAN_OPTIONS-}
export ASAN_OPTIONS=detect_leaks=0
"$LECTERN" build "$letter" -o failed --cache kept >out 2>err &
while kill -0 $! 2>/dev/null; do pkill -KILL -P $!; done
wait $!
[ $? -eq 1 ] || fault "a build whose children are killed has failed: $(cat err)"
grep -Eq '^lectern: .*/letter.txt:[0-9]+: not recorded, .+: “[A-Z].+”$' err ||
    fault "a failure should be told with its line and text: $(cat err)"
tail -n 1 err | grep -Eq '^lectern: [0-9]+ of [0-9]+ utterances could not be recorded' ||
    fault "the last line should count the failures: $(tail -n 1 err)"
[ ! -e failed/letter.mp3 ] || fault 'a failed build wrote an edition'
"$LECTERN" build "$letter" -o failed --cache kept --json >out 2>err &
while kill -0 $! 2>/dev/null; do pkill -KILL -P $!; done
wait $!
# (An announcement has no line.)
jq -es '[.[] | select(.event == "failure")] | length > 0 and all(.[]; (.line // 1) > 0 and .reason)' \
    out >/dev/null || fault "failure events: $(cat out)"
export ASAN_OPTIONS=$sanitized
kept=$(find kept -name '*.take' | wc -l)
run 0 build "$letter" -o failed --cache kept --json
jq -es --argjson kept "$kept" 'last | .takes_reused >= $kept' out >/dev/null ||
    fault 'the good takes of a failed build are kept'

# One take with something in its way is told as any failure; a place that keeps none ends
# the build at once, and says so.
rm -rf failed
first=$(find kept -name '*.take' -printf '%s %h\n' | sort -rn | sed -n '1s/.* //p')
rm -r "$first"
touch "$first"
run 1 build "$letter" -o failed --cache kept
grep -q '^lectern: .*letter.txt:[0-9]*: not recorded, kept/.*: cannot make this folder' err ||
    fault "a take in whose way something is: $(cat err)"
rm "$first"
for folder in kept/*; do
    rm -r "$folder"
    touch "$folder"
done
run 1 build "$letter" -o failed --cache kept
grep -q '^lectern: kept: takes cannot be kept' err || fault "a spoilt cache: $(cat err)"
[ ! -e failed/letter.mp3 ] || fault 'a failed build wrote an edition'
rm -r kept

for _ in 1 2 3 4 5 6; do cat "$letter"; done >long.txt
mkdir scratch
TMPDIR=$work/scratch "$LECTERN" build long.txt -o stopped --no-cache --json >events 2>err &
until [ -s events ]; do sleep 0.02; done
kill -TERM $!
wait $!
[ $? -eq 1 ] || fault 'an interrupted build has failed'
says err 'lectern: interrupted'
left=$(find scratch stopped -mindepth 1)
[ -z "$left" ] || fault "an interrupted build left $left"
for moment in 0.05 0.1 0.2 0.4 0.8 1.2 1.4 1.6; do
    TMPDIR=$work/scratch "$LECTERN" build long.txt -o stopped --no-cache --quiet 2>err &
    sleep "$moment"
    kill -TERM $! 2>/dev/null
    wait $!
    left=$(find scratch -mindepth 1)
    [ -z "$left" ] || fault "a build that was stopped after $moment s left $left"
done

# ---- normalize ----

printf 'one\n\n  \nMr. Thant\r\nlast' | "$LECTERN" normalize >out 2>err || fault 'normalize fails'
silent err
printf 'one\n\n\nMister Thant\nlast\n' | cmp -s - out || fault "a line for a line: $(cat out)"
printf 'good\n\377\ngood\n' | "$LECTERN" normalize >out 2>err
[ $? -eq 1 ] || fault 'a line that is not UTF-8 is a failure'
says err 'lectern: standard input:2: byte 1 is not UTF-8'
printf 'good\n\ngood\n' | cmp -s - out || fault 'a bad line keeps its place'
printf 'secretary\n\n' | "$LECTERN" normalize --ipa >out 2>err || fault 'normalize --ipa fails'
printf 'sˈɛkɹətˌɛɹi\n\n' | cmp -s - out || fault "phonemes: $(cat out)"
coproc "$LECTERN" normalize
partner=$COPROC_PID
for line in one two; do
    echo "$line" >&"${COPROC[1]}"
    read -r -t 20 answer <&"${COPROC[0]}" || fault 'no answer while the input is open'
    [ "$answer" = "$line" ] || fault "the answer to $line was $answer"
done
eval "exec ${COPROC[1]}>&-"
wait "$partner"
yes 'On a line of its own.' | head -n 20000 | "$LECTERN" normalize | wc -l >out
says out 20000

# ---- say and voices ----

run 0 say 'Mr. Thant' -o said.wav
silent out
[ "$(soxi -r said.wav) $(soxi -c said.wav) $(soxi -b said.wav)" = '22050 1 16' ] ||
    fault 'say -o writes mono WAV of 16 bits'
run 0 say 'Mr. Thant' -o -
cmp -s out said.wav || fault 'say -o - writes the same to stdout'
run 1 say '...'
says err 'lectern: TEXT: has nothing to say in it'
run 1 say word -o missing/said.wav
says err 'lectern: missing/said.wav: cannot be written'
mkdir nothing
PATH=$work/nothing run 0 say 'Mr. Thant'
cmp -s out said.wav || fault 'without a player the WAV goes to stdout'

run 0 voices
for name in american british brisk; do says out "$name "; done
[ "$(grep -c '(default)' out)" -eq 1 ] || fault 'one voice is the default'

# ---- a terminal ----

# on_terminal COLUMNS ARGUMENT...: what a terminal of that width is sent
on_terminal() {
    local columns=$1
    shift
    script -qec "stty cols $columns; '$LECTERN' $*" /dev/null </dev/null >terminal ||
        fault "lectern $* fails on a terminal"
}

if command -v script >/dev/null; then
    on_terminal 40 build long.txt -o term --no-cache --voice british
    tr '\r' '\n' <terminal | grep '^[^ ]*recording' >bars || fault 'no bar on a terminal'
    sed 's/\x1b\[[0-9;]*[mK]//g' bars | awk 'length > 39 { exit 1 }' ||
        fault 'a bar is wider than 40 columns'
    grep -q "$(printf '\r\033\\[K[A-Z]')" terminal || fault 'the bar is not cleared at the end'
    NO_COLOR=1 on_terminal 80 build long.txt -o term --no-cache
    if grep -q "$(printf '\033')"'\[[0-9;]*m' terminal; then fault 'colours in spite of NO_COLOR'; fi
    grep -q 'recording \[' terminal || fault 'NO_COLOR takes the bar away'
    TERM=dumb on_terminal 80 build "$letter" -o term --no-cache
    if grep -q "$(printf '\033')" terminal; then fault 'escape sequences on a dumb terminal'; fi
fi

[ "$n_failed" -eq 0 ] && echo 'command line: all claims hold'
exit $((n_failed > 0))
