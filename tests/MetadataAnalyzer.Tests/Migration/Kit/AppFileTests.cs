using System.Text;
using MetadataAnalyzer.Migration.Kit;
using Xunit;

namespace MetadataAnalyzer.Tests.Migration.Kit;

public sealed class AppFileTests
{
    [Theory]
    [InlineData("<ConnectedApp>\n    <label>A</label>\n    "
        + "<permissionSetName>Zoo</permissionSetName>\n</ConnectedApp>\n", "<ConnectedApp>\n    <label>A</label>\n    "
        + "<permissionSetName>New &amp; set</permissionSetName>\n    <permissionSetName>Zoo</permissionSetName>\n</ConnectedApp>\n")]
    [InlineData("<ConnectedApp>\r\n  <label>A</label>\r\n  <permissionSetName>Ant</permissionSetName>\r\n  "
        + "<profileName>P</profileName>\r\n</ConnectedApp>", "<ConnectedApp>\r\n  <label>A</label>\r\n  "
        + "<permissionSetName>Ant</permissionSetName>\r\n  <permissionSetName>New &amp; set</permissionSetName>\r\n  "
        + "<profileName>P</profileName>\r\n</ConnectedApp>")]
    [InlineData(
        "<ConnectedApp>\n\t<label>A</label>\n\t<profileName>P</profileName>\n</ConnectedApp>",
        "<ConnectedApp>\n\t<label>A</label>\n\t"
        + "<permissionSetName>New &amp; set</permissionSetName>\n\t<profileName>P</profileName>\n</ConnectedApp>")]
    [InlineData("<ConnectedApp><label>A</label></ConnectedApp>",
        "<ConnectedApp><label>A</label><permissionSetName>New &amp; set</permissionSetName></ConnectedApp>")]
    [InlineData("<ConnectedApp>\n    <permissionSetName> new &amp; SET </permissionSetName>\n</ConnectedApp>",
        "<ConnectedApp>\n    <permissionSetName> new &amp; SET </permissionSetName>\n</ConnectedApp>")]
    [InlineData("<ConnectedApp>\n    <!-- <permissionSetName>Zoo</permissionSetName> -->\n    "
        + "<label><![CDATA[<a>]]></label>\n</ConnectedApp>", "<ConnectedApp>\n    <!-- <permissionSetName>Zoo</permissionSetName> -->\n   "
        + " <label><![CDATA[<a>]]></label>\n    <permissionSetName>New &amp; set</permissionSetName>\n</ConnectedApp>")]
    public void ConnectedApp_GetsOneLineInItsPlace(string before, string after) =>
        Assert.Equal(after, Change("ConnectedApp", before).After);

    [Theory]
    [InlineData("<P>\n    <commaSeparatedPermissionSet>A, B</commaSeparatedPermissionSet>\n</P>",
        "<P>\n    <commaSeparatedPermissionSet>A, B, New &amp; set</commaSeparatedPermissionSet>\n</P>")]
    [InlineData("<P>\n    <commaSeparatedPermissionSet>A,B\n    </commaSeparatedPermissionSet>\n</P>",
        "<P>\n    <commaSeparatedPermissionSet>A,B,New &amp; set\n    </commaSeparatedPermissionSet>\n</P>")]
    [InlineData("<P>\n    <commaSeparatedPermissionSet/>\n</P>",
        "<P>\n    <commaSeparatedPermissionSet>New &amp; set</commaSeparatedPermissionSet>\n</P>")]
    [InlineData("<P>\n    <commaSeparatedProfile>X</commaSeparatedProfile>\n</P>", "<P>\n    <commaSeparatedPermissionSet>New &amp; "
        + "set</commaSeparatedPermissionSet>\n    <commaSeparatedProfile>X</commaSeparatedProfile>\n</P>")]
    [InlineData("<P>\n    <commaSeparatedPermissionSet>new &amp; set</commaSeparatedPermissionSet>\n</P>",
        "<P>\n    <commaSeparatedPermissionSet>new &amp; set</commaSeparatedPermissionSet>\n</P>")]
    public void Policy_GetsOneMoreNameInItsList(string before, string after) =>
        Assert.Equal(after, Change("ExtlClntAppOauthConfigurablePolicies", before).After);

    [Fact]
    public void Secret_IsInNeitherCopyNorDiff()
    {
        var file = Change("ConnectedApp", "<ConnectedApp>\n    <label>A</label>\n    <oauthConfig>\n        "
            + "<consumerSecret>s3cr3t</consumerSecret>\n        <isAdminApproved>true</isAdminApproved>\n    "
            + "</oauthConfig>\n</ConnectedApp>\n");

        Assert.Equal("<ConnectedApp>\n    <label>A</label>\n    <oauthConfig>\n        <isAdminApproved>true</isAdminApproved>\n    "
            + "</oauthConfig>\n</ConnectedApp>\n", file.Before);
        Assert.Equal("<ConnectedApp>\n    <label>A</label>\n    <oauthConfig>\n        <isAdminApproved>true</isAdminApproved>\n    "
            + "</oauthConfig>\n    <permissionSetName>New &amp; set</permissionSetName>\n</ConnectedApp>\n", file.After);
        Assert.DoesNotContain("s3cr3t", UnifiedDiff.Of("a.xml", file.Before, file.After), StringComparison.Ordinal);
    }

    [Fact]
    public void Encoding_StaysAsItIs()
    {
        byte[] content = [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes("<ConnectedApp>\n    <label>品質</label>\n</ConnectedApp>")];

        Assert.Equal(
            [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes("<ConnectedApp>\n    <label>品質</label>\n    <permissionSetName>New &amp; "
                + "set</permissionSetName>\n</ConnectedApp>")],
            Change("ConnectedApp", content).Content);
    }

    [Fact]
    public void Diff_ShowsWhatWasAdded() => Assert.Equal(
        "--- a/x\n+++ b/x\n@@ -1,2 +1,3 @@\n a\n+n\n b\n\\ No newline at end of file\n",
        UnifiedDiff.Of("x", "a\nb", "a\nn\nb"));

    private static AppFile Change(string type, string before) => Change(type, Encoding.UTF8.GetBytes(before));

    private static AppFile Change(string type, byte[] before) => new(
        new("apps/A.xml", type, "A", "A", [new("apps/A.xml", "A", IsProfile: false, "New_Set", "New & set", "profile 'P'")],
            HoldsSecret: false), [.. before]);
}
