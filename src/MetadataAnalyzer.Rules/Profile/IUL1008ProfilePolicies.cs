using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.Profile;

/// <summary>IUL1008: a password policy or a session setting is made for the profile.</summary>
public sealed class IUL1008ProfilePolicies : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL1008",
        title: "A password policy or session setting belongs to the profile",
        messageFormat: "{0} '{1}'{2} applies to profile '{3}' and does not follow the user. Make it again for the new profile",
        description: "Password policies and session settings are kept by profile. The user leaves them behind with it.",
        step: AssessmentStep.Profile,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        var profile = context.Org.Names.ProfileLabel(subject.ProfileName);
        foreach (var policy in subject.Move.ProfileSettings.PasswordPolicies)
        {
            var expiry = policy.PasswordExpiration switch
            {
                0 => " (passwords never expire)",
                { } days => $" (passwords expire after {days} days)",
                null => "",
            };
            context.Report(Descriptor, Evidence.Of(policy, policy.Profile.Location), "password policy", policy.FullName, expiry, profile);
        }

        foreach (var setting in subject.Move.ProfileSettings.SessionSettings)
        {
            var level = setting.RequiredSessionLevel is { } required ? $" (required session level {required})" : "";
            context.Report(Descriptor, Evidence.Of(setting, setting.Profile.Location), "session setting", setting.FullName, level, profile);
        }
    }
}
