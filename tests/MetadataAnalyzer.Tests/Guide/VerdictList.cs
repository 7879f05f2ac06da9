using System.IO.Abstractions;
using MetadataAnalyzer.Rules;

namespace MetadataAnalyzer.Tests.Guide;

/// <summary>Prints the verdict of every candidate of a project, with what stands in its way.</summary>
public static class VerdictList
{
    public static void Print(string project, TextWriter output)
    {
        var run = new AssessmentRun { Path = project, Rules = new(BuiltInRules.All) };
        var result = run.Execute(new FileSystem());
        foreach (var assessed in result.Subjects.Where(subject => subject.IsCandidate))
        {
            output.WriteLine($"{assessed.Subject.Name}: {assessed.Verdict}");
            foreach (var finding in assessed.Findings)
            {
                output.WriteLine($"  {finding.Location} {finding.Id}: {finding.Message}");
            }
        }
    }
}
