using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.ApexAndVisualforce;

/// <summary>IUL6006: the subject may call Apex endpoints whose database operations run with its own rights.</summary>
public sealed class IUL6006EndpointInUserMode : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL6006",
        title: "Apex endpoints run with the caller's rights",
        messageFormat: "'{0}' may call Apex endpoints saved at API 67.0 or later, whose database operations run in user mode: {1}. Where "
            + "the integration calls them, the new permission set must hold the objects and fields that they use, and the owner's list of "
            + "objects must name them",
        description: "Apex saved at API 67.0 or later asks for the rights of its caller on objects and fields. A new permission set that "
            + "holds only what the client names itself is then too small.",
        step: AssessmentStep.ApexAndVisualforce,
        impact: Impact.Note);

    /// <summary>The first API version of the catalogue's change <c>apex-user-mode</c>.</summary>
    private const decimal FirstVersion = 67;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var endpoints = context.Subject.Needs.EndpointClasses.Where(IsInUserMode).ToList();
        if (endpoints is [var first, ..])
        {
            context.Report(
                Descriptor, Evidence.FromLocation((first.RestResource ?? first.WebService)!.Value), context.Subject.Name,
                endpoints.Select(endpoint => $"'{endpoint.FullName}'"));
        }
    }

    private static bool IsInUserMode(ApexClass endpoint) =>
        decimal.TryParse(endpoint.ApiVersion, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var version)
        && version >= FirstVersion;
}
