using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>Hours in which a profile allows logins.</summary>
/// <param name="Days">Restricted days in week order; a day that is not listed is open.</param>
/// <param name="Location">The <c>loginHours</c> element.</param>
public sealed record LoginHours(ImmutableArray<LoginHoursDay> Days, Location Location)
{
    /// <summary>Whether any day is closed for part of it.</summary>
    public bool Restricts => Days.Any(day => day.Restricts);

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Days.Where(day => day.Restricts));
}
