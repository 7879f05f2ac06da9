using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.References;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata.References;

public class FormulaScanTests
{
    [Theory]
    [InlineData("""$Profile.Name <> "A" """, true)]
    [InlineData("""AND($Profile.Name <> "A", x)""", true)]
    [InlineData("""AND(x, AND(NOT($Profile.Name = "A"), y))""", true)]
    [InlineData("""NOT(OR($Profile.Name = "A", $Profile.Name = "B")) && x""", true)]
    [InlineData("""x && !($profile.name == 'A')""", true)]
    [InlineData("""AND(NOT(CONTAINS("A;B", $Profile.Name)), x)""", true)]
    [InlineData("""OR($Profile.Name <> "A", x)""", false)]
    [InlineData("""$Profile.Name <> "A" || x""", false)]
    [InlineData("""AND($Profile.Name = "A", x)""", false)]
    [InlineData("""NOT(AND($Profile.Name = "A", x))""", false)]
    [InlineData("""IF($Profile.Name = "A", false, x)""", false)]
    [InlineData("""NOT(OR(AND($Profile.Name = "A", x), y))""", false)]
    public void Comparison_ExemptsWhenItAloneMakesTheWholeFalse(string formula, bool exempts)
    {
        var found = FormulaScan.Find(formula).First();

        Assert.Equal(ReferenceTarget.Profile, found.Target);
        Assert.Equal(exempts, found.Exempts);
    }

    [Theory]
    [InlineData("""$Profile.Name = "A" """, "A", ReferenceComparison.Equal)]
    [InlineData(""" "A" != $User.Profile.Name""", "A", ReferenceComparison.NotEqual)]
    [InlineData("""CONTAINS($Profile.Name, "Integration")""", "Integration", ReferenceComparison.Contains)]
    [InlineData("""CONTAINS("A:B", $Profile.Name)""", "A:B", ReferenceComparison.IsContained)]
    [InlineData("""BEGINS($Profile.Name, "API")""", "API", ReferenceComparison.StartsWith)]
    [InlineData("""CASE($Profile.Name, "A", "x", "B", "y", "z")""", "A B", ReferenceComparison.Equal)]
    [InlineData("""OR($Profile.Name = "A", $Profile.Name = "B")""", "A B", ReferenceComparison.Equal)]
    [InlineData("""LEFT($Profile.Id, 15) = Owner_Profile__c""", "", ReferenceComparison.None)]
    [InlineData("""$Profile.Name = "say \"hi\"" """, "say \"hi\"", ReferenceComparison.Equal)]
    public void MergeField_IsComparedWithTheTextsBesideIt(string formula, string values, ReferenceComparison comparison)
    {
        var found = FormulaScan.Find(formula).ToList();

        Assert.Equal(values, string.Join(' ', found.Select(reference => reference.Value.Text)));
        Assert.All(found, reference => Assert.Equal(comparison, reference.Comparison));
    }

    [Theory]
    [InlineData("""/* $Profile.Name = "A" */ x""")]
    [InlineData(""" "$Profile.Name" = x""")]
    [InlineData("""$User.FirstName = "A" """)]
    [InlineData("""$UserType = "Standard" """)]
    [InlineData("")]
    [InlineData("((")]
    [InlineData(")))\"")]
    public void CommentTextAndOtherField_AreNoReference(string formula) => Assert.Empty(FormulaScan.Find(formula));

    [Fact]
    public void CustomPermissionAndSetting_NameThemselves()
    {
        var found = FormulaScan.Find("AND(NOT($Permission.ns__Skip), $Setup.Limits__c.Max__c > 1, $UserRole.DeveloperName = 'Ops')")
            .ToList();

        Assert.Equal(
            [(ReferenceTarget.CustomPermission, "ns__Skip", true), (ReferenceTarget.HierarchySetting, "Limits__c", false),
                (ReferenceTarget.Role, "Ops", false)],
            found.Select(reference => (reference.Target, reference.Value.Text, reference.Exempts)));
    }
}
