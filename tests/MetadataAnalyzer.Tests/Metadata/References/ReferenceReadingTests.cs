using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata.References;

public class ReferenceReadingTests
{
    private static readonly MetadataReadOptions Options = new() { References = LicenseCatalogue.LoadEmbedded().References.Search };

    [Fact]
    public void ChildInItsParentsFile_IsTheSameComponentAsInItsOwn()
    {
        const string Rule = "<fullName>Check</fullName><errorConditionFormula>$Profile.Name = \"A\"</errorConditionFormula>";
        var source = ProjectBuilder.Source()
            .With("force-app/objects/Order/validationRules/Check.validationRule-meta.xml", ProjectBuilder.Xml("ValidationRule", Rule))
                .Read(Options);
        var metadataApi = ProjectBuilder.MetadataApi()
            .With("objects/Order.object", ProjectBuilder.Xml("CustomObject", $"<validationRules>{Rule}</validationRules>")).Read(Options);

        var reference = Assert.Single(source.References);
        Assert.Equal(("ValidationRule", "Order.Check", "A"), (reference.ComponentType, reference.ComponentName, reference.Value));
        Assert.Equal(reference.ComponentName, Assert.Single(metadataApi.References).ComponentName);
    }

    [Fact]
    public void FlowCondition_ComparesItsValue()
    {
        var project = ProjectBuilder.Source().With("force-app/flows/Route.flow-meta.xml", ProjectBuilder.Xml("Flow", """
            <decisions><rules><conditions>
                <leftValueReference>$Profile.Name</leftValueReference>
                <operator>NotEqualTo</operator>
                <rightValue><stringValue>A</stringValue></rightValue>
            </conditions></rules></decisions>
            <recordLookups><object>Profile</object><filters><field>Name</field><operator>EqualTo</operator><value><stringValue>B</stringValue></value></filters></recordLookups>
            <recordLookups><object>Account</object><filters><field>Name</field><operator>EqualTo</operator><value><stringValue>C</stringValue></value></filters></recordLookups>
            """)).Read(Options);

        Assert.Equal(
            [("A", ReferenceComparison.NotEqual), ("B", ReferenceComparison.Equal)],
            project.References.Select(reference => (reference.Value, reference.Comparison)));
    }

    [Fact]
    public void RuleCriterionOnTheRunningUser_ListsProfiles()
    {
        var project = ProjectBuilder.Source().With("force-app/duplicateRules/Lead.Check.duplicateRule-meta.xml", ProjectBuilder.Xml("DuplicateRule", """
            <duplicateRuleFilter><duplicateRuleFilterItems>
                <field>Profile</field><operation>equals</operation><table>User</table><value>A, B</value>
            </duplicateRuleFilterItems></duplicateRuleFilter>
            """)).Read(Options);

        Assert.Equal(["A", "B"], project.References.Select(reference => reference.Value));
    }

    [Fact]
    public void PlaceWithCondition_CountsOnlyWhenItHolds()
    {
        static string Alert(string type) => ProjectBuilder.Xml(
            "Workflow", $"<alerts><recipients><recipient>a@b.example</recipient><type>{type}</type></recipients></alerts>");

        Assert.Single(ProjectBuilder.Source().With("force-app/workflows/Case.workflow-meta.xml", Alert("user")).Read(Options).References);
        Assert.Empty(ProjectBuilder.Source().With("force-app/workflows/Case.workflow-meta.xml", Alert("role")).Read(Options).References);
    }

    [Fact]
    public void MergeConflictInAFlow_IsUnreadable()
    {
        var project = ProjectBuilder.Source().With("force-app/flows/Route.flow-meta.xml", "<Flow>\n<<<<<<< ours\n</Flow>").Read(Options);

        Assert.Equal("Flow", Assert.Single(project.Unreadable).Type);
    }

    [Fact]
    public void WithoutASearch_NothingIsLookedFor() =>
        Assert.Empty(ProjectBuilder.Source().With("force-app/classes/A.cls", "class A { Boolean b = u.Profile.Name == 'A'; }")
            .Read().References);
}
