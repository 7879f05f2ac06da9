# bash completion of metadata-analyzer; load it with: source <(metadata-analyzer completion bash)
_metadata_analyzer() {
  local line="${COMP_LINE:0:COMP_POINT}" word="${COMP_WORDS[COMP_CWORD]}" candidates
  line="${line#"${line%%[![:space:]]*}"}"
  case "$line" in
    *[[:space:]]*) line="${line#*[[:space:]]}" ;;
    *) return ;;
  esac
  candidates="$("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)"
  local IFS=$'\n'
  COMPREPLY=($(compgen -W "$candidates" -- "$word"))
}
complete -o bashdefault -o default -F _metadata_analyzer metadata-analyzer
