using System.Globalization;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary>A statement on a product and the integration licence.</summary>
/// <param name="Stance">What it comes to.</param>
/// <param name="By">Who makes it.</param>
/// <param name="Says">The statement; sentences.</param>
/// <param name="Condition">What it asks for besides; sentences. Null for nothing.</param>
/// <param name="Title">Title of the source.</param>
/// <param name="Url">Address of the source; null when it has no public one.</param>
/// <param name="Published">Year, month or day that the source gives as its date; null when it gives none.</param>
/// <param name="ReadOn">Day on which it was read; null when not given.</param>
public sealed record VendorStatement(
    VendorStance Stance, VendorSpeaker By, string Says, string? Condition, string Title, string? Url, string? Published, DateOnly? ReadOn)
{
    internal static readonly string[] Keys = ["stance", "by", "says", "condition", "title", "url", "date", "read"];

    /// <summary>The source's own date, else the day on which it was read: year, month or day.</summary>
    public string Date => Published ?? Day!;

    /// <summary>The date in words: <c>2024-07</c>, or <c>read on 2026-11-30</c> for a source without a date.</summary>
    public string When => Published ?? $"read on {Day}";

    /// <summary>Who makes it, as the subject of a sentence.</summary>
    public string Speaker => By switch
    {
        VendorSpeaker.Vendor => "its maker",
        VendorSpeaker.Agency => "an agency",
        _ => "a public thread",
    };

    private string? Day => ReadOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <exception cref="YamlFileException">It lacks a part or has a value that cannot be used.</exception>
    internal static VendorStatement Read(YamlMapping entry)
    {
        entry.Only(Keys);
        var statement = new VendorStatement(
            entry.Word<VendorStance>("stance"), entry.Word<VendorSpeaker>("by"), entry.Text("says"), entry.TextOrNull("condition"),
            entry.Text("title"), entry.TextOrNull("url"), entry.TextOrNull("date"), entry.DayOrNull("read"));
        return statement switch
        {
            { Published: null, ReadOn: null } => throw entry.Error("a statement needs a 'date', or the day on which it was 'read'"),
            { Published: { } date } when !PlatformChange.IsDate(date) => throw entry.Error(
                $"'date' must be a year, month or day such as 2027, 2027-06 or 2027-06-01, not '{date}'", "date"),
            { Url: { } url } when !url.StartsWith("https://", StringComparison.Ordinal) => throw entry.Error(
                "'url' begins with https://; leave it out where the source has no public address", "url"),
            { Stance: VendorStance.Conditions, Condition: null } => throw entry.Error(
                "a statement whose stance is 'conditions' needs the 'condition'"),
            _ => statement,
        };
    }
}

/// <summary>What a statement comes to, in the order of weight.</summary>
public enum VendorStance
{
    /// <summary>Permissions at most; nothing about the licence.</summary>
    Silent,

    /// <summary>A user on the licence does the job.</summary>
    Confirms,

    /// <summary>It does under a condition.</summary>
    Conditions,

    /// <summary>It does not, or another licence is demanded.</summary>
    Refuses,
}

/// <summary>Who makes a statement.</summary>
public enum VendorSpeaker
{
    /// <summary>The maker's own documentation.</summary>
    Vendor,

    /// <summary>A third party's list, guide or experience.</summary>
    Agency,

    /// <summary>A forum or an issue, a maker's employee included.</summary>
    Community,
}
