using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Readiness;

/// <summary>
/// What a check counts: of the findings about one element, such as a grant, the gravest stands for all. A blocked grant stops each of its users, makes its
/// set unassignable and costs a saving, but whoever reviews the change has one line to take back. A rule of one's own always stands for itself.
/// </summary>
internal sealed class FoldedFindings
{
    private readonly Dictionary<Diagnostic, ImmutableArray<Diagnostic>> _groups = [];

    /// <param name="findings">The findings of a run.</param>
    /// <param name="stateOf">What becomes of a finding in the check; findings of different states stay apart.</param>
    public FoldedFindings(IEnumerable<Diagnostic> findings, Func<Diagnostic, FindingState> stateOf)
    {
        // What is about a user goes before what is about a container: it has the grant path.
        var groups = findings.Where(IsAboutAnElement).GroupBy(finding => (
            stateOf(finding), finding.Location, finding.Evidence.Component?.Type, finding.Evidence.Component?.Name, finding.Evidence.Element.ToUpperInvariant()));
        foreach (var group in groups)
        {
            ImmutableArray<Diagnostic> members = [.. group.OrderBy(finding => finding.Impact).ThenBy(finding => finding.Subject is null).ThenBy(finding => finding)];
            foreach (var member in members)
            {
                _groups[member] = members;
            }
        }
    }

    /// <summary>The finding that stands for this one: itself, or the gravest about the same element.</summary>
    public Diagnostic LeadOf(Diagnostic finding) => _groups.TryGetValue(finding, out var group) ? group[0] : finding;

    /// <summary>The findings that this one stands for, without itself; empty for one that another stands for.</summary>
    public ImmutableArray<Diagnostic> Behind(Diagnostic lead) => _groups.TryGetValue(lead, out var group) && group[0] == lead ? group[1..] : [];

    /// <summary>Whether a list of one subject's findings shows this one: no graver finding about the same element has the same subject. What is about no subject has to lead.</summary>
    public bool LeadsForItsSubject(Diagnostic finding) =>
        !_groups.TryGetValue(finding, out var group) || (finding.Subject is null ? group[0] == finding : group.First(other => other.Subject == finding.Subject) == finding);

    private static bool IsAboutAnElement(Diagnostic finding) => finding.Descriptor.IsBuiltIn && finding.Evidence is { Element.Length: > 0, Component: not null } && finding.Location.Line > 0;
}
