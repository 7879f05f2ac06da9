using MetadataAnalyzer.OrgData;
using Xunit;

namespace MetadataAnalyzer.Tests.OrgData;

public sealed class OrgExportQueriesTests
{
    [Fact]
    public void All_EveryKind_HasItsQuery() =>
        Assert.Equal(Enum.GetValues<OrgExportKind>(), OrgExportQueries.All.Select(query => query.Kind));

    [Fact]
    public void All_FileNames_AreReadAsTheirExport()
    {
        foreach (var query in OrgExportQueries.All)
        {
            var exports = ExportFolder.Read((query.FileName.Replace("{object}", "Account"), ""));

            Assert.True(exports.Has(query.Kind), query.FileName);
        }
    }

    [Fact]
    public void All_ColumnsOfAQuery_MakeACompleteExport()
    {
        foreach (var query in OrgExportQueries.All.Where(query => query.Kind is not OrgExportKind.PermissionSetLicenses))
        {
            var columns = query.Soql["SELECT ".Length..query.Soql.IndexOf(" FROM ", StringComparison.Ordinal)].Replace("COUNT(Id) ", "").Split(", ");

            var exports = ExportFolder.Read((query.FileName.Replace("{object}", "Account"), string.Join(',', columns) + "\n"));

            Assert.Equal(OrgExportPresence.Present, exports.State(query.Kind).Presence);
        }
    }

    [Fact]
    public void All_NoQuery_AsksForASecret() =>
        Assert.DoesNotContain(OrgExportQueries.All, query => query.Soql.Contains("AccessToken") || query.Soql.Contains("DeleteToken"));

    [Fact]
    public void UserLicenses_UsedLicenses_IsNotFiltered() =>
        Assert.DoesNotContain("WHERE", OrgExportQueries.For(OrgExportKind.UserLicenses).Soql, StringComparison.OrdinalIgnoreCase);
}
