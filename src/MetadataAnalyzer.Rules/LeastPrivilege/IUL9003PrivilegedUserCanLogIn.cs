using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.LeastPrivilege;

/// <summary>IUL9003: a user with privileged rights on a full licence can log in to the user interface.</summary>
public sealed class IUL9003PrivilegedUserCanLogIn : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL9003",
        title: "A privileged user on a full licence can log in to the user interface",
        messageFormat: "'{0}' holds {1} and can log in to the user interface, where phishing-resistant MFA is asked of such users {2} "
            + "({3}, {4}). Take the rights away or, for an integration, make it API only",
        description: "A user that cannot log in to the user interface is out of the requirement's reach by most readings; a full-licence "
            + "user with these rights is not.",
        step: AssessmentStep.LeastPrivilege,
        impact: Impact.Note,
        appliesTo: Candidacy.Candidate | Candidacy.NotACandidate);

    /// <summary>The permissions that the change <c>phishing-resistant-mfa</c> names.</summary>
    private static readonly ImmutableArray<string> Privileged =
        [UserPermissions.AuthorApex, UserPermissions.CustomizeApplication, UserPermissions.ModifyAllData, UserPermissions.ViewAllData];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var (subject, org) = (context.Subject, context.Org);
        if (subject.User is null
            || subject.IsActive == false
            || org.Catalogue.FindChange("phishing-resistant-mfa") is not { } change
            || subject.UserLicense is not { } license
            || org.Catalogue.FindUserLicense(license)?.Role != UserLicenseRole.Source
            || !CanLogIn(subject))
        {
            return;
        }

        string[] held =
        [
            .. IsAdministrator(subject) ? [$"the profile {org.Names.ProfileLabel(subject.ProfileName)}"] : ImmutableArray<string>.Empty,
            .. Privileged.Where(name => subject.Access.FindUserPermission(name) is not null),
        ];
        if (held.Length > 0)
        {
            context.Report(
                Descriptor, subject.Location, subject.Name, held, change.WhenAt(org.AsOf), change.Source.Title, change.Source.Date);
        }
    }

    /// <summary>API Only may come from a profile without its section of permissions; then it is unknown.</summary>
    private static bool CanLogIn(Subject subject) => subject.Access.FindUserPermission(UserPermissions.ApiUserOnly) is null
        && (IsAdministrator(subject) || subject.Profile?.Sections.ContainsKey("userPermissions") == true);

    private static bool IsAdministrator(Subject subject) => string.Equals(subject.ProfileName, "Admin", StringComparison.OrdinalIgnoreCase);
}
