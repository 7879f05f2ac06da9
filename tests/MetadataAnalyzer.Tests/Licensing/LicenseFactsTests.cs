using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using Xunit;

namespace MetadataAnalyzer.Tests.Licensing;

/// <summary>The laws of joining facts, and what some orgs together say.</summary>
public sealed class LicenseFactsTests
{
    private static readonly LicenseCatalogue Catalogue = LicenseCatalogue.LoadEmbedded();
    private static readonly string[] Permissions = ["ApexRestServices", "EmailSingle", "NEWINTHENEXTRELEASE", "NewInTheNextRelease"];
    private static readonly string[] Objects = ["Account", "BatchJob"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Joining_IsAssociativeOrderFreeAndIdempotent(int seed)
    {
        var random = new Random(seed);
        LicenseFacts[] parts = [.. Enumerable.Range(0, 4).Select(_ => Any(random))];
        var (a, b, c) = (parts[0], parts[1], parts[2]);

        Assert.Equal(Text(a.Join(b).Join(c)), Text(a.Join(b.Join(c))));
        Assert.Equal(Text(a.Join(b)), Text(b.Join(a)));
        Assert.Equal(Text(a), Text(a.Join(a)));
        Assert.Equal(Text(a), Text(a.Join(LicenseFacts.None)));
        var all = Text(parts.Aggregate(LicenseFacts.None, (joined, part) => joined.Join(part)));
        random.Shuffle(parts);
        Assert.Equal(all, Text(parts.Aggregate(LicenseFacts.None, (joined, part) => part.Join(joined).Join(part))));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void File_GivesTheSameFactsBack(int seed)
    {
        var facts = Any(new(seed));

        var read = LicenseFactsFile.Read(new StringReader(Text(facts)), "facts.yml", Catalogue);

        Assert.Equal(Text(facts), Text(read));
        Assert.Equal(facts.Orgs, read.Orgs);
    }

    [Theory]
    [InlineData(1, 0, CarriageStatus.Unknown, "the licence of 1 other org carries it (2026-09 to 2026-11), and 3 are needed to count")]
    [InlineData(2, 0, CarriageStatus.Unknown, "the licence of 2 other orgs carries it (2026-09 to 2026-11), and 3 are needed to count")]
    [InlineData(3, 0, CarriageStatus.Allowed, "the licence of 3 other orgs carries it (2026-09 to 2026-11)")]
    [InlineData(0, 2, CarriageStatus.Unknown, "the licence of 2 other orgs refuses it (2026-09 to 2026-11), and 3 are needed to count")]
    [InlineData(0, 3, CarriageStatus.Blocked, "the licence of 3 other orgs refuses it (2026-09 to 2026-11)")]
    [InlineData(
        3, 1, CarriageStatus.Unknown,
        "other orgs contradict each other (2026-09 to 2026-11): the licence of 3 carries it, that of 1 refuses it")]
    [InlineData(
        1, 9, CarriageStatus.Unknown,
        "other orgs contradict each other (2026-09 to 2026-11): the licence of 1 carries it, that of 9 refuses it")]
    public void ThreeOrgs_NoneAgainst_Count(int carried, int refused, CarriageStatus status, string evidence)
    {
        var fact = Facts.Permission("EmailSingle", carried, refused).Find(AccessKind.UserPermission, "emailsingle", AccessRights.Enabled)!;

        Assert.Equal((status, evidence), (fact.Status, fact.Describe()));
    }

    [Fact]
    public void OrgThatIsAssessed_IsNoOther()
    {
        var facts = Facts.Permission("EmailSingle", 3).Join(Facts.Object("Account", AccessRights.Read, 1));

        var others = facts.Without(Facts.Org(1));

        Assert.Equal([Facts.Org(2), Facts.Org(3)], others.Orgs);
        Assert.Equal(["EmailSingle"], others.All.Select(fact => fact.Right.Name));
        Assert.Equal(CarriageStatus.Unknown, Assert.Single(others.All).Status);
        Assert.Same(facts, facts.Without(null));
    }

    private static string Text(LicenseFacts facts) => System.Text.Encoding.UTF8.GetString(LicenseFactsFile.Write(facts, Catalogue));

    private static LicenseFacts Any(Random random) => LicenseFacts.Of(Enumerable.Range(0, random.Next(6)).Select(_ =>
    {
        var isObject = random.Next(2) == 0;
        return new RightFact(
            isObject
                ? new(AccessKind.Object, Pick(random, Objects), Pick(random, [.. AccessRightFlags.OfObjects]))
                : new(AccessKind.UserPermission, Pick(random, Permissions), AccessRights.Enabled),
            RightFact.NoText.Union(Keys(random)).Add(Facts.Org(random.Next(9))), RightFact.NoText.Union(Keys(random)),
            random.Next(2) == 0 ? RightFact.NoText : RightFact.NoText.Add(Pick(random, ["Enterprise", "Unlimited"])),
            random.Next(2) == 0 ? RightFact.NoText : RightFact.NoText.Add($"2026-{random.Next(1, 13):D2}"));
    }));

    private static IEnumerable<string> Keys(Random random) => Enumerable.Range(0, random.Next(3)).Select(_ => Facts.Org(random.Next(9)));

    private static T Pick<T>(Random random, T[] all) => all[random.Next(all.Length)];
}
