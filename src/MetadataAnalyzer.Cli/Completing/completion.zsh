#compdef metadata-analyzer
# zsh completion of metadata-analyzer; load it with: source <(metadata-analyzer completion zsh)
_metadata_analyzer() {
  local line="${LBUFFER#*[[:space:]]}"
  local -a candidates
  candidates=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
  if [[ -n "${candidates[1]}" ]]; then
    compadd -- "${candidates[@]}"
  else
    _files
  fi
}
if (( ${+functions[compdef]} )); then
  compdef _metadata_analyzer metadata-analyzer
fi
