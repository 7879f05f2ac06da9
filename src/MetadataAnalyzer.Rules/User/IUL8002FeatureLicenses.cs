using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.User;

/// <summary>IUL8002: a feature-licence checkbox is set on the user.</summary>
public sealed class IUL8002FeatureLicenses : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL8002",
        title: "Feature licences are ticked on the user",
        messageFormat: "'{0}' has feature licences ticked: {1}. Untick what the integration does not use, "
            + "and try the rest on a sandbox user: whether the licence can hold them is not known{2}",
        description: "Feature licences are checkboxes on the user. No public statement says which of them a user of the "
            + "integration licence may have.",
        step: AssessmentStep.User,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Person);

    private const string FlowUser = "InteractionUser";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        if (context.Subject.User is { FeatureFlags.IsEmpty: false } user)
        {
            context.Report(
                Descriptor, context.Subject.Location, context.Subject.Name, user.FeatureFlags.Select(flag => $"UserPermissions{flag}"),
                Flows(user.FeatureFlags, context));
        }
    }

    /// <summary>Whether the checkbox stays is unknown; a permission set gives what flows ask for without it.</summary>
    private static string Flows(ImmutableArray<string> flags, SubjectAnalysisContext context)
    {
        var access = context.Subject.Access;
        return flags.Contains(FlowUser, StringComparer.OrdinalIgnoreCase)
            && access.FindUserPermission(UserPermissions.RunFlow) is null
            && access.FindUserPermission(UserPermissions.ManageInteraction) is null
            && !access.Rights(AccessKind.Flow).Any()
            && context.Org.Catalogue.FindChange("run-flows") is { } change
            ? $"; {change.WhenAt(context.Org.AsOf)} an integration that starts flows needs Run Flows ({UserPermissions.RunFlow}), "
                + "Manage Flow or access to the flow itself, which the new permission set can hold"
            : "";
    }
}
