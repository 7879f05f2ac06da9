using MetadataAnalyzer.Analysis;
using Xunit;

namespace MetadataAnalyzer.Tests.Analysis;

public class DiagnosticTests
{
    [Fact]
    public void ListOfTen_IsShownWhole()
    {
        var finding = Finding("sets: {0}; assign them", Names(10));

        Assert.Equal($"sets: {string.Join(", ", Names(10))}; assign them", finding.Message);
        Assert.Equal(Names(10), finding.Items);
        Assert.False(finding.IsShortened);
    }

    [Fact]
    public void ListOfEleven_IsShownAsTenAndOneMore()
    {
        var finding = Finding("sets: {0}; assign them", Names(11));

        Assert.Equal($"sets: {string.Join(", ", Names(10))} and 1 more; assign them", finding.Message);
        Assert.Equal(Names(11), finding.Items);
        Assert.True(finding.IsShortened);
    }

    [Fact]
    public void LongEntries_AreFewerInTheMessage()
    {
        List<string> entries = [.. Names(12).Select(name => $"{name} {new string('x', 90)}")];

        var finding = Finding("sets: {0}; assign them", entries);

        Assert.InRange(finding.Message.Length, 400, Diagnostic.LongestMessage);
        Assert.EndsWith("xxx and 7 more; assign them", finding.Message, StringComparison.Ordinal);
        Assert.Equal(entries, finding.Items);
    }

    [Fact]
    public void MonstrousEntry_IsCutAtAWordInTheMessageAndWholeInTheItems()
    {
        var query = string.Join(' ', Enumerable.Repeat("AND Profile.Name = 'Sync'", 20));

        var finding = Finding("code: {0}; mend it", new List<string> { query, "short" });

        Assert.Matches("^code: AND Profile.Name .{60,110}…, short; mend it$", finding.Message);
        Assert.Equal([query, "short"], finding.Items);
        Assert.True(finding.IsShortened);
    }

    [Fact]
    public void LongText_IsCutSoThatTheAdviceStays()
    {
        var finding = Finding("'{0}' in {1}: mend it", string.Join(' ', Enumerable.Repeat("word", 538_617 / 5)), "the flow Invoices");

        Assert.InRange(finding.Message.Length, 500, Diagnostic.LongestMessage);
        Assert.EndsWith("word…' in the flow Invoices: mend it", finding.Message, StringComparison.Ordinal);
        Assert.StartsWith("'word word", Assert.Single(finding.Items), StringComparison.Ordinal);
        Assert.True(finding.Items[0].Length > 538_000);
        Assert.True(finding.IsShortened);
    }

    [Fact]
    public void AnyArguments_GiveNoMessageOverTheLimit()
    {
        object[] hostile =
            [new string('x', 5_000), Names(900).Select(name => name + new string('y', 400)), string.Concat(Enumerable.Repeat("😀", 700))];
        object?[] all = [.. hostile, "", null, Array.Empty<string>()];

        Assert.All(
            from first in all
            from second in all
            from third in all
            select Finding("{0} of {1} with {2}; " + new string('z', 300), first, second, third),
            finding => Assert.InRange(finding.Message.Length, 1, Diagnostic.LongestMessage));
        Assert.All(hostile, value => Assert.InRange(Finding("{0}", value).Message.Length, 1, Diagnostic.LongestMessage));
    }

    [Fact]
    public void SeveralLists_AreToldApartInTheItems()
    {
        var finding = Finding(
            "profile '{0}' has {1} and {2}", "Sync", new ItemList("flow", ["Invoices"]), new ItemList("class", ["Orders", "Parts"]));

        Assert.Equal("profile 'Sync' has Invoices and Orders, Parts", finding.Message);
        Assert.Equal(["flow: Invoices", "class: Orders", "class: Parts"], finding.Items);
    }

    [Fact]
    public void Rename_RenamesEachEntryByItself()
    {
        var asked = new List<string>();

        var renamed = Finding("{0}: {1}", "Sync", Names(11)).Rename(text =>
        {
            asked.Add(text);
            return text.Replace("Set_", "set-", StringComparison.Ordinal);
        });

        Assert.Contains("Set_11", asked);
        Assert.Equal("set-11", renamed.Items[^1]);
        Assert.DoesNotContain("Set_", renamed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fingerprint_DoesNotDependOnTheList() =>
        Assert.Equal(Finding("{0}", Names(2)).Fingerprint, Finding("{0}", Names(40)).Fingerprint);

    private static List<string> Names(int count) => [.. Enumerable.Range(1, count).Select(number => $"Set_{number:00}")];

    private static Diagnostic Finding(string format, params object?[] arguments) => new(
        new DiagnosticDescriptor("IUL1999", "Title", format, "Description.", AssessmentStep.Profile, Impact.Note), Impact.Note,
        subject: null, new() { Location = default }, arguments);
}
