using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Analysis;

/// <summary>Registers the actions of one rule.</summary>
public sealed class AnalysisContext
{
    private readonly AnalyzerActions _actions;

    internal AnalysisContext(AnalyzerActions actions) => _actions = actions;

    /// <summary>Registers an action on every component of a type.</summary>
    /// <typeparam name="T"><see cref="Profile"/>, <see cref="PermissionSet"/>, <see cref="ConnectedApp"/> …</typeparam>
    public void RegisterComponentAction<T>(Action<ComponentAnalysisContext<T>> action)
        where T : MetadataComponent => _actions.Components.Add((component, reporter) =>
        {
            if (component is T typed)
            {
                action(new(typed, reporter));
            }
        });

    /// <summary>
    /// Registers an action on every reference of the project to a user, profile, role or licence; once for each name in a component.
    /// </summary>
    public void RegisterReferenceAction(Action<ReferenceAnalysisContext> action) => _actions.References.Add(action);

    /// <summary>Registers an action on every subject to which a descriptor of the rule applies.</summary>
    public void RegisterSubjectAction(Action<SubjectAnalysisContext> action) => _actions.Subjects.Add(action);

    /// <summary>
    /// Registers an action on every candidate. It runs when the verdicts of all are known, and again when seats are allocated. Such an
    /// action reports a <see cref="Impact.Change"/> or a <see cref="Impact.Note"/>, so that it does not change who moves; for a candidate
    /// that gets no seat, also a <see cref="Impact.Blocker"/>.
    /// </summary>
    public void RegisterMoveAction(Action<MoveAnalysisContext> action) => _actions.Moves.Add(action);

    /// <summary>Registers an action on the project and the exports as a whole.</summary>
    public void RegisterProjectAction(Action<ProjectAnalysisContext> action) => _actions.Projects.Add(action);
}

/// <summary>The actions that one rule registered.</summary>
internal sealed class AnalyzerActions(DiagnosticAnalyzer analyzer)
{
    public DiagnosticAnalyzer Analyzer { get; } = analyzer;

    public List<Action<MetadataComponent, DiagnosticReporter>> Components { get; } = [];

    public List<Action<ReferenceAnalysisContext>> References { get; } = [];

    public List<Action<SubjectAnalysisContext>> Subjects { get; } = [];

    public List<Action<MoveAnalysisContext>> Moves { get; } = [];

    public List<Action<ProjectAnalysisContext>> Projects { get; } = [];
}

/// <summary>A rule. Every public class derived from this in a rule assembly is one; it holds no state.</summary>
public abstract class DiagnosticAnalyzer
{
    /// <summary>Every descriptor the rule may report.</summary>
    public abstract ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <summary>Called once, to register actions.</summary>
    public abstract void Initialize(AnalysisContext context);
}
