using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Tests.Licensing;

/// <summary>Facts of invented orgs.</summary>
internal static class Facts
{
    /// <summary>The key of an org with that number.</summary>
    public static string Org(int number) => $"{number:x24}";

    /// <summary>A user permission that as many orgs carry and refuse as given.</summary>
    public static LicenseFacts Permission(string name, int carried, int refused = 0) =>
        LicenseFacts.Of([Fact(AccessKind.UserPermission, name, AccessRights.Enabled, carried, refused)]);

    /// <summary>A right on an object that as many orgs carry and refuse as given.</summary>
    public static LicenseFacts Object(string name, AccessRights right, int carried, int refused = 0) =>
        LicenseFacts.Of([Fact(AccessKind.Object, name, right, carried, refused)]);

    private static RightFact Fact(AccessKind kind, string name, AccessRights right, int carried, int refused) => new(
        new(kind, name, right), RightFact.NoText.Union(Enumerable.Range(1, carried).Select(Org)),
        RightFact.NoText.Union(Enumerable.Range(carried + 1, refused).Select(Org)), RightFact.NoText,
        RightFact.NoText.Union(["2026-09", "2026-11"]));
}
