using System.Globalization;

namespace MetadataAnalyzer.Licensing;

/// <summary>A dated change of the platform that touches integration users.</summary>
/// <param name="Id">Its key in <c>changes.yml</c>.</param>
/// <param name="Date">Year, month or day; null when none was given.</param>
/// <param name="Release">The vendor's release name.</param>
/// <param name="InForce">In force at the catalogue's date; otherwise announced.</param>
/// <param name="Title">What changes.</param>
/// <param name="Consequence">What it means for an integration user, in sentences.</param>
/// <param name="Source">Where that is known from.</param>
public sealed record PlatformChange(string Id, string? Date, string? Release, bool InForce, string Title, string Consequence, EvidenceSource Source)
{
    /// <summary>
    /// Whether the change is in force on a day. One that the catalogue knows to be in force is; an announced one is from its day on or, when
    /// the source is less exact, from the end of its month or year on.
    /// </summary>
    /// <param name="day">The "as of" date; null when nothing dates the assessment.</param>
    public bool IsInForce(DateOnly? day)
    {
        if (InForce || day is not { } asOf || Date is not { } date)
        {
            return InForce;
        }

        var today = asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return string.CompareOrdinal(today, 0, date, 0, date.Length) > 0 || today == date;
    }
}
