using System.Globalization;

namespace MetadataAnalyzer.Metadata;

/// <summary>An app's setting of how long its refresh tokens live.</summary>
/// <param name="Kind">The kind of limit.</param>
/// <param name="Days">Days of the limit, a part of a day as a whole one; null when the kind has none or it cannot be read.</param>
/// <param name="Text">The setting as it is written.</param>
public sealed record RefreshTokenPolicy(RefreshTokenLimit Kind, int? Days, string Text)
{
    /// <summary>
    /// Reads the setting of a connected app, such as <c>specific_lifetime:90:DAYS</c>, or that of an external client app, which has period
    /// and unit in elements of their own. Null when it is not given.
    /// </summary>
    /// <param name="text">The setting.</param>
    /// <param name="period">The period, where it is not in the text.</param>
    /// <param name="unit">Its unit, where it is not in the text.</param>
    public static RefreshTokenPolicy? Parse(string? text, string? period = null, string? unit = null)
    {
        if (text?.Trim() is not { Length: > 0 } setting)
        {
            return null;
        }

        var parts = setting.Split(':');
        var kind = parts[0].Replace("_", "", StringComparison.Ordinal).ToUpperInvariant() switch
        {
            "INFINITE" => RefreshTokenLimit.None,
            "ZERO" => RefreshTokenLimit.AtOnce,
            "SPECIFICLIFETIME" => RefreshTokenLimit.Lifetime,
            "SPECIFICINACTIVITY" => RefreshTokenLimit.Idle,
            _ => RefreshTokenLimit.Unknown,
        };
        return new(kind, DaysOf(parts.ElementAtOrDefault(1) ?? period, parts.ElementAtOrDefault(2) ?? unit), setting);
    }

    private static int? DaysOf(string? period, string? unit) =>
        int.TryParse(period, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? unit?.Trim().ToUpperInvariant() switch
            {
                "HOURS" => (number + 23) / 24,
                "DAYS" => number,
                "MONTHS" => number > int.MaxValue / 30 ? null : number * 30,
                _ => null,
            }
            : null;
}

/// <summary>The kinds of limit on the life of a refresh token.</summary>
public enum RefreshTokenLimit
{
    /// <summary>None: it is valid until it is revoked.</summary>
    None,

    /// <summary>It ends at once.</summary>
    AtOnce,

    /// <summary>It ends some days after the consent.</summary>
    Lifetime,

    /// <summary>It ends after some days without use.</summary>
    Idle,

    /// <summary>A value that is not documented.</summary>
    Unknown,
}
