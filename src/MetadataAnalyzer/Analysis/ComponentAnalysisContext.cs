using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Analysis;

/// <summary>What a component action looks at.</summary>
/// <typeparam name="T">Component type.</typeparam>
public sealed class ComponentAnalysisContext<T>
    where T : MetadataComponent
{
    private readonly DiagnosticReporter _reporter;

    internal ComponentAnalysisContext(T component, DiagnosticReporter reporter)
    {
        Component = component;
        _reporter = reporter;
    }

    public T Component { get; }

    public Org Org => _reporter.Org;

    /// <summary>Reports a finding without a subject; it touches no verdict.</summary>
    public void Report(DiagnosticDescriptor descriptor, Evidence at, params ReadOnlySpan<object?> arguments) =>
        Report(descriptor, descriptor.Impact, at, arguments);

    /// <summary>Reports a finding without a subject and with one of the rule's other impacts.</summary>
    public void Report(DiagnosticDescriptor descriptor, Impact impact, Evidence at, params ReadOnlySpan<object?> arguments) =>
        _reporter.Report(descriptor, impact, subject: null, at, arguments);
}
