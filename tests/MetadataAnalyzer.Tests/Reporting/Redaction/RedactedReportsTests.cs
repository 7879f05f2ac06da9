using System.Reflection;
using System.Text;
using System.Text.Json;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Json;
using MetadataAnalyzer.Reporting.Redaction;
using MetadataAnalyzer.Tests.Access;
using MetadataAnalyzer.Tests.Cli;
using UglyToad.PdfPig;
using Xunit;

namespace MetadataAnalyzer.Tests.Reporting.Redaction;

/// <summary>Nothing that is written of an org with <c>--redact</c> holds a name, and all else stays as it is.</summary>
public class RedactedReportsTests
{
    private static readonly Lazy<(Redactor Names, Dictionary<string, byte[]> Files)> Sample =
        new(() => Write(SampleReports.Result, RedactionKinds.All));

    public static TheoryData<RedactionKinds> Kinds =>
        [RedactionKinds.Users, RedactionKinds.Apps, RedactionKinds.Objects, RedactionKinds.Code, RedactionKinds.Containers];

    public static TheoryData<string> Formats => [.. ReportFormats.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Sample_NoFormatHoldsAName(string format)
    {
        var file = ReportFormats.All.Single(writer => writer.Name == format).FileName;

        var leaks = Leaks.Find(Sample.Value.Files[file], Leaks.NamesOf(SampleReports.Result.Org, RedactionKinds.All));

        Assert.Empty(leaks);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Sample_OneKindAlone_IsHidden(RedactionKinds kind)
    {
        var names = Leaks.NamesOf(SampleReports.Result.Org, kind);

        var files = Write(SampleReports.Result, kind).Files;

        Assert.True(names.Count > 3);
        Assert.All(files, file => Assert.Empty(Leaks.Find(file.Value, names)));
    }

    [Fact]
    public void Sample_WithoutRedaction_HoldsTheNames()
    {
        var names = Leaks.NamesOf(SampleReports.Result.Org, RedactionKinds.All);

        var leaks = Leaks.Find(SampleReports.Write(SampleReports.Result, includeAccess: true)["assessment.json"], names);

        Assert.True(leaks.Count > 100, $"only {leaks.Count} of {names.Count} names are in the report at all: the search finds nothing");
    }

    [Fact]
    public void HostileNames_AreHidden()
    {
        var input = new AssessmentInput { Path = "/org" };
        var result = input.Assess(input.ReadOrg(HostileOrg.Create()));

        var files = Write(result, RedactionKinds.All).Files;

        Assert.All(files, file => Assert.Empty(Leaks.Find(file.Value, Leaks.NamesOf(result.Org, RedactionKinds.All))));
        Assert.All(files, file => Assert.DoesNotContain("alert(1)", Encoding.UTF8.GetString(file.Value), StringComparison.Ordinal));
    }

    [Fact]
    public void NamesWithSpecialCharacters_AreHidden()
    {
        var result = Assess(new OrgFiles()
            .Profile("R%26D Tools",
                OrgFiles.Permission("ApiUserOnly") + OrgFiles.Object("Zug__c", "allowRead") + OrgFiles.Class("ZugDienst"))
            .Set("Zug_Sync_", OrgFiles.Permission("ManageUsers"), license: "Salesforce", label: "Zug \"&lt;Sync> | 100%25 *neu*")
            .User("R&D Tools", name: "Zoë O'Brien-Müller 品質連携")
            .Assign("Zug_Sync_"));

        var files = Write(result, RedactionKinds.All).Files;

        Assert.All(files, file => Assert.Empty(Leaks.Find(file.Value, Leaks.NamesOf(result.Org, RedactionKinds.All))));
        Assert.All(files, file => Assert.DoesNotContain("品質連携", Encoding.UTF8.GetString(file.Value), StringComparison.Ordinal));
    }

    [Fact]
    public void TwoRuns_GiveTheSameBytes()
    {
        var again = Write(SampleReports.Assess(), RedactionKinds.All);

        Assert.All(again.Files, file => Assert.Equal(Sample.Value.Files[file.Key], file.Value));
        Assert.Equal(Sample.Value.Names.Names, again.Names.Names);
    }

    [Fact]
    public void AnotherUser_ChangesNoOtherPseudonym()
    {
        string[] rows = ["Id,Username,Name,IsActive,Profile.Name,Profile.UserLicense.Name",
            "005000000000001AAA,zug.sync@zug.example,Zug Sync,true,Zugang,Salesforce"];
        var before = Redactor.Of(new OrgFiles().Profile("Zugang").Export("users", rows).Read(), [], RedactionKinds.All);
        var after = Redactor.Of(new OrgFiles().Profile("Zugang")
            .Export("users", [.. rows, "005000000000002AAA,another.person@zug.example,Another Person,true,Zugang,Salesforce"]).Read(), [],
            RedactionKinds.All);

        Assert.True(after.Names.Length > before.Names.Length);
        Assert.All(before.Names, name => Assert.Contains(name, after.Names));
    }

    [Fact]
    public void AnotherOrg_HasOtherPseudonyms()
    {
        static Redactor Of(string id) => Redactor.Of(
            new OrgFiles().Profile("Zugang").Export("users", "Id,Username,IsActive", $"{id},zug.sync@zug.example,true").Read(), [],
                RedactionKinds.All);

        Assert.NotEqual(Of("005000000000001AAA").Apply("zug.sync@zug.example"), Of("005000000000009AAA").Apply("zug.sync@zug.example"));
    }

    [Fact]
    public void Key_LeadsBackOneToOne()
    {
        var (redactor, files) = Sample.Value;
        var originals = redactor.Names.ToDictionary(name => name.Pseudonym, name => name.Original, StringComparer.Ordinal);
        using var redacted = JsonDocument.Parse(files["assessment.json"]);

        var names = redacted.RootElement.GetProperty("subjects").EnumerateArray()
            .Select(subject => originals[subject.GetProperty("name").GetString()!]);

        Assert.Equal(SampleReports.Result.Subjects.Select(subject => subject.Subject.Name), names);
        Assert.Equal(redactor.Names.Length, redactor.Names.Select(name => name.Original).Distinct(StringComparer.OrdinalIgnoreCase)
            .Count());
    }

    /// <summary>The streams of a PDF are packed, so that its words, its bookmarks and what it says of itself are looked at apart.</summary>
    [Fact]
    public void WordsOfThePdf_NameNobody()
    {
        using var pdf = PdfDocument.Open(Sample.Value.Files["assessment.pdf"]);
        var words = pdf.GetPages().Select(page => string.Join(' ', page.GetWords().Select(word => word.Text)))
            .Append(pdf.Information.Title).Append(pdf.Information.Author);
        var bookmarks = pdf.TryGetBookmarks(out var found) ? found.GetNodes().Select(node => node.Title) : [];

        // A name that is part of one of the platform's stands apart from the rest of it where a cell wraps.
        var names = Leaks.NamesOf(SampleReports.Result.Org, RedactionKinds.All).Where(name => name.Within.Length == 0).ToList();
        Assert.Empty(Leaks.Find(Encoding.UTF8.GetBytes(string.Join('\n', words.Concat(bookmarks))), names));
    }

    [Fact]
    public void NumbersAndVerdicts_StayAsTheyAre()
    {
        using var plain =
            JsonDocument.Parse(
            SampleReports.Write(ReportModel.Of(SampleReports.Result, new() { IncludeAccess = true }))["assessment.json"]);
        using var redacted = JsonDocument.Parse(Sample.Value.Files["assessment.json"]);

        Same(plain.RootElement, redacted.RootElement, "");
    }

    [Fact]
    public void Fingerprints_AreOthersAndAsMany()
    {
        using var redacted = JsonDocument.Parse(Sample.Value.Files["assessment.json"]);
        var before = SampleReports.Result.Diagnostics.Select(diagnostic => diagnostic.Fingerprint).ToHashSet(StringComparer.Ordinal);

        var after = redacted.RootElement.GetProperty("diagnostics").EnumerateArray()
            .Select(diagnostic => diagnostic.GetProperty("fingerprint").GetString()!).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(before.Count, after.Count);
        Assert.Empty(before.Intersect(after));
        Assert.All(after, fingerprint => Assert.Equal(32, fingerprint.Length));
    }

    [Fact]
    public void EveryWriter_IsReachedThroughTheRedaction()
    {
        var writers = typeof(ReportFormat).Assembly.GetTypes()
            .SelectMany(type =>
                type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.GetParameters().Select(parameter => parameter.ParameterType)
                .SequenceEqual([typeof(ReportModel), typeof(Stream)]));

        // HTML, PDF and the calendar are drawn from the document, which has pseudonyms already.
        var drawn = 3;
        Assert.All(writers, method => Assert.False(method.DeclaringType!.IsPublic));
        Assert.Equal(ReportFormats.All.Length + ReportFormats.OfPipelines.Length - drawn, writers.Count());
    }

    [Fact]
    public void UnknownFormat_IsRefused()
    {
        var model = ReportModel.Of(SampleReports.Result, new() { Redactor = Sample.Value.Names });
        var format = new ReportFormat("other", "assessment.other", (TextSyntax)(-1), (_, stream) => stream.WriteByte(0));

        Assert.Throws<NotSupportedException>(() => format.Write(model, Stream.Null));
    }

    private static (Redactor Names, Dictionary<string, byte[]> Files) Write(AssessmentResult result, RedactionKinds kinds)
    {
        var redactor = Redactor.Of(result.Org, [.. CommandRules.BuiltIn.Analyzers.SelectMany(rule => rule.SupportedDiagnostics)], kinds);
        return (redactor, SampleReports.Write(ReportModel.Of(result, new() { IncludeAccess = true, Redactor = redactor })));
    }

    private static AssessmentResult Assess(OrgFiles files) => Assessment.Run(files.Read(), CommandRules.BuiltIn.Analyzers);

    /// <summary>The same shape and the same numbers, and the same words where no name can be.</summary>
    private static void Same(JsonElement plain, JsonElement redacted, string path)
    {
        Assert.True(plain.ValueKind == redacted.ValueKind, path);
        switch (plain.ValueKind)
        {
            case JsonValueKind.Object:
                // What the org says of the licence has its key, by which two reports of one org could be joined: redacted ones lack it.
                var before = plain.EnumerateObject().Where(property => property.Name != LicenseFactsJson.Key).ToList();
                var after = redacted.EnumerateObject().ToList();
                Assert.True(before.Count == after.Count, path);
                foreach (var (one, other) in before.Zip(after))
                {
                    Assert.True(one.Name == other.Name
                        || path.StartsWith("/effectiveAccess", StringComparison.Ordinal), $"{path}/{one.Name} became {other.Name}");
                    Same(one.Value, other.Value, $"{path}/{one.Name}");
                }

                break;
            case JsonValueKind.Array:
                Assert.True(plain.GetArrayLength() == redacted.GetArrayLength(), path);
                foreach (var (one, other) in plain.EnumerateArray().Zip(redacted.EnumerateArray()))
                {
                    Same(one, other, path);
                }

                break;
            case JsonValueKind.String when path.Split('/')[^1] is "verdict" or "classification" or "ruleId" or "impact" or "severity"
                or "kind" or "seat" or "userLicense" or "outlook" or "type":
                Assert.Equal(plain.GetString(), redacted.GetString());
                break;
            case JsonValueKind.Number:
                Assert.Equal(plain.GetRawText(), redacted.GetRawText());
                break;
        }
    }
}
