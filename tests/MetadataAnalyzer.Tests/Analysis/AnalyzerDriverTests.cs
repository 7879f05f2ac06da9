using System.Collections.Immutable;
using System.IO.Abstractions.TestingHelpers;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata.Reading;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.Readiness;
using Xunit;

namespace MetadataAnalyzer.Tests.Analysis;

public class AnalyzerDriverTests
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "IUL1999", "Title", "message {0}", "Description.", AssessmentStep.Profile, Impact.Note);
    private static readonly DiagnosticDescriptor Undeclared = new(
        "IUL1998", "Title", "message", "Description.", AssessmentStep.Profile, Impact.Note);

    [Fact]
    public void RuleThrows_BecomesAFinding()
    {
        var diagnostic = Assert.Single(Run(_ => throw new InvalidDataException("bad luck")));

        Assert.Same(AnalyzerDriver.RuleThrew, diagnostic.Descriptor);
        Assert.Equal(Impact.Verify, diagnostic.Impact);
        Assert.Equal("Sync", diagnostic.Subject?.Name);
        Assert.Equal(
            "rule IUL1999 failed on subject 'Sync' and said nothing: InvalidDataException: bad luck. Report it to the author of the rule",
            diagnostic.Message);
    }

    [Fact]
    public void RuleThrowsHalfway_SaysNothingElse()
    {
        var diagnostic = Assert.Single(Run(context =>
        {
            context.Report(Descriptor, context.Subject.Location, "half");
            throw new InvalidDataException("bad luck");
        }));

        Assert.Equal("IUL0002", diagnostic.Id);
    }

    [Fact]
    public void UndeclaredDescriptor_BecomesAFinding()
    {
        var diagnostic = Assert.Single(Run(context => context.Report(Undeclared, context.Subject.Location)));

        Assert.Equal("IUL0002", diagnostic.Id);
        Assert.Contains("IUL1998 is not among the supported diagnostics of TestRule", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongArgumentCount_BecomesAFinding()
    {
        var diagnostic = Assert.Single(Run(context => context.Report(Descriptor, context.Subject.Location, "one", "two")));

        Assert.Contains("IUL1999 takes 1 arguments, not 2", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UndeclaredImpact_BecomesAFinding()
    {
        var diagnostic = Assert.Single(Run(context => context.Report(Descriptor, Impact.Blocker, context.Subject.Location, "one")));

        Assert.Contains("IUL1999 does not declare the impact Blocker", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherRules_GoOn()
    {
        var diagnostics = Run(
            _ => throw new InvalidDataException("bad luck"), context => context.Report(Undeclared, context.Subject.Location));

        Assert.Equal(["IUL0002", "IUL1998"], diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void TwoRulesWithOneId_AreRefused() =>
        Assert.Throws<InvalidOperationException>(() => new AnalyzerDriver(
            [new TestRule(_ => { }, Descriptor), new TestRule(
                _ => { }, new("IUL1999", "Other", "message", "Description.", AssessmentStep.Profile, Impact.Note))]));

    private static ImmutableArray<Diagnostic> Run(Action<SubjectAnalysisContext> action, Action<SubjectAnalysisContext>? other = null)
    {
        var fileSystem = new MockFileSystem();
        var root = fileSystem.Path.GetFullPath("/project");
        fileSystem.AddFile(
            fileSystem.Path.Combine(root, "profiles", "Sync.profile"),
            new MockFileData("<Profile xmlns=\"http://soap.sforce.com/2006/04/metadata\"/>"));
        var org = new Org(
            MetadataReader.Read(fileSystem, root), OrgExports.Empty, new LicenseCapabilities(LicenseCatalogue.LoadEmbedded(), null, null));
        IEnumerable<DiagnosticAnalyzer> rules =
            [new TestRule(action, Descriptor), .. other is null ? [] : new[] { new TestRule(other, Undeclared) }];
        return Assessment.Run(org, rules, new() { Include = ["Sync"] }).Diagnostics;
    }

    private sealed class TestRule(Action<SubjectAnalysisContext> action, DiagnosticDescriptor descriptor) : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [descriptor];

        public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(action);
    }
}
