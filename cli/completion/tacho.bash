# Completion of tacho for bash.  What there is to complete the program itself is asked: no indicator
# and no option is named here.

_tacho()
{
    local line=${COMP_LINE:0:COMP_POINT} program=${COMP_WORDS[0]} command=${COMP_WORDS[1]-} list current head indicator
    current=${line##*[[:space:]]}                   # whole: bash would split it at : and =
    compopt +o nospace 2>/dev/null

    if [[ $line =~ ^[[:space:]]*[^[:space:]]+[[:space:]]+[^[:space:]]*$ ]]; then
        list="list info run sweep stream plot bench help --help --version"
    elif [[ $current == -* ]]; then
        list=$("$program" "$command" --help 2>/dev/null | grep -oE -- '--[a-z]+(-[a-z]+)?=?')
        compopt -o nospace 2>/dev/null
    elif [[ $line == *[[:space:]]@(-g|--group)[[:space:]=]* && $command == list ]]; then
        list=$("$program" list --groups 2>/dev/null)
    elif [[ $current == *:* ]]; then                # kama:period=10,se
        head=${current%"${current##*[:,]}"}
        indicator=${current%%:*}
        list=$("$program" info --names "${indicator##*=}" 2>/dev/null | while IFS= read -r name; do printf '%s%s\n' "$head" "$name"; done)
        compopt -o nospace 2>/dev/null
    elif [[ $current == *=* ]]; then                # fast=em
        list=$("$program" list --names 2>/dev/null | while IFS= read -r name; do printf '%s=%s\n' "${current%%=*}" "$name"; done)
    else
        list=$("$program" list --names 2>/dev/null)
    fi

    local IFS=$' \t\n'
    COMPREPLY=($(compgen -W "$list" -- "$current"))
    if [[ $command == @(run|sweep|stream|plot) && $current != *[:=]* && $current != -* ]]; then
        local IFS=$'\n'
        COMPREPLY+=($(compgen -f -- "$current"))
        compopt -o filenames 2>/dev/null
    fi

    # bash replaces only what follows the last of its word breaks.
    head=${current%"${current##*[:=]}"}
    COMPREPLY=("${COMPREPLY[@]#"$head"}")
}
shopt -q extglob || shopt -s extglob
complete -F _tacho tacho
