using System.Text;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Reporting.Redaction;
using MetadataAnalyzer.Tests.Access;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting.Redaction;

public class RedactorTests
{
    private static readonly Lazy<Redactor> Everything = new(() => Of(RedactionKinds.All));

    [Theory]
    [InlineData("profile 'Zugang'", "Zugang")]
    [InlineData("profile 'ZUGANG' is told in capitals", "ZUGANG")]
    [InlineData("profiles/Zugang.profile-meta.xml:3:5", "Zugang")]
    [InlineData("Zugang_2", "Zugang")]
    [InlineData("runs as zug.sync@zug.example.", "zug.sync@zug.example")]
    [InlineData("names zug.sync@zug.example.uat of a sandbox", "zug.sync@zug.example.uat")]
    [InlineData("nobody knows somebody.else@zug.example", "somebody.else@zug.example")]
    [InlineData("user 005000000000001AAA", "005000000000001AAA")]
    [InlineData("user 005000000000001", "005000000000001")]
    [InlineData("record 051Tk00000p009yIAA of another kind", "051Tk00000p009yIAA")]
    [InlineData("Wagen__c.Achse__c", "Achse__c")]
    [InlineData("Gleis__r.Weiche__c of an object that is not in the project", "Weiche__c")]
    [InlineData("Zug  Sync", "Zug  Sync")]
    [InlineData("owner Zug Sync's", "Zug Sync")]
    [InlineData("profiles/R%26D Tools.profile", "R%26D Tools")]
    [InlineData("profiles/R%26D%20Tools.profile", "R%26D%20Tools")]
    [InlineData("it was cut: zug.sync@zug.ex…", "zug.sync@zug.ex")]
    [InlineData("Integration_zug_sync is what the kit makes", "zug_sync")]
    [InlineData("by 品質連携プロファイル", "品質連携")]
    [InlineData("profile 'integration'", "integration")]
    [InlineData("Profile Integration grants it", "Integration")]
    [InlineData("Salesforce Integration Bridge", "Integration Bridge")]
    [InlineData("installed app 'Wagenmeister Link' of a package", "Wagenmeister Link")]
    [InlineData("app gleisns__Weichen_Hub, which no label names", "gleisns__Weichen_Hub")]
    [InlineData("holds a token: Fahrplan Bote", "Fahrplan Bote")]
    [InlineData("custom metadata record 'Signal.Rot'", "Signal")]
    [InlineData("answered by Gustav Weichensteller on 2026-11-20: email=no", "Gustav Weichensteller")]
    public void Name_IsHidden(string text, string name)
    {
        var hidden = Everything.Value.Apply(text);

        Assert.DoesNotContain(name, hidden, StringComparison.Ordinal);
        Assert.Contains("-", hidden, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Zugangsart")]
    [InlineData("the licence Salesforce Integration is an integration licence")]
    [InlineData("System Administrator")]
    [InlineData("ManageUsers on Account")]
    [InlineData("line 12 of 005 files")]
    [InlineData("051Tk00000p009yXXX has the form of an id and a wrong checksum")]
    [InlineData("")]
    public void OtherText_Stays(string text) => Assert.Equal(text, Everything.Value.Apply(text));

    [Fact]
    public void OneName_HasOnePseudonymInAnyCase() => Assert.Equal(Everything.Value.Apply("Zugang"), Everything.Value.Apply("zugang"));

    [Fact]
    public void BothFormsOfAnId_HaveOnePseudonym() =>
        Assert.Equal(Everything.Value.Apply("005000000000001"), Everything.Value.Apply("005000000000001AAA"));

    [Fact]
    public void HiddenText_StaysWhenHiddenAgain()
    {
        var once = Everything.Value.Apply("user zug.sync@zug.example on profile Zugang of Integration");

        Assert.Equal(once, Everything.Value.Apply(once));
    }

    [Fact]
    public void KindThatIsNotChosen_Stays()
    {
        var redactor = Of(RedactionKinds.Users);

        Assert.Contains("Zugang", redactor.Apply("Zugang of zug.sync@zug.example"), StringComparison.Ordinal);
        Assert.Contains("Wagen__c", redactor.Apply("Wagen__c"), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_HidesValuesAndKeysOfAccess_AndKeepsItsOwnWords()
    {
        const string File = """{"classification":"integration","name":"integration","note":"a \"Zugang\" \u005augang","effectiveAccess":{"zug.sync@zug.example":{"objectPermissions":{"Wagen__c":{"read":true}}}}}""";

        var hidden = Redact(File, JsonFile.Redact);

        Assert.StartsWith("""{"classification":"integration","name":"profile-""", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("ugang", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("zug.sync", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("Wagen", hidden, StringComparison.Ordinal);
        Assert.Contains("objectPermissions", hidden, StringComparison.Ordinal);
        System.Text.Json.JsonDocument.Parse(hidden).Dispose();
    }

    [Fact]
    public void Csv_KeepsHeaderAndOwnColumns_AndReadsQuotes()
    {
        const string File = "\ufeffName,Verdict,Label\r\nZugang,integration,\"x \"\"Zug Sync\"\", y\"\r\n,,integration\r\n";

        var hidden = Redact(File, new CsvFile().Redact);

        Assert.StartsWith("\ufeffName,Verdict,Label\r\nprofile-", hidden, StringComparison.Ordinal);
        Assert.Contains(",integration,\"x \"\"name-", hidden, StringComparison.Ordinal);
        Assert.EndsWith("\"\", y\"\r\n,,profile-" + hidden[^10..], hidden, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void CsvOfManyRows_IsPassedOnInPartsAsOneFile(int piece)
    {
        var file = "\ufeffName,Verdict,Label\r\n"
            + string.Concat(Enumerable.Range(0, 40_000).Select(row => $"Zugang,integration,\"é {row} \"\"Zug Sync\"\",\r\n品質連携\"\r\n"));
        var bytes = System.Text.Encoding.UTF8.GetBytes(file);
        using var target = new MemoryStream();

        var early = 0L;
        using (var stream = new RedactedCsvStream(Everything.Value, target))
        {
            foreach (var part in bytes.Chunk(piece))
            {
                stream.Write(part);
            }

            early = target.Length;
        }

        Assert.InRange(early, 1, target.Length - 1);
        Assert.Equal(Redact(file, new CsvFile().Redact), System.Text.Encoding.UTF8.GetString(target.ToArray()));
    }

    [Fact]
    public void Xml_ReadsEntities()
    {
        var hidden = Redact("<a name=\"R&amp;D Tools\" type=\"integration\">R&#38;D Tools &amp; more</a>", XmlFile.Redact);

        Assert.DoesNotContain("D Tools", hidden, StringComparison.Ordinal);
        Assert.Contains("type=\"integration\"", hidden, StringComparison.Ordinal);
        Assert.EndsWith(" &amp; more</a>", hidden, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_ReadsEscapesAndCuts()
    {
        var hidden = Redact("- `Zugang`: zug.sync@<!-- -->zug.example, R&amp;D Tools, Achse\\_\\_c\n", MarkdownFile.Redact);

        Assert.DoesNotContain("Zugang", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("zug", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("Tools", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("Achse", hidden, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("all", RedactionKinds.All)]
    [InlineData("users", RedactionKinds.Users)]
    [InlineData("Users, apps,code", RedactionKinds.Users | RedactionKinds.Apps | RedactionKinds.Code)]
    [InlineData("people", null)]
    [InlineData("none", null)]
    [InlineData("3", null)]
    [InlineData("", null)]
    public void Kinds_AreReadFromAList(string list, RedactionKinds? kinds) => Assert.Equal(kinds, RedactionKindNames.Parse(list));

    private static string Redact(string file, Action<EncodedText, string> redact)
    {
        var target = new StringBuilder();
        var text = new EncodedText(Everything.Value, file, target);
        redact(text, file);
        text.Finish();
        return target.ToString();
    }

    private static Redactor Of(RedactionKinds kinds) => Redactor.Of(
        new OrgFiles()
            .Profile("Zugang").Profile("Integration").Profile("R%26D Tools").Profile("品質連携").Set("Bridge", "", label: "Integration Bridge")
            .File("objects/Wagen__c.object", "<CustomObject xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>Wagen</label>"
                + "<fields><fullName>Achse__c</fullName><type>Text</type></fields></CustomObject>")
            .File("customMetadata/Signal.Rot.md",
                "<CustomMetadata xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>Rot</label></CustomMetadata>")
            .User("Zugang", name: "Zug Sync")
            .Export("users", "Id,Username,Name,IsActive,Profile.Name,Profile.UserLicense.Name",
                "005000000000001AAA,zug.sync@zug.example,Zug Sync,true,Zugang,Salesforce")
            .Export("connected-applications", "Id,Name,OptionsAllowAdminApprovedUsersOnly", "0H4000000000001AAA,Wagenmeister Link,true")
            .Export("external-client-applications", "Id,DeveloperName,MasterLabel,NamespacePrefix",
                "0xI000000000001AAA,Weichen_Hub,,gleisns")
            .Export("oauth-tokens", "User.Username,AppName", "zug.sync@zug.example,Fahrplan Bote")
            .Read(answers: new()
            {
                ForAll =
                new()
                {
                    Questions =
                AnswerSheet.Empty.Questions.Add("email", new(false, AccessRights.None, null, "Gustav Weichensteller"))
                }
            }),
        [], kinds);
}
