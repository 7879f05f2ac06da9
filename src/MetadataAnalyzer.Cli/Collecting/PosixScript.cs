using System.Collections.Immutable;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Cli.Collecting;

/// <summary>The POSIX shell script that runs the queries with the Salesforce CLI.</summary>
internal static class PosixScript
{
    private const string Head = """
        #!/bin/sh
        # Fills the folder org-data with what an assessment needs. Reads only; asks for no secret.
        # Usage: sh collect.sh [[--target-org] ALIAS] [--output-dir DIR] [--record-owners "Account Contact"]
        # Sign in first: @LOGIN@
        # The query of a required export that fails stops the script; an optional one is reported and left out.
        # It can be stopped and run again at any time: a file is only replaced by a whole one.
        set -uf

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
        case "$output_dir" in -*) output_dir=./$output_dir ;; esac

        command -v sf >/dev/null 2>&1 || { echo "collect: the Salesforce CLI (sf) is not installed" >&2; exit 1; }
        mkdir -p "$output_dir" || exit 1

        # By itself the CLI stops at 10,000 records, newer ones at 50,000. What is above this limit comes by the Bulk API.
        SF_ORG_MAX_QUERY_LIMIT=${SF_ORG_MAX_QUERY_LIMIT:-@LIMIT@}
        export SF_ORG_MAX_QUERY_LIMIT

        file=
        name=
        page=0
        clean() {
          if [ -n "$file" ]; then rm -f "$file.partial" "$file.soql" "$file.messages"; fi
          while [ "$page" -gt 0 ]; do rm -f "$name-$page.partial"; page=$((page - 1)); done
        }
        trap clean EXIT
        trap 'exit 130' INT
        trap 'exit 143' HUP TERM

        run_sf() {
          if [ -n "$target_org" ]; then sf "$@" --target-org "$target_org"; else sf "$@"; fi
        }

        # bulk_rows FORMAT; the query is in a file, which no shell reads
        bulk_rows() {
          run_sf data export bulk --query-file "$file.soql" --result-format "$1" --output-file "$file.partial" --wait @WAIT@ >/dev/null
        }

        # export_rows FORMAT
        export_rows() {
          run_sf data query --file "$file.soql" --result-format "$1" --output-file "$file.partial" >/dev/null 2>"$file.messages"
          code=$?
          cat "$file.messages" >&2
          if [ "$code" -ne 0 ]; then return 1; fi
          if grep -q 'query result is missing' "$file.messages"; then
            echo "collect: above the limit of $SF_ORG_MAX_QUERY_LIMIT records; all of them by the Bulk API" >&2
            rm -f "$file.partial"
            bulk_rows "$1"
          fi
        }

        # export_pages FORMAT QUERY; page by page into files of their own, which take their names when the last page is there
        export_pages() {
          name=$file
          last=000000000000000
          rows=@PAGE@
          while [ "$rows" -eq @PAGE@ ]; do
            page=$((page + 1))
            file=$name-$page
            printf '%s' "$2" | sed "s/{last}/$last/" > "$file.soql" || exit 1
            if ! export_rows "$1" || [ ! -f "$file.partial" ]; then return 1; fi
            rm -f "$file.soql" "$file.messages"
            ids=$(tr ',{' '\n\n' < "$file.partial" | sed -n 's/^ *"Id": *"\([0-9A-Za-z]*\)".*$/\1/p')
            rows=$(printf '%s\n' "$ids" | grep -c .)
            if [ "$rows" -gt 0 ]; then last=$(printf '%s\n' "$ids" | tail -n 1); fi
          done
          old=$page
          while [ -f "$name-$((old + 1)).$1" ]; do old=$((old + 1)); rm -f "$name-$old.$1"; done
          while [ "$page" -gt 0 ]; do mv -f "$name-$page.partial" "$name-$page.$1" || exit 1; page=$((page - 1)); done
        }

        # collect REQUIRED|OPTIONAL FILE FORMAT QUERY [rows|bulk|pages]
        collect() {
          echo "collect: $2" >&2
          file=$output_dir/$2
          clean
          case "${5:-}" in
            pages) file=${file%.*}; if export_pages "$3" "$4"; then clean; return 0; fi ;;
            *)
              printf '%s' "$4" > "$file.soql" || exit 1
              if [ "${5:-}" = bulk ]; then bulk_rows "$3"; else export_rows "$3"; fi
              if [ $? -eq 0 ]; then
                if [ -f "$file.partial" ]; then mv -f "$file.partial" "$file" || exit 1; else rm -f "$file"; fi
                clean
                return 0
              fi
              ;;
          esac
          clean
          if [ "$1" = REQUIRED ]; then
            echo "collect: $2 failed and is required; see the message above" >&2
            echo "collect: sign in with: @LOGIN@" >&2
            exit 1
          fi
          if [ -f "$file" ]; then
            echo "collect: $2 failed; it is optional, going on with the file of an earlier run" >&2
          else
            echo "collect: $2 failed; it is optional, going on" >&2
          fi
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

        # count TYPE FILES adds the files that a retrieve brings of one type, those of installed packages left out
        files=0
        count() {
          listed=$(run_sf org list metadata --metadata-type "$1" --json 2>/dev/null) || return 0
          listed=$(printf '%s' "$listed" | tr ',' '\n')
          all=$(printf '%s\n' "$listed" | grep -c '"fileName"')
          managed=$(printf '%s\n' "$listed" | grep -c '"namespacePrefix": *"[^"]')
          files=$((files + (all - managed) * $2))
        }

        """;

    /// <summary>The script with LF.</summary>
    /// <param name="sets">Ids of the permission sets whose access is asked for; empty for all.</param>
    public static string Write(ImmutableArray<SalesforceId> sets)
    {
        var text = new StringWriter { NewLine = "\n" };
        text.Write(CollectionPlan.Fill(Head.ReplaceLineEndings("\n"), string.Join(' ', CollectionPlan.OwnedObjects)));
        foreach (var query in CollectionPlan.Single)
        {
            text.WriteLine($"{Call(query)} {Query(query, sets)}{CollectionPlan.Way(query)}");
        }

        text.WriteLine();
        text.WriteLine("for object in $(printf '%s' \"$record_owners\" | tr ',' ' '); do");
        text.WriteLine("  case \"$object\" in *[!A-Za-z0-9_]*) echo \"collect: $object is no API name\" >&2; exit 2 ;; esac");
        foreach (var query in CollectionPlan.PerObject)
        {
            text.WriteLine($"  collect {CollectionPlan.Need(query)} {InObject(query.FileName)} {query.Format} {InObject(query.Soql)}");
        }

        text.WriteLine("done");
        text.WriteLine("file=");
        text.WriteLine();
        text.WriteLine("echo \"collect: counting what a retrieve brings\" >&2");
        foreach (var (type, files) in CollectionPlan.Counted)
        {
            text.WriteLine($"count {type} {files}");
        }

        text.WriteLine($"if [ \"$files\" -gt {RetrieveParts.MostFiles} ]; then");
        text.WriteLine($"  echo \"collect: {RetrieveParts.TooMany("$files")}\" >&2");
        text.WriteLine("fi");
        text.WriteLine("echo \"collect: done, see $output_dir\" >&2");
        return text.ToString();
    }

    private static string Call(OrgExport query) =>
        $"collect {CollectionPlan.Need(query)} {Quote(query.FileNameOfPage(""))} {query.Format}";

    private static string Query(OrgExport query, ImmutableArray<SalesforceId> sets)
    {
        if (query.FieldsSomeOrgsLack.IsEmpty)
        {
            return Quote(query.SoqlFor(sets));
        }

        var from = Quote(CollectionPlan.ObjectOf(query));
        return $"\"$(with_fields {Quote(query.SoqlFor(sets))} {from} {string.Join(' ', query.FieldsSomeOrgsLack)})\"";
    }

    /// <summary>A text with the object's name, which the loop has checked.</summary>
    private static string InObject(string text) =>
        string.Join("\"$object\"", text.Split(OrgExport.ObjectHole).Select(part => part.Length == 0 ? "" : Quote(part)));

    /// <summary>The text in single quotes, in which no character is special to the shell.</summary>
    public static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
