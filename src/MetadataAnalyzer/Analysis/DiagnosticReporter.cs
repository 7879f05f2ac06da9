using MetadataAnalyzer.Access;

namespace MetadataAnalyzer.Analysis;

/// <summary>Takes the findings of one rule's action and holds the rule to what it declared.</summary>
internal sealed class DiagnosticReporter(DiagnosticAnalyzer analyzer, Org org, List<Diagnostic> results)
{
    public Org Org { get; } = org;

    public void Report(DiagnosticDescriptor descriptor, Impact impact, Subject? subject, Evidence evidence, ReadOnlySpan<object?> arguments)
    {
        if (!analyzer.SupportedDiagnostics.Contains(descriptor))
        {
            throw new InvalidOperationException($"{descriptor.Id} is not among the supported diagnostics of {analyzer.GetType().Name}");
        }

        if (!descriptor.Impacts.Contains(impact))
        {
            throw new InvalidOperationException($"{descriptor.Id} does not declare the impact {impact}");
        }

        if (arguments.Length != descriptor.ArgumentCount)
        {
            throw new InvalidOperationException($"{descriptor.Id} takes {descriptor.ArgumentCount} arguments, not {arguments.Length}");
        }

        results.Add(new Diagnostic(descriptor, impact, subject, evidence, arguments));
    }
}
