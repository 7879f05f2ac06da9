using System.Text;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Yaml;
using Xunit;

namespace MetadataAnalyzer.Tests.Licensing;

/// <summary>The file of facts: its text, and the errors of one that cannot be used.</summary>
public sealed class LicenseFactsFileTests
{
    private static readonly LicenseCatalogue Catalogue = LicenseCatalogue.LoadEmbedded();

    [Fact]
    public void File_IsSorted_OneEntryForEachRight()
    {
        var facts = Facts.Object("Account", AccessRights.Edit, 1).Join(Facts.Permission("EmailSingle", 1, 1))
            .Join(Facts.Object("Account", AccessRights.Read, 2)).Join(Facts.Permission("ApexRestServices", 0, 1));

        Assert.Equal(
            """
            # What the permission set licence SalesforceAPIIntegrationPsl carries and refuses, org by org.
            # 'metadata-analyzer learn' writes it, and joins such files. Of an org it holds a one-way key alone.
            format: 1
            permissions:
              ApexRestServices:
                refused: [000000000000000000000001]
                months: [2026-09, 2026-11]
              EmailSingle:
                carried: [000000000000000000000001]
                refused: [000000000000000000000002]
                months: [2026-09, 2026-11]
            objects:
              Account:
                read:
                  carried: [000000000000000000000001, 000000000000000000000002]
                  months: [2026-09, 2026-11]
                edit:
                  carried: [000000000000000000000001]
                  months: [2026-09, 2026-11]

            """,
            Encoding.UTF8.GetString(LicenseFactsFile.Write(facts, Catalogue)), ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData("format: 2\n", 1, "'format' is '2', and this version reads 1 alone")]
    [InlineData("permissions: {}\n", 1, "needs 'format'")]
    [InlineData("format: 1\nright: {}\n", 2, "unknown key 'right'")]
    [InlineData("format: 1\npermissions:\n  Acme__Secret: {carried: [KEY]}\n", 3, "'Acme__Secret' is no name of a user permission")]
    [InlineData("format: 1\nobjects:\n  Order__c: {read: {carried: [KEY]}}\n", 3, "'Order__c' is no object that the catalogue names")]
    [InlineData("format: 1\nobjects:\n  Acount: {read: {carried: [KEY]}}\n", 3, "did you mean Account")]
    [InlineData("format: 1\nobjects:\n  Account: {reed: {carried: [KEY]}}\n", 3, "unknown key 'reed' in 'Account'")]
    [InlineData("format: 1\npermissions:\n  EmailSingle:\n    carried: [12345]\n", 4, "of 'EmailSingle' holds '12345'; the key of")]
    [InlineData("format: 1\npermissions:\n  EmailSingle:\n    carried: [KEY,\n      KEY]\n", 5, "twice")]
    [InlineData("format: 1\npermissions:\n  EmailSingle:\n    months: [2026-11]\n", 4, "neither 'carried' nor 'refused'")]
    [InlineData("format: 1\npermissions:\n  EmailSingle:\n    carried: [KEY]\n    months: [Nov]\n", 5, "a month is like 2026-11")]
    [InlineData("format: 1\npermissions:\n  EmailSingle:\n    carried: [KEY]\n    editions: ['a: b']\n", 5, "an edition is a short name")]
    [InlineData("format: 1\npermissions:\n  EmailSingle: {carried: [KEY]}\n  EmailSingle: {carried: [KEY]}\n", 4, "EmailSingle")]
    [InlineData("format: 1\npermissions:\n  EmailSingle: {carried: [KEY]}\n  emailsingle: {carried: [KEY]}\n", 4, "there twice")]
    [InlineData("format: 1\npermissions:\n<<<<<<< HEAD\n  EmailSingle: {carried: [KEY]}\n=======\n", 3, "give both versions of it")]
    [InlineData("", 1, "mapping at its top")]
    public void FileThatCannotBeUsed_IsRefusedWithItsLine(string text, int line, string message)
    {
        var exception = Assert.Throws<YamlFileException>(() => LicenseFactsFile.Read(
            new StringReader(text.Replace("KEY", Facts.Org(1), StringComparison.Ordinal)), "facts.yml", Catalogue));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal(("facts.yml", line), (exception.File, exception.Line));
    }
}
