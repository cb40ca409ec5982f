# Bash completion for lectern. The options are those that `lectern COMMAND --help` shows.

_lectern_voices() {
    "$1" voices 2>/dev/null | cut -d ' ' -f 1
}

_lectern_options() {
    "$1" "$2" --help 2>/dev/null | sed -n 's/^  \(-.,\)\{0,1\} *\(--[a-z-]*\).*/\2/p'
}

_lectern_formats() {
    "$1" build --help 2>/dev/null | sed -n '/^Formats:/,/^Groups:/{s/^[A-Z][a-z]*://;s/([^)]*)//g;s/,//g;p}'
}

_lectern() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local program=${COMP_WORDS[0]} command=${COMP_WORDS[1]}
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ] || { [ "$command" = help ] && [ "$COMP_CWORD" -eq 2 ]; }; then
        mapfile -t COMPREPLY < <(compgen -W \
            'build script normalize say voices check lexicon help --help --version' -- "$word")
        return
    fi
    if [ "$command" = lexicon ] && [ "$COMP_CWORD" -eq 2 ] && [ "${word#-}" = "$word" ]; then
        mapfile -t COMPREPLY < <(compgen -W 'check' -- "$word")
        return
    fi
    case $before in
    --voice) mapfile -t COMPREPLY < <(compgen -W "$(_lectern_voices "$program")" -- "$word") ;;
    --chapters)
        mapfile -t COMPREPLY < <(compgen -W 'auto headings paragraphs none' -- "$word")
        ;;
    --encoding)
        mapfile -t COMPREPLY < <(compgen -W 'UTF-8 UTF-16 windows-1250 windows-1251 windows-1252
            ISO-8859-1 ISO-8859-2 ISO-8859-15 macintosh KOI8-R Shift_JIS EUC-JP EUC-KR Big5
            GB18030 IBM437 IBM850' -- "$word")
        ;;
    --split)
        mapfile -t COMPREPLY < <(compgen -W 'chapter 30min 1h 100MB 650MB' -- "$word")
        ;;
    --overlay) mapfile -t COMPREPLY < <(compgen -W 'sentence word' -- "$word") ;;
    --notes) mapfile -t COMPREPLY < <(compgen -W 'end inline skip' -- "$word") ;;
    --pages) mapfile -t COMPREPLY < <(compgen -W 'skip announce' -- "$word") ;;
    --tables)
        mapfile -t COMPREPLY < <(compgen -W 'headings plain announce skip' -- "$word")
        ;;
    --figures) mapfile -t COMPREPLY < <(compgen -W 'announce read skip' -- "$word") ;;
    --code) mapfile -t COMPREPLY < <(compgen -W 'read announce skip' -- "$word") ;;
    --urls) mapfile -t COMPREPLY < <(compgen -W 'full site skip' -- "$word") ;;
    --quotes) mapfile -t COMPREPLY < <(compgen -W 'pauses announce' -- "$word") ;;
    --cache) mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
    -o | --output)
        if [ "$command" = build ]; then
            mapfile -t COMPREPLY < <(compgen -d -- "$word")
        else
            mapfile -t COMPREPLY < <(compgen -f -- "$word")
        fi
        ;;
    --format)
        local others=${word%"${word##*,}"}
        mapfile -t COMPREPLY < <(compgen -P "$others" -W "$(_lectern_formats "$program")" \
            -- "${word##*,}")
        ;;
    --lang | --title | --author | --feed-url | --profile | -j | --jobs) ;;
    *)
        if [ "${word#-}" != "$word" ]; then
            mapfile -t COMPREPLY < <(compgen -W "$(_lectern_options "$program" "$command")" \
                -- "$word")
        else
            mapfile -t COMPREPLY < <(compgen -f -- "$word")
        fi
        ;;
    esac
}

complete -o filenames -F _lectern lectern
