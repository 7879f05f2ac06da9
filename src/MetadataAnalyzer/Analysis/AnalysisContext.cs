using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Analysis;

/// <summary>Takes the actions of one rule.</summary>
public sealed class AnalysisContext
{
    private readonly AnalyzerActions _actions;

    internal AnalysisContext(AnalyzerActions actions) => _actions = actions;

    /// <summary>Looks at every component of a type.</summary>
    /// <typeparam name="T"><see cref="Profile"/>, <see cref="PermissionSet"/>, <see cref="ConnectedApp"/> …</typeparam>
    public void RegisterComponentAction<T>(Action<ComponentAnalysisContext<T>> action)
        where T : MetadataComponent => _actions.Components.Add((component, reporter) =>
        {
            if (component is T typed)
            {
                action(new(typed, reporter));
            }
        });

    /// <summary>Looks at every place of the project that names a user, a profile or what a user has by it; once for each name in a component.</summary>
    public void RegisterReferenceAction(Action<ReferenceAnalysisContext> action) => _actions.References.Add(action);

    /// <summary>Looks at every subject to which a descriptor of the rule applies.</summary>
    public void RegisterSubjectAction(Action<SubjectAnalysisContext> action) => _actions.Subjects.Add(action);

    /// <summary>
    /// Looks at every candidate once seats are allocated. Such an action reports a <see cref="Impact.Blocker"/> or a <see cref="Impact.Note"/>:
    /// anything else would change who is allocated a seat, and so its own ground.
    /// </summary>
    public void RegisterSeatAction(Action<SeatAnalysisContext> action) => _actions.Seats.Add(action);

    /// <summary>
    /// Looks at every candidate once the verdicts of all are known. Such an action reports nothing worse than a
    /// <see cref="Impact.Change"/>, so that it cannot turn a move into none and its own ground away.
    /// </summary>
    public void RegisterMoveAction(Action<MoveAnalysisContext> action) => _actions.Moves.Add(action);

    /// <summary>Looks at the project and the exports as a whole.</summary>
    public void RegisterProjectAction(Action<ProjectAnalysisContext> action) => _actions.Projects.Add(action);
}
