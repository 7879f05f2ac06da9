using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Tests.Access;
using Xunit;

namespace MetadataAnalyzer.Tests.Analysis;

public class ReferenceActionTests
{
    [Fact]
    public void ProfileThatIsNoSubject_IsNamedWithoutOne()
    {
        var org = new OrgFiles()
            .Profile("Admin")
            .Profile("Sync")
            .Component("classes", "cls-meta.xml", "ApexClass", "Guard", "<apiVersion>64.0</apiVersion>")
            .File("classes/Guard.cls", "public class Guard { Boolean b = u.Profile.Name == 'System Administrator'; }")
            .Read();

        var result = Assessment.Run(org, [new EachReference()], new() { Include = ["Sync"] });

        Assert.DoesNotContain(result.Subjects, subject => subject.Subject.Name == "Admin");
        Assert.Null(Assert.Single(result.Diagnostics).Subject);
    }

    private sealed class EachReference : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Descriptor = new(
            "ABC7001", "A reference", "{0}", "For a test.", AssessmentStep.References, Impact.Note);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

        public override void Initialize(AnalysisContext context) =>
            context.RegisterReferenceAction(reference => reference.ReportForEach(Descriptor, _ => [reference.Reference.Value]));
    }
}
