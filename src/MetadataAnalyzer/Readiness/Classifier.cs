using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Readiness;

/// <summary>Classifies each subject: its kind of actor, and whether a move is a question for it.</summary>
internal sealed class Classifier(Org org, AssessmentOptions options)
{
    private readonly SignalDetector _signals = new(org);
    private readonly LicenseCatalogue _catalogue = org.Catalogue;

    public Classification Classify(Subject subject)
    {
        if (options.Excludes(subject))
        {
            return None(SubjectClass.Person, "excluded by name");
        }

        // An option goes before the file.
        if (!options.Includes(subject) && AnalyzerConfiguration.FindMatch(org.Configuration.Exclude, subject.Name) is { } excluded)
        {
            return None(SubjectClass.Person, $"excluded by the configuration ({excluded.Location})") with
            {
                Evidence = [Configured("config-exclude", "the configuration excludes", excluded)],
            };
        }

        if (NeverCandidate(subject) is { } never)
        {
            return None(
                never.IsPerson || subject.Logins is { IsMostlyUserInterface: true } ? SubjectClass.Person : SubjectClass.Other,
                never.Reason) with
            {
                IsRuledOutByKind = true,
                IsAskedFor = IsAskedFor(subject),
                Evidence = [.. Named(subject)],
            };
        }

        var evidence = _signals.Detect(subject);
        var confidence = ConfidenceOf(evidence);
        evidence = evidence.AddRange(Named(subject));
        var kind = ClassOf(subject, confidence);
        var (candidacy, reason) = CandidacyOf(subject, kind);
        var isRuledOut = candidacy == Candidacy.NotACandidate && kind != SubjectClass.Person && subject.IsActive != false;
        return new(kind, confidence, candidacy, reason, evidence) { IsRuledOutByKind = isRuledOut, IsAskedFor = IsAskedFor(subject) };
    }

    private bool IsAskedFor(Subject subject) =>
        options.Includes(subject) || AnalyzerConfiguration.FindMatch(org.Configuration.Include, subject.Name) is not null;

    private static Classification None(SubjectClass kind, string reason) => new(kind, 0, Candidacy.NotACandidate, reason, []);

    /// <summary>Evidence from options and configuration. It has no weight: one such entry decides alone.</summary>
    private IEnumerable<ClassificationEvidence> Named(Subject subject)
    {
        if (options.Includes(subject))
        {
            yield return new("option-include", 0, $"an option includes '{subject.Name}'", subject.Location);
        }

        if (AnalyzerConfiguration.FindMatch(org.Configuration.Include, subject.Name) is { } included)
        {
            yield return Configured("config-include", "the configuration includes", included);
        }

        if (org.Configuration.DisplayNames.TryGetValue(subject.Name, out var renamed))
        {
            yield return Configured("config-rename", "the configuration shows it as", renamed);
        }
    }

    private static ClassificationEvidence Configured(string signal, string what, NamedReference reference) =>
        new(signal, 0, $"{what} '{reference.Name}'", reference.Location);

    /// <summary>Users that the platform, a vendor or an outside party owns, without regard to their signals.</summary>
    private (bool IsPerson, string Reason)? NeverCandidate(Subject subject)
    {
        if (subject.User is { } user
            && (user.UserType ?? org.Names.FindProfileRow(user.ProfileId)?.UserType) is { } type
            && _catalogue.FindNeverUserType(type) is { } byType)
        {
            return (byType.IsForPeople, $"user type '{type}' ({byType.Reason})");
        }

        if (_catalogue.FindNeverProfile(org.Names.ProfileLabel(subject.ProfileName)) is { } byProfile)
        {
            return (byProfile.IsForPeople, $"profile '{byProfile.Name}' ({byProfile.Reason})");
        }

        if (subject.UserLicense is { } name && _catalogue.FindUserLicense(name) is { Role: UserLicenseRole.Never } license)
        {
            return (license.IsForPeople, $"licence '{license.Name}' ({license.Reason})");
        }

        foreach (var reference in org.References.Of(subject).Where(reference => reference.Target == ReferenceTarget.User))
        {
            if (_catalogue.References.Find(reference.Place)?.NeverCandidate is { } reason)
            {
                return (false, $"{reason}: {reference.ComponentType} '{reference.ComponentName}' runs as it ({reference.Location})");
            }
        }

        return null;
    }

    private double ConfidenceOf(ImmutableArray<ClassificationEvidence> evidence)
    {
        var rules = _catalogue.Detection;
        var sum = evidence.Sum(item => rules.Signal(item.Signal).Weight);
        if (!evidence.Any(item => rules.Signal(item.Signal).Kind == SignalKind.Fact))
        {
            sum = Math.Min(sum, rules.WithoutFactAtMost);
        }

        return (double)Math.Clamp(sum, 0m, 1m);
    }

    private SubjectClass ClassOf(Subject subject, double confidence)
    {
        if (IsAskedFor(subject))
        {
            return SubjectClass.Integration;
        }

        if (subject.Logins is { IsMostlyUserInterface: true })
        {
            return SubjectClass.Person;
        }

        var value = (decimal)confidence;
        return value >= _catalogue.Detection.IntegrationAtLeast ? SubjectClass.Integration
            : value >= _catalogue.Detection.PossibleAtLeast ? SubjectClass.Possible
            : SubjectClass.Person;
    }

    private (Candidacy Candidacy, string Reason) CandidacyOf(Subject subject, SubjectClass kind)
    {
        if (subject.IsActive == false)
        {
            return (Candidacy.NotACandidate, "inactive user");
        }

        var license = subject.UserLicense is { } name ? _catalogue.FindUserLicense(name) : null;
        if (license?.Role == UserLicenseRole.Target)
        {
            return (Candidacy.AlreadyMigrated, license.Reason);
        }

        if (kind == SubjectClass.Person)
        {
            return (Candidacy.NotACandidate, subject.Logins is { IsMostlyUserInterface: true } logins
                ? $"a person: {logins.UserInterfaceCount} of {logins.Count} successful logins in the window were made in the user interface"
                : "a person: nothing shows an integration");
        }

        if (subject.UserLicense is not null && license?.Role != UserLicenseRole.Source)
        {
            return (Candidacy.NotACandidate, license is null
                ? $"licence '{subject.UserLicense}' is not known as one that this move can start from"
                : $"licence '{license.Name}' ({license.Reason})");
        }

        return IsDormant(subject)
            ? (Candidacy.Dormant, $"no successful login from {org.Window!.Value.From:yyyy-MM-dd} to {org.Window.Value.To:yyyy-MM-dd}")
            : (Candidacy.Candidate, "");
    }

    /// <summary>
    /// No login in the window, not even one that perhaps succeeded, in a login history that covers it and by the user's own last login, of
    /// a user that was there before the window.
    /// </summary>
    private bool IsDormant(Subject subject) =>
        subject is { Logins.IsEmpty: true, User: { } user }
        && org.Window is { } window
        && org.LoginGap is null
        && !org.Exports.Problems.Any(problem => problem.Export == LoginHistory.Export && problem.UserKey is { } key
            && ReferenceEquals(org.Exports.FindUser(new SalesforceId(key), key), user))
        && !(Day(user.LastLoginDate) >= window.From)
        && (Day(user.CreatedDate) < window.From || Day(user.LastLoginDate) < window.From);

    private static DateOnly? Day(DateTimeOffset? time) => time is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;
}
