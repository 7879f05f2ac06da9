using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Tests.Access;

namespace MetadataAnalyzer.Tests.Planning;

/// <summary>Plans the move of the one user of an org in memory, whatever its verdict.</summary>
internal static class PlanFiles
{
    public static SubjectPlan Plan(this OrgFiles files, PlanOptions? options = null) =>
        Xunit.Assert.Single(files.PlanAll(options).Subjects);

    public static MigrationPlan PlanAll(this OrgFiles files, PlanOptions? options = null) =>
        MigrationPlan.Of(files.Assess(), (options ?? new()) with { AllCandidates = true });

    public static AssessmentResult Assess(this OrgFiles files) =>
        Assessment.Run(files.Read(), CommandRules.BuiltIn.Analyzers, new() { Include = [OrgFiles.Username] });
}
