using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.CustomRules.Policies;

/// <summary>A rule written in YAML: its target, its condition and its message.</summary>
public sealed partial class Policy : DiagnosticAnalyzer
{
    private readonly PolicyCondition _where;
    private readonly string _message;

    internal Policy(
        DiagnosticDescriptor descriptor, PolicyTarget target, PolicyCondition where, string message, string fix, Location location)
    {
        (Descriptor, Target, _where, _message, Fix, Location) = (descriptor, target, where, message, fix, location);
        SupportedDiagnostics = [descriptor];
    }

    public DiagnosticDescriptor Descriptor { get; }

    /// <summary>The components or subjects that the policy reads.</summary>
    public PolicyTarget Target { get; }

    /// <summary>The advice that fixes the finding; empty when not given.</summary>
    public string Fix { get; }

    /// <summary>The policy in its file.</summary>
    public Location Location { get; }

    /// <summary>The target and the condition, in words.</summary>
    public string LooksAt =>
        $"{Words(Target)} with {_where.Describe()}. What the input does not show, such as a section that is absent from a file, neither "
        + "fits nor fails, so that nothing is reported because of it.";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        switch (Target)
        {
            case PolicyTarget.PermissionSet:
                context.RegisterComponentAction<PermissionSet>(
                    action =>
                        Report(new ContainerView(action.Component, action.Org), (at, message) => action.Report(Descriptor, at, message)));
                break;
            case PolicyTarget.Profile:
                context.RegisterComponentAction<Profile>(
                    action =>
                        Report(new ContainerView(action.Component, action.Org), (at, message) => action.Report(Descriptor, at, message)));
                break;
            case PolicyTarget.ConnectedApp:
                context.RegisterComponentAction<ConnectedApp>(
                    action => Report(new AppView(action.Component), (at, message) => action.Report(Descriptor, at, message)));
                context.RegisterComponentAction<ExternalClientApplication>(
                    action => Report(new ExternalAppView(action.Component), (at, message) => action.Report(Descriptor, at, message)));
                break;
            default:
                context.RegisterSubjectAction(action => Report(
                    new SubjectView(action.Subject, action.Classification, action.Org), (at, message) =>
                        action.Report(Descriptor, at, message)));
                break;
        }
    }

    /// <summary>One finding for each grant or, when the condition names none, one for the whole.</summary>
    private void Report(PolicyView view, Action<Evidence, string> report)
    {
        var outcome = _where.Evaluate(view);
        if (outcome.Holds != true)
        {
            return;
        }

        foreach (var grant in outcome.Grants.DistinctBy(grant => (grant.What, grant.Name.ToUpperInvariant())))
        {
            report(grant.At ?? view.Whole, Message(view, grant));
        }

        if (outcome.Grants.IsEmpty)
        {
            report(view.Whole, Message(view, default));
        }
    }

    private string Message(PolicyView view, PolicyHolding grant) =>
        Placeholder().Replace(_message, match => match.Groups["word"].Value switch
    {
        "name" => view.Name,
        "label" => view.Label,
        "license" => view.License ?? "none",
        "profile" => view.ProfileName ?? "",
        "grant" => grant.Name ?? "",
        "kind" => grant.What ?? "",
        "rights" => grant.Rights.Describe(),
        "container" => grant.Container ?? view.Caption,
        _ => match.Value,
    });

    private static string Words(PolicyTarget target) => target switch
    {
        PolicyTarget.PermissionSet => "Permission sets",
        PolicyTarget.Profile => "Profiles",
        PolicyTarget.ConnectedApp => "Connected apps and external client apps",
        _ => "Users, or profiles without an export of users,",
    };

    /// <summary>A placeholder in a message: <c>{name}</c>.</summary>
    [GeneratedRegex(@"\{(?<word>[A-Za-z]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    internal static partial Regex Placeholder();
}

/// <summary>The components or subjects that a policy reads.</summary>
public enum PolicyTarget
{
    PermissionSet,
    Profile,

    /// <summary>Connected apps and external client apps.</summary>
    ConnectedApp,

    Subject,
}
