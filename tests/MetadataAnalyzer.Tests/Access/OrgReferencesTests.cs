using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using Xunit;

namespace MetadataAnalyzer.Tests.Access;

public class OrgReferencesTests
{
    private const string NewProfile = "Minimum Access - API Only Integrations";

    [Theory]
    [InlineData("Integration;Other")]
    [InlineData("Other, integration")]
    [InlineData("Other\nIntegration\nMore")]
    public void RecordWithAList_NamesTheProfileOfAnElement(string value)
    {
        var org = Read(Record(ReferenceTarget.Profile, value));

        Assert.Single(org.References.SubjectsOf(org.References.All[0]));
    }

    [Fact]
    public void RecordWithAList_NamesTheUserOfAnElement()
    {
        var org = Read(Record(ReferenceTarget.User, $"a@b.example; {OrgFiles.Username}"));

        Assert.Single(org.References.SubjectsOf(org.References.All[0]));
    }

    [Theory]
    [InlineData("Integrations;Other")]
    [InlineData("My Integration")]
    public void RecordWithALongerText_NamesNoSubject(string value)
    {
        var org = Read(Record(ReferenceTarget.Profile, value));

        Assert.Empty(org.References.SubjectsOf(org.References.All[0]));
    }

    [Theory]
    [InlineData(ReferenceTarget.Profile, NewProfile, true)]
    [InlineData(ReferenceTarget.Profile, "Salesforce API Only System Integrations", true)]
    [InlineData(ReferenceTarget.Profile, "Moved", true)]
    [InlineData(ReferenceTarget.Profile, "Integration", false)]
    [InlineData(ReferenceTarget.UserLicense, "Salesforce Integration", true)]
    [InlineData(ReferenceTarget.UserLicense, "Salesforce", false)]
    public void PlaceThatNamesTheTarget_ConcernsEverySubject(ReferenceTarget target, string value, bool isTarget)
    {
        var org = Read(Comparison(value) with { Target = target });

        Assert.Equal(isTarget, !org.References.OfTarget.IsEmpty);
        Assert.Equal(
            isTarget,
            org.Subjects[0].Move.ReferencesConcerned(_ => true).Any() && !org.References.IsOf(org.References.All[0], org.Subjects[0]));
    }

    [Fact]
    public void ComponentThatNamesBoth_IsGivenOnce()
    {
        var org = Read(Comparison("Integration"), Comparison(NewProfile), Comparison("Other"));

        var component = Assert.Single(org.Subjects[0].Move.ReferencesConcerned(_ => true));

        Assert.Equal(["Integration", NewProfile], component.Select(reference => reference.Value));
    }

    [Fact]
    public void ComparisonThatHoldsForBoth_IsUnchanged()
    {
        var org = Read(Comparison("Integration") with { Comparison = ReferenceComparison.Contains });

        Assert.True(org.Subjects[0].Move.IsUnchanged(org.References.All[0], org.References.All));
    }

    [Theory]
    [InlineData(ReferenceComparison.Equal, "if (a == 'x' || a == 'y') {", true)]
    [InlineData(ReferenceComparison.NotEqual, "if (a != 'x' && a != 'y') {", true)]
    [InlineData(ReferenceComparison.Equal, "if ((a == 'x' && b) || (a == 'y' && c)) {", false)]
    [InlineData(ReferenceComparison.NotEqual, "if (a != 'x' && b || a != 'y') {", false)]
    [InlineData(ReferenceComparison.Equal, "return !(a == 'x') || a == 'y'", false)]
    [InlineData(ReferenceComparison.Equal, "a == 'x' ? 1 : a == 'y' ? 2 : 3", false)]
    [InlineData(ReferenceComparison.Equal, "if (a == 'x') b(); else if (a == 'y') c();", false)]
    [InlineData(ReferenceComparison.Equal, "b = a == 'x'; c = a == 'y';", false)]
    public void NewProfileBesideTheOld_IsUnchangedInOneTestOnly(ReferenceComparison comparison, string line, bool isUnchanged)
    {
        var org =
            Read(
                [.. new[] { "Integration", NewProfile }
                    .Select(name => Comparison(name) with { Form = ReferenceForm.Code, Comparison = comparison, Text = line })]);

        Assert.Equal(isUnchanged, org.Subjects[0].Move.IsUnchanged(org.References.All[0], org.References.All));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void NewProfileBesideTheOldInAFormula_IsUnchangedWhenBothAreExempt(bool exempts)
    {
        var org =
            Read(
                [.. new[] { "Integration", NewProfile }
                    .Select(name => Comparison(name) with { Comparison = ReferenceComparison.NotEqual, Exempts = exempts })]);

        Assert.Equal(exempts, org.Subjects[0].Move.IsUnchanged(org.References.All[0], org.References.All));
    }

    [Fact]
    public void SubjectThatNeedsItsOwnProfile_HasNoUnchangedComparison()
    {
        const string Range = "<loginIpRanges><startAddress>192.0.2.1</startAddress><endAddress>192.0.2.9</endAddress></loginIpRanges>\n";
        var org = Read(Range, Comparison("Integration") with { Comparison = ReferenceComparison.Contains });

        Assert.False(org.Subjects[0].Move.IsUnchanged(org.References.All[0], org.References.All));
    }

    [Fact]
    public void FamilyThatIsNeitherHeldNorAskedFor_IsNotSearched()
    {
        const string Manifest = """
            <Package xmlns="http://soap.sforce.com/2006/04/metadata">
                <types><members>*</members><name>ConnectedApp</name></types>
                <types><members>One</members><name>Flow</name></types>
            </Package>
            """;
        var org = new OrgFiles().File("package.xml", Manifest).Profile("Integration")
            .Component("classes", "cls-meta.xml", "ApexClass", "Guard", "<apiVersion>64.0</apiVersion>")
            .File("classes/Guard.cls", "class Guard {}")
            .Read();

        Assert.Equal(["flows, workflows and formulas"], org.References.NotSearched.Select(family => family.Name));
    }

    [Theory]
    [InlineData("package.xml", true)]
    [InlineData("collect/package.xml", true)]
    [InlineData("manifest/anything.xml", true)]
    [InlineData("manifest/destructiveChanges.xml", false)]
    [InlineData("other/anything.xml", false)]
    [InlineData("kit/deep/package.xml", false)]
    public void Manifest_IsReadWhereProjectsKeepIt(string path, bool isRead)
    {
        const string Manifest = "<Package><types><members>Own</members><members>*</members><name>Flow</name></types></Package>";
        var project = new OrgFiles().File("package.xml", "<Package/>").File(path, Manifest).Profile("Integration").Read().Project;

        Assert.Equal(isRead ? ["Flow"] : [], project.RequestedTypes);
    }

    [Theory]
    [InlineData("<Package><types><members>*</members><name>Flow</name>")]
    [InlineData("<Other><types><members>*</members><name>Flow</name></types></Other>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><Package><types><members>*</members><name>Flow</name></types></Package>")]
    [InlineData("")]
    public void DamagedManifest_AsksForNothing(string manifest) =>
        Assert.Empty(new OrgFiles().File("package.xml", manifest).Profile("Integration").Read().Project.RequestedTypes);

    private static Reference Record(ReferenceTarget target, string value) => Comparison(value) with
    {
        ComponentType = "CustomMetadata",
        Target = target,
        Form = ReferenceForm.Record,
        Comparison = ReferenceComparison.None,
        Expression = "Names__c",
    };

    private static Reference Comparison(string value) => new()
    {
        ComponentType = "ValidationRule",
        ComponentName = "Order.Check",
        Location = new("objects/Order.object", 5, value.Length),
        Target = ReferenceTarget.Profile,
        Form = ReferenceForm.Formula,
        Value = value,
        Expression = "$Profile.Name",
        Comparison = ReferenceComparison.Equal,
        Text = "a = b",
    };

    private static Org Read(params Reference[] references) => Read("", references);

    private static Org Read(string profileBody, params Reference[] references)
    {
        var read = new OrgFiles().Profile("Integration", profileBody).Profile("Moved", license: "Salesforce Integration").User().Read();
        return new(WithReferences(read.Project, references), read.Exports, read.Capabilities);
    }

    private static MetadataProject WithReferences(MetadataProject project, Reference[] references) =>
        new() { TypedComponents = [.. project.Profiles], References = [.. references] };
}
