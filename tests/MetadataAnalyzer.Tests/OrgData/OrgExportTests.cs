using System.Reflection;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;
using Xunit;

namespace MetadataAnalyzer.Tests.OrgData;

public sealed class OrgExportTests
{
    [Fact]
    public void All_HoldsEveryDeclaration_Once()
    {
        var declared = typeof(OrgExport).Assembly.GetTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Where(property => property.PropertyType.IsAssignableTo(typeof(OrgExport)))
            .Select(property => (OrgExport)property.GetValue(null)!);

        Assert.Equal(declared.OrderBy(export => export.Name), OrgExports.All.OrderBy(export => export.Name));
        Assert.Equal(OrgExports.All.Length, OrgExports.All.Select(export => export.Name).Distinct().Count());
    }

    [Fact]
    public void All_FileNames_AreReadAsTheirExport()
    {
        foreach (var export in OrgExports.All)
        {
            var exports = ExportFolder.Read((export.FileNameOfPage("-1").Replace("{object}", "Account"), ""));

            Assert.True(exports.Has(export), export.FileName);
        }
    }

    [Fact]
    public void All_ColumnsOfAQuery_MakeACompleteExport()
    {
        foreach (var export in OrgExports.All
            .Where(export => export.IsQueried && !export.Soql.Contains("FIELDS(ALL)", StringComparison.Ordinal)))
        {
            var columns = export.Soql["SELECT ".Length..export.Soql.IndexOf(" FROM ", StringComparison.Ordinal)].Replace("COUNT(Id) ", "")
                .Split(", ");

            var exports = ExportFolder.Read((export.FileNameOfPage("-1").Replace("{object}", "Account"), string.Join(',', columns) + "\n"));

            Assert.Equal(OrgExportPresence.Present, exports.State(export).Presence);
        }
    }

    [Fact]
    public void All_NoQuery_AsksForASecret() =>
        Assert.DoesNotContain(OrgExports.All, export => export.Soql.Contains("AccessToken") || export.Soql.Contains("DeleteToken"));

    [Fact]
    public void UserLicenses_UsedLicenses_IsNotFiltered() =>
        Assert.DoesNotContain("WHERE", UserLicenseRow.Export.Soql, StringComparison.OrdinalIgnoreCase);
}
