using System.Text;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting;

/// <summary>A key or token beside, or in place of, a name that the code compares stands in no report.</summary>
public class QuotedSecretsTests
{
    private const string Mark = "Zz7QxW";

    private static readonly string[] Secrets =
    [
        $"-----BEGIN PRIVATE KEY-----MIIEvQIBADANBgkqh{Mark}iG9w0BAQEFAASC/BKcwggSj-----END PRIVATE KEY-----",
        $"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx{Mark}IiwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
        $"00D5g000004ABCD!AQ4AQ{Mark}SwoY8Tnl4D9vH3ieN6SQlXM7jBo9VqsFqQsAzFmPzW6lOu",
        $"https://user:{Mark}@host.example/x?token={Mark}1",
        $"kJ8sQ2mZx71{Mark}LrT0vWy5HgB3nC6dF9",
    ];

    /// <summary>Each with a secret in place of the sign §.</summary>
    private static readonly string[] Code =
    [
        "if (u.Profile.Name == 'Sync') { send('§'); }",
        "if (new Set<String>{'Sync', '§'}.contains(u.Profile.Name)) {}",
        "if (new Map<String, String>{'Sync' => '§', '§' => 'x'}.containsKey(u.Profile.Name)) {}",
        "if (u.Profile.Name == 'Sync' + '§') {}",
        "if ('Sync' + '§' + x == u.Profile.Name) {}",
        "if (u.Profile.Name == '§' || u.Username == '§') {}",
        "if ('Sync,§'.contains(u.Profile.Name)) {}",
        "if (find('§', 'Sync').Profile.Name /* § */ == 'Sync') {} // §",
        "String key = '§'; if (u.Profile.Name == key) {}",
        "x = [SELECT Id FROM User WHERE Profile.Name IN ('Sync', '§') AND Token__c = '§'];",
        @"x = Database.query('SELECT Id FROM Profile WHERE Name = \'Sync\' AND T = \'' + 'S' + '\'');",
        "switch on u.Profile.Name { when 'Sync' { } when 'S' { } }",
        "if (FeatureManagement.checkPermission('S')) {}",
        "if (u.Profile.Name == Label.Key0) {}",
        "send('005000000000001AAA', 'S');",
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void NoReport_HoldsASecretOfTheProject(bool redacts)
    {
        using var folder = new TemporaryFolder();
        WriteProject(folder);
        string[] redact = redacts ? ["--redact"] : [];

        var run = CliRun.Of(["assess", folder.Path, "--verbose", "--report-dir", folder.PathOf("out"), .. redact]);
        var checks = CheckFormats.Select(format => CliRun.Of(["check", folder.Path, "--format", format, .. redact])).ToList();

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(ReportFormats.All.Length, Directory.GetFiles(folder.PathOf("out")).Length);
        Assert.All(Directory.GetFiles(folder.PathOf("out")),
            file => Assert.DoesNotContain(Mark, Text(file), StringComparison.OrdinalIgnoreCase));
        Assert.All(checks.Prepend(run),
            shown => Assert.DoesNotContain(Mark, shown.Output + shown.Error, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Sync", redacts ? "Sync" : File.ReadAllText(folder.PathOf("out/references.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void SnapshotAndInventory_HoldNone()
    {
        using var folder = new TemporaryFolder();
        WriteProject(folder);

        var snapshot = CliRun.Of("snapshot", folder.Path, "--output", folder.PathOf("before.json"), "--readable");
        var inventory = CliRun.Of("inventory", folder.Path, "--output", folder.PathOf("inventory.json"));

        Assert.Equal((0, 0), (snapshot.Code, inventory.Code));
        Assert.DoesNotContain(Mark,
            File.ReadAllText(folder.PathOf("before.json")) + File.ReadAllText(folder.PathOf("before.md")) + File.ReadAllText(
            folder.PathOf("inventory.json")) + inventory.Output, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A name that the code compares need not be in the project.</summary>
    [Fact]
    public void NameThatTheProjectLacks_IsHiddenUnderRedact()
    {
        using var folder = new TemporaryFolder();
        WriteProject(folder);
        folder.Write("classes/Bridge.cls", "public class Bridge { void run(User u) { if (u.Profile.Name == 'Globex Data Bridge') { } } }");

        var run = CliRun.Of("assess", folder.Path, "--redact", "--report-dir", folder.PathOf("out"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.All(Directory.GetFiles(folder.PathOf("out")),
            file => Assert.DoesNotContain("Globex", Text(file), StringComparison.OrdinalIgnoreCase));
    }

    private static string[] CheckFormats => ["text", "json", "sarif", "junit", "markdown", "github", "gitlab"];

    private static void WriteProject(TemporaryFolder folder)
    {
        folder.Write("package.xml", "<Package/>");
        folder.Write("org-data/users.csv",
            "Id,Username,Name,IsActive,Profile.Name\n005000000000001AAA,sync@example.com,ERP Integration,true,Sync\n");
        folder.Write(
            "profiles/Sync.profile",
            $"<Profile><custom>{Secrets[1]}</custom><loginIpRanges><description>{Secrets[0]}</description><endAddress>{Secrets[4]}"
                + $"</endAddress><startAddress>{Secrets[3]}</startAddress></loginIpRanges></Profile>");
        var flow = new StringBuilder("<Flow><status>Active</status>");
        var labels = new StringBuilder("<CustomLabels>");
        var rules = new StringBuilder("<CustomObject>");
        var page = new StringBuilder("<apex:page>");
        for (var index = 0; index < Secrets.Length; index++)
        {
            var secret = Secrets[index];
            for (var line = 0; line < Code.Length; line++)
            {
                var name = $"C{index}_{line}";
                folder.Write($"classes/{name}.cls",
                    $"public class {name} {{ void run() {{\n{Code[line].Replace("§", secret, StringComparison.Ordinal)}\n}} }}");
                folder.Write($"classes/{name}.cls-meta.xml", "<ApexClass><status>Active</status></ApexClass>");
            }

            flow.Append($$"""
                <decisions><name>D{{index}}</name><rules><name>R{{index}}</name><conditions><leftValueReference>$Profile.Name</leftValueReference><operator>EqualTo</operator><rightValue><stringValue>{{secret}}</stringValue></rightValue></conditions></rules></decisions>
                <formulas><name>F{{index}}</name><expression>IF({!$Profile.Name} = "Sync" &amp; "{{secret}}", "{{secret}}", CASE({!$Profile.Name}, "Sync", "{{secret}}", "{{secret}}", "x"))</expression></formulas>
                <textTemplates><name>T{{index}}</name><text>Don't send {{secret}} {!$Profile.Name} = "Sync" password={{Mark}}x isn't '{{secret}}'</text></textTemplates>
                """);
            labels.Append($"<labels><fullName>Key{index}</fullName><value>Sync;{secret}</value></labels>");
            rules.Append($"<validationRules><fullName>V{index}</fullName><active>true</active><errorConditionFormula>AND($Profile.Name "
                + $"&lt;&gt; \"Sync\", Key__c = \"{secret}\", $Profile.Name &lt;&gt; \"{secret}\")</errorConditionFormula><errorMessage>"
                + $"{secret}</errorMessage></validationRules>");
            page.Append($"<p>don't {secret} {{!IF($Profile.Name='Sync','{secret}','')}} {{!$Profile.Name = '{secret}'}}</p>");
        }

        folder.Write("flows/F.flow", flow.Append("</Flow>").ToString());
        folder.Write("labels/CustomLabels.labels", labels.Append("</CustomLabels>").ToString());
        folder.Write("objects/Account.object", rules.Append("</CustomObject>").ToString());
        folder.Write("pages/P.page", page.Append("{!$Profile.Name = 'Sync' ").Append(Secrets[0]).ToString());
        folder.Write("pages/P.page-meta.xml", "<ApexPage><label>P</label></ApexPage>");
    }

    private static string Text(string file)
    {
        if (Path.GetExtension(file) != ".pdf")
        {
            return File.ReadAllText(file);
        }

        using var pdf = UglyToad.PdfPig.PdfDocument.Open(file);
        return string.Concat(pdf.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value));
    }
}
