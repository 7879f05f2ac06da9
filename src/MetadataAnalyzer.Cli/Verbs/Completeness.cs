using MetadataAnalyzer.Access;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary>What <c>--strict</c> does not forgive.</summary>
internal static class Completeness
{
    /// <summary>Whether there are gaps, which are told on stderr.</summary>
    public static bool IsIncomplete(Org org, Terminal terminal)
    {
        var gaps = Gaps(org).ToList();
        if (gaps.Count > 0)
        {
            terminal.Fail($"incomplete: {string.Join("; ", gaps)}");
        }

        return gaps.Count > 0;
    }

    /// <summary>Unreadable input and required exports that are missing or in part, one clause each.</summary>
    public static IEnumerable<string> Gaps(Org org)
    {
        if (!org.Project.Unreadable.IsEmpty)
        {
            yield return $"{Words.Count(org.Project.Unreadable.Sum(file => file.Components.Count()), "metadata file")} could not be read";
        }

        if (!org.Exports.Problems.IsEmpty)
        {
            yield return $"{Words.Count(org.Exports.Problems.Length, "problem")} in the exports";
        }

        foreach (var state in org.Exports.States.Where(state => state.Presence != OrgExportPresence.Present && !state.Export.IsOptional))
        {
            yield return $"export '{state.Export.Name}' is {(state.Presence == OrgExportPresence.Missing ? "missing" : "in part")}";
        }

        if (!org.Capabilities.HasCapabilityRow)
        {
            yield return "no record of the permission set licence in the permission-set-licenses export";
        }
    }
}
