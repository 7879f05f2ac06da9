using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.LeastPrivilege;

/// <summary>IUL9002: the password never expires, or the client sends it.</summary>
public sealed class IUL9002PasswordInUse : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL9002",
        title: "A password that never expires, or password login",
        messageFormat: "'{0}' {1}. Move the client to OAuth client credentials or JWT bearer, then let the password expire",
        description: "A password that a client keeps can be read where it is kept and used from anywhere. Logins by SOAP and by the OAuth "
            + "username-password flow are being retired.",
        step: AssessmentStep.LeastPrivilege,
        impact: Impact.Note);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var (subject, org) = (context.Subject, context.Org);
        var reasons = new List<(string Text, Evidence At)>();
        if (subject.Logins?.WithPassword is { IsEmpty: false } logins)
        {
            var latest = logins.OrderByDescending(use => use.Last).ThenBy(use => use.Latest).First();
            var flows = logins.Select(use => org.Catalogue.ClassifyLogin(use.LoginType, use.LoginSubType, use.Application).Flow)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal);
            var times = logins.Sum(use => use.Count);
            var when = latest.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            reasons.Add(
                ($"signed in with its password {(times == 1 ? "once" : $"{times} times")} in the window, last on {when} "
                    + $"({string.Join(", ", flows)})", latest.Latest));
        }

        if (subject.Needs.FindPermission(UserPermissions.PasswordNeverExpires) is { } never)
        {
            reasons.Add(
                ($"has {never.DisplayName} from {never.Right.Grants[0].Source.Caption}", Evidence.Of(never.Right.Grants[0], element: "")));
        }

        if (org.Project.ProfilePasswordPolicies
            .FirstOrDefault(policy => policy.PasswordExpiration == 0 && org.Names.IsProfile(policy.Profile.Name, subject)) is { } policy)
        {
            reasons.Add((
                $"is on a profile whose password policy '{policy.FullName}' lets passwords never expire",
                Evidence.Of(policy, policy.Profile.Location)));
        }

        if (reasons is [var first, ..])
        {
            context.Report(Descriptor, first.At, subject.Name, string.Join(" and ", reasons.Select(reason => reason.Text)));
        }
    }
}
