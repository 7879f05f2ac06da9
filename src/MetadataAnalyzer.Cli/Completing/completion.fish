# fish completion of metadata-analyzer; load it with: metadata-analyzer completion fish | source
function __metadata_analyzer_complete
    set -l line (string replace -r '^\s*\S+\s' '' -- (commandline -cp))
    metadata-analyzer "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
end
complete -c metadata-analyzer -a '(__metadata_analyzer_complete)'
