/*
 * What a shell has to be told so that it asks the program for the words that can follow. The program says them one a
 * line, what each means after a tab; a shell that gets none completes paths of files.
 */

const bash = `# viva: completion for bash
_viva() {
  local line="\${COMP_LINE:0:COMP_POINT}" candidate quoted words current
  read -ra words <<< "$line"
  [[ $line == *[[:space:]] ]] && words+=("")
  current="\${words[\${#words[@]}-1]}"
  # Bash replaces only what stands after the last of these.
  local kept=""
  if [[ $current == *[=:]* ]]; then kept="\${current%"\${current##*[=:]}"}"; fi
  COMPREPLY=()
  while IFS= read -r candidate; do
    candidate="\${candidate%%$'\\t'*}"
    printf -v quoted '%q' "\${candidate#"$kept"}"
    COMPREPLY+=("$quoted")
  done < <(viva __complete "\${words[@]:1}" 2>/dev/null)
  if [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *[:/=] ]]; then compopt -o nospace 2>/dev/null; fi
  return 0
}
complete -o default -F _viva viva
`;

const zsh = `#compdef viva
# viva: completion for zsh
_viva() {
  local -a found described
  local line
  found=("\${(@f)$(viva __complete "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  for line in $found; do
    [[ -n $line ]] && described+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  if (( $#described )); then _describe -V viva described; else _files; fi
}
if [[ \${funcstack[1]} == _viva ]]; then _viva "$@"; else compdef _viva viva; fi
`;

const fish = `# viva: completion for fish
function __viva_complete
    set -l tokens (commandline -opc)
    set -e tokens[1]
    set -l found (viva __complete $tokens (commandline -ct) 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c viva -f -a '(__viva_complete)'
`;

const powershell = `# viva: completion for PowerShell
Register-ArgumentCompleter -Native -CommandName viva -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
    # Older versions drop an empty argument; a blank one stands for it.
    if ($wordToComplete -eq '') { $words += ' ' }
    viva __complete @words 2>$null | ForEach-Object {
        $value, $does = $_ -split "\`t", 2
        if (-not $does) { $does = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $does)
    }
}
`;

/** The script of each shell, by the name under which it is asked for. */
export const completionScripts: Readonly<Record<string, string>> = { bash, zsh, fish, powershell };
