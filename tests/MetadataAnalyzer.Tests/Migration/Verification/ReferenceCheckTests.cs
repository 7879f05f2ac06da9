using System.Collections.Immutable;
using MetadataAnalyzer.Migration.Snapshot;
using MetadataAnalyzer.Migration.Verification;
using MetadataAnalyzer.Tests.Access;
using MetadataAnalyzer.Tests.Migration.Snapshot;
using MetadataAnalyzer.Tests.Planning;
using Xunit;

namespace MetadataAnalyzer.Tests.Migration.Verification;

/// <summary>A user on profile Integration moves to the standard profile; the project names the old profile in several ways.</summary>
public sealed class ReferenceCheckTests
{
    private const string New = "Minimum Access - API Only Integrations";
    private const string Old = "Integration";

    [Fact]
    public void OldBesideNew_IsPassed() => Assert.Empty(Items(Rule(Named(Old)), Rule($"OR({Named(Old)}, {Named(New)})")));

    [Fact]
    public void NewInsteadOfOld_IsPassed() => Assert.Empty(Items(Rule(Named(Old)), Rule(Named(New))));

    [Fact]
    public void OldAlone_IsMissed()
    {
        var item = Assert.Single(Items(Rule(Named(Old)), Rule(Named(Old))));

        Assert.Equal(CheckOutcome.Missed, item.Outcome);
        Assert.Equal("ValidationRule 'Order__c.R' names profile 'Integration' ($Profile.Name), which the user has no more, and does not "
            + "name what it has now beside it", item.Text);
    }

    [Fact]
    public void OldTwiceAndNewOnce_IsNotProven() => Assert.Equal(
        CheckOutcome.NotProven,
            Assert.Single(Items(Rule($"AND({Named(Old)}, {Named(Old)})"),
            Rule($"OR(AND({Named(Old)}, {Named(Old)}), {Named(New)})"))).Outcome);

    /// <summary>The advice of the rule: a custom permission that a permission set of the user grants.</summary>
    [Fact]
    public void HeldCustomPermissionBesideOld_IsPassed() => Assert.Empty(Items(
        Rule(Named(Old)),
        Rule($"OR({Named(Old)}, $Permission.Skip)"),
        files => files.Set("Skips", "<customPermissions><enabled>true</enabled><name>Skip</name></customPermissions>").Assign("Skips")));

    [Fact]
    public void CustomPermissionThatTheUserLacks_IsMissed() => Assert.Equal(
        CheckOutcome.Missed, Assert.Single(Items(Rule(Named(Old)), Rule($"OR({Named(Old)}, $Permission.Skip)"))).Outcome);

    [Fact]
    public void MembershipOfBothProfiles_IsPassed_AndOfTheOldOneIsMissed()
    {
        const string Member = "<networkMemberGroups><profile>{0}</profile></networkMemberGroups>";
        Func<OrgFiles, OrgFiles> old = files =>
            files.Component("networks", "network", "Network", "Portal", string.Format(null, Member, Old));

        Assert.Empty(Items(old,
            files => files.Component("networks", "network", "Network", "Portal",
            string.Format(null, Member, Old) + string.Format(null, Member, New))));
        Assert.Equal(CheckOutcome.Missed, Assert.Single(Items(old, old)).Outcome);
    }

    /// <summary>Places that the platform keeps with the old profile are no miss.</summary>
    [Fact]
    public void PolicyAndPageOverridesOfTheOldProfile_AreNoMiss()
    {
        static OrgFiles Keep(OrgFiles files) => files
            .Component("applications", "app", "CustomApplication", "Desk", "<profileActionOverrides><actionName>View</actionName>"
                + "<pageOrSobjectType>Account</pageOrSobjectType><profile>Integration</profile><type>Default</type>"
                + "</profileActionOverrides>\n")
            .Component("flexipages", "flexipage", "FlexiPage", "Home", "<masterLabel>Home</masterLabel><flexiPageRegions><itemInstances>"
                + "<componentInstance><visibilityRule><criteria><leftValue>{!$User.Profile.Name}</leftValue><operator>EQUAL</operator>"
                + "<rightValue>Integration</rightValue></criteria></visibilityRule></componentInstance></itemInstances>"
                + "</flexiPageRegions>\n")
            .Component("profileSessionSettings", "profileSessionSetting", "ProfileSessionSetting", "S",
                "<profile>integration</profile><sessionTimeout>60</sessionTimeout>\n")
            .Component("profilePasswordPolicies", "profilePasswordPolicy", "ProfilePasswordPolicy", "P",
                "<passwordExpiration>0</passwordExpiration><profile>integration</profile>\n");

        Assert.Empty(Items(Keep, Keep));
        Assert.Empty(Items(Keep, files => files));
    }

    private static Func<OrgFiles, OrgFiles> Rule(string formula) => files => files.File("objects/Order__c.object", "<CustomObject "
        + "xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>Order</label>\n<validationRules><fullName>R</fullName>"
        + "<active>true</active>\n"
        + $"<errorConditionFormula>{formula}</errorConditionFormula><errorMessage>no</errorMessage></validationRules></CustomObject>");

    private static string Named(string profile) => $"$Profile.Name = \"{profile}\"";

    private static ImmutableArray<CheckItem> Items(Func<OrgFiles, OrgFiles> before, Func<OrgFiles, OrgFiles> after, Func<OrgFiles,
        OrgFiles>? more = null)
    {
        var snapshot =
            SampleSnapshot.Write(before(new OrgFiles().User().Assign().Profile(Old, OrgFiles.Permission("ApiUserOnly"))).Assess());
        var moved = after(new OrgFiles().User(New, "Salesforce Integration").Assign().Profile(Old, OrgFiles.Permission("ApiUserOnly")));
        var result = Verifier.Verify(SnapshotFile.Read("before.json", snapshot), (more?.Invoke(moved) ?? moved).Assess(),
            [OrgFiles.Username]);
        return result.Subjects.Single().Checks.Single(check => check.Id == "references").Items;
    }
}
