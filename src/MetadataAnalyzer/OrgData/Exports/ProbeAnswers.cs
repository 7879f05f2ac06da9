using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Reading;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>The org's answer to one set of the probe.</summary>
/// <param name="Set">The set.</param>
/// <param name="Problem">The platform's text when it refused the set; null when it accepted it.</param>
/// <param name="Date">Day on which the dry run ended.</param>
/// <param name="Location">The file of the answer.</param>
public sealed record ProbeAnswer(ProbeSet Set, string? Problem, DateOnly Date, Location Location);

/// <summary><c>probe</c>: the questions of a dry-run probe, and the org's answers as the Salesforce CLI gives them.</summary>
/// <param name="Sets">The questions, as the index lists them.</param>
/// <param name="All">The answers, in the order of the files and of the sets in each.</param>
public sealed record ProbeAnswers(ImmutableArray<ProbeSet> Sets, ImmutableArray<ProbeAnswer> All)
{
    /// <summary>The answers of <c>metadata-analyzer probe</c>, which no query gives.</summary>
    public static OrgExport Export { get; } = new ProbeExport
    {
        Name = "probe",
        Soql = "",
        Settles = "whether the licence carries a permission or an object right, by the org's own dry run",
        WithoutIt = "whether the licence carries some object rights and permissions is unknown",
        IsOptional = true,
        Format = "json",
        Note = $"No query: 'metadata-analyzer probe' writes it, with a script that runs it and changes nothing. {ProbeSet.IndexFile} lies "
            + "beside it",
    };

    private sealed class ProbeExport : OrgExport
    {
        internal override object Read(ExportReader reader, OrgExports earlier)
        {
            var read = new ProbeReader();
            reader.ReadDocuments(this, ProbeSet.IndexFile, read.Index, read.Answer);
            return new ProbeAnswers(read.Sets, read.Answers);
        }
    }
}
