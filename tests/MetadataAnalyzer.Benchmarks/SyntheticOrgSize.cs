namespace MetadataAnalyzer.Benchmarks;

/// <summary>How large a synthetic org is.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Profiles">Number of profiles.</param>
/// <param name="PermissionSets">Number of permission sets; every fortieth is muted inside a group.</param>
/// <param name="Objects">Number of custom objects.</param>
/// <param name="FieldsPerObject">Fields of each object; every profile lists all of them, on or off.</param>
/// <param name="ApexClasses">Number of Apex classes.</param>
/// <param name="Users">Number of users; see <see cref="IntegrationEvery"/>.</param>
/// <param name="Logins">Rows of the login history.</param>
internal sealed record SyntheticOrgSize(
    string Name, int Profiles, int PermissionSets, int Objects, int FieldsPerObject, int ApexClasses, int Users, int Logins)
{
    /// <summary>Each user whose number this divides is an integration.</summary>
    public int IntegrationEvery { get; init; } = 50;

    /// <summary>Permission sets of each user.</summary>
    public int SetsPerUser { get; init; } = 3;

    /// <summary>From one that fits a laptop's breath to one that is larger than any org seen.</summary>
    public static IReadOnlyList<SyntheticOrgSize> All { get; } =
    [
        new("small", Profiles: 10, PermissionSets: 20, Objects: 20, FieldsPerObject: 25, ApexClasses: 100, Users: 200, Logins: 10_000),
        new(
            "medium", Profiles: 60, PermissionSets: 150, Objects: 120, FieldsPerObject: 60, ApexClasses: 800, Users: 3_000,
            Logins: 200_000),
        new(
            "large", Profiles: 165, PermissionSets: 380, Objects: 300, FieldsPerObject: 65, ApexClasses: 2_000, Users: 8_000,
            Logins: 500_000),
        new(
            "huge", Profiles: 400, PermissionSets: 1_500, Objects: 300, FieldsPerObject: 65, ApexClasses: 4_000, Users: 20_000,
            Logins: 2_000_000),
        new("report", Profiles: 40, PermissionSets: 120, Objects: 40, FieldsPerObject: 25, ApexClasses: 200, Users: 500, Logins: 20_000)
        {
            IntegrationEvery = 1,
            SetsPerUser = 40,
        },
    ];

    public static SyntheticOrgSize Named(string name) => All.FirstOrDefault(size => size.Name == name)
        ?? throw new ArgumentException($"'{name}' is no size; take {string.Join(", ", All.Select(size => size.Name))}", nameof(name));

    /// <inheritdoc/>
    public override string ToString() => Name;
}
