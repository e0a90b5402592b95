# Completion of tacho for fish.  What there is to complete the program itself is asked.

function __tacho_indicators
    set -l current (commandline -ct)
    if string match -q -- '*:*' $current
        set -l head (string replace -r '[^:,]*$' '' -- $current)
        set -l name (string replace -r '^.*=' '' -- (string split -m 1 : -- $current)[1])
        tacho info --names $name 2>/dev/null | string replace -r '^' -- $head
    else
        set -l label (string match -r '^[^=]*=' -- $current)
        tacho list --names 2>/dev/null | string replace -r '^' -- "$label"
    end
end

function __tacho_options
    set -l words (commandline -opc)
    tacho $words[2] --help 2>/dev/null | string match -ra -- '--[a-z]+(-[a-z]+)?=?'
end

set -l commands list info run sweep stream plot bench help
complete -c tacho -f -n "not __fish_seen_subcommand_from $commands" -a "$commands"
complete -c tacho -f -n "__fish_seen_subcommand_from info bench help" -a '(__tacho_indicators)'
complete -c tacho -n "__fish_seen_subcommand_from run sweep stream plot" -a '(__tacho_indicators)'
complete -c tacho -f -n "__fish_seen_subcommand_from $commands; and string match -q -- '-*' (commandline -ct)" -a '(__tacho_options)'
complete -c tacho -f -n "__fish_seen_subcommand_from list" -s g -l group -x -a '(tacho list --groups)'
