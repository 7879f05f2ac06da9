using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Cli.Collecting;

/// <summary>The POSIX shell script that runs the queries with the Salesforce CLI.</summary>
internal static class PosixScript
{
    private const string Head = """
        #!/bin/sh
        # Fills the folder org-data with what an assessment needs. Reads only; asks for no secret.
        # Usage: sh collect.sh [[--target-org] ALIAS] [--output-dir DIR] [--record-owners "Account Contact"]
        # The query of a required export that fails stops the script; an optional one is reported and left out.
        set -u

        target_org=
        output_dir=org-data
        record_owners='@OBJECTS@'

        while [ $# -gt 0 ]; do
          case "$1" in
            --target-org|--output-dir|--record-owners)
              if [ $# -lt 2 ]; then echo "collect: $1 needs a value" >&2; exit 2; fi
              ;;
          esac
          case "$1" in
            --target-org) target_org=$2; shift 2 ;;
            --output-dir) output_dir=$2; shift 2 ;;
            --record-owners) record_owners=$2; shift 2 ;;
            -*) echo "collect: unknown option $1" >&2; exit 2 ;;
            *) target_org=$1; shift ;;
          esac
        done

        command -v sf >/dev/null 2>&1 || { echo "collect: the Salesforce CLI (sf) is not installed" >&2; exit 1; }
        mkdir -p "$output_dir" || exit 1

        run_sf() {
          if [ -n "$target_org" ]; then sf "$@" --target-org "$target_org"; else sf "$@"; fi
        }

        # collect REQUIRED|OPTIONAL FILE FORMAT QUERY
        collect() {
          echo "collect: $2" >&2
          if run_sf data query --query "$4" --result-format "$3" --output-file "$output_dir/$2.partial" >/dev/null; then
            if [ -f "$output_dir/$2.partial" ]; then mv -f "$output_dir/$2.partial" "$output_dir/$2"; fi
            return 0
          fi
          rm -f "$output_dir/$2.partial"
          if [ "$1" = REQUIRED ]; then
            echo "collect: $2 failed and is required; see the message above" >&2
            exit 1
          fi
          echo "collect: $2 failed; it is optional, going on" >&2
        }

        # with_fields QUERY OBJECT FIELD... adds the fields that the org has
        with_fields() {
          query=$1; object=$2; shift 2
          described=$(run_sf sobject describe --sobject "$object" --json) || { printf '%s' "$query"; return; }
          fields=
          for field in "$@"; do
            case "$described" in *"\"$field\""*) fields="$fields, $field" ;; esac
          done
          printf '%s' "$query" | sed "s/ FROM $object/$fields FROM $object/"
        }

        """;

    /// <summary>The script with LF.</summary>
    public static string Write()
    {
        var text = new StringWriter { NewLine = "\n" };
        text.Write(Head.ReplaceLineEndings("\n").Replace("@OBJECTS@", string.Join(' ', CollectionPlan.OwnedObjects), StringComparison.Ordinal));
        foreach (var query in CollectionPlan.Single)
        {
            text.WriteLine($"{Call(query)} {Query(query)}");
        }

        text.WriteLine();
        text.WriteLine("for object in $record_owners; do");
        text.WriteLine("  case \"$object\" in *[!A-Za-z0-9_]*) echo \"collect: $object is no API name\" >&2; exit 2 ;; esac");
        foreach (var query in CollectionPlan.PerObject)
        {
            text.WriteLine($"  collect {Need(query)} {InObject(query.FileName)} {CollectionPlan.FormatOf(query)} {InObject(query.Soql)}");
        }

        text.WriteLine("done");
        text.WriteLine("echo \"collect: done, see $output_dir\" >&2");
        return text.ToString();
    }

    private static string Call(OrgExportQuery query) => $"collect {Need(query)} {Quote(query.FileName)} {CollectionPlan.FormatOf(query)}";

    private static string Query(OrgExportQuery query)
    {
        if (query.FieldsSomeOrgsLack.IsEmpty)
        {
            return Quote(query.Soql);
        }

        var from = query.Soql[(query.Soql.LastIndexOf(" FROM ", StringComparison.Ordinal) + " FROM ".Length)..].Split(' ')[0];
        return $"\"$(with_fields {Quote(query.Soql)} {Quote(from)} {string.Join(' ', query.FieldsSomeOrgsLack)})\"";
    }

    private static string Need(OrgExportQuery query) => query.IsOptional ? "OPTIONAL" : "REQUIRED";

    /// <summary>A text that holds the object's name, which the loop has checked.</summary>
    private static string InObject(string text) =>
        string.Join("\"$object\"", text.Split(CollectionPlan.ObjectHole).Select(part => part.Length == 0 ? "" : Quote(part)));

    /// <summary>Single quotes: nothing inside means anything to the shell.</summary>
    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
