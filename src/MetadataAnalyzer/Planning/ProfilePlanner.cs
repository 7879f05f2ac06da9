using MetadataAnalyzer.Access;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Planning;

/// <summary>
/// Finds the profile that each subject moves to: the standard one, or the fewest custom ones that keep the settings that only a profile can
/// hold. Groups are named over all subjects that move, so that they have the same letters as in the findings, whichever subjects are
/// chosen.
/// </summary>
internal sealed class ProfilePlanner
{
    /// <summary>Begins the name of each profile that the kit makes.</summary>
    public const string Prefix = OrgReferences.OwnProfilePrefix;

    private const string WithoutRestrictions = "Settings";

    private const string WithoutAnything = "Unrestricted";

    private readonly Org _org;
    private readonly bool _mayUseStock;
    private readonly Dictionary<string, PlannedProfile> _byKey = new(StringComparer.Ordinal);

    /// <param name="result">The assessment.</param>
    /// <param name="chosen">Subjects that are planned, whether or not they are to move.</param>
    public ProfilePlanner(AssessmentResult result, IEnumerable<Subject> chosen)
    {
        _org = result.Org;
        _mayUseStock = _org.ApiOnlyProfileRestrictions.IsEmpty;
        var movers = result.Subjects.Where(assessed => assessed.Moves).Select(assessed => assessed.Subject).ToList();
        var groups = LoginRestrictions.Groups(movers.Select(RestrictionsOf)).ToDictionary(StringComparer.Ordinal);
        var others = chosen.Except(movers).ToList();
        foreach (var key in LoginRestrictions.Groups(others.Select(RestrictionsOf)).Keys.Where(key => !groups.ContainsKey(key)).ToList())
        {
            groups.Add(key, LoginRestrictions.GroupName(groups.Count));
        }

        var taken = _org.Project.Profiles.Select(profile => profile.FullName).Concat(_org.Exports.Profiles.Select(row => row.Name))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var demand in Demands(movers).Concat(Demands(others)).DistinctBy(demand => demand.Key, StringComparer.Ordinal))
        {
            var group = demand.IsEmpty ? WithoutAnything : demand.Restrictions.IsEmpty ? WithoutRestrictions
                : groups[demand.Restrictions.Key];
            _byKey.Add(demand.Key, Existing(demand) ?? demand.ToProfile(FreeName(group, taken)));
        }
    }

    /// <summary>The profile a subject moves to.</summary>
    public PlannedProfile Of(Subject subject) => ProfileDemand.Of(subject) is var demand && IsCustom(demand)
        ? _byKey[demand.Key]
        : new() { Name = _org.Catalogue.StandardNames.ApiOnlyProfiles[0], IsNew = false };

    /// <summary>Whether a demand needs a custom profile: it is not empty, or the org's own API-only profile restricts logins.</summary>
    private bool IsCustom(ProfileDemand demand) => !demand.IsEmpty || !_mayUseStock;

    private IEnumerable<ProfileDemand> Demands(IEnumerable<Subject> subjects) =>
        subjects.Select(ProfileDemand.Of).Where(IsCustom).OrderBy(demand => demand.Key, StringComparer.Ordinal);

    /// <summary>A custom profile of the project with exactly these settings, as after an earlier move.</summary>
    private PlannedProfile? Existing(ProfileDemand demand) => _org.Project.Profiles
        .Where(profile => profile.IsCustom == true && _org.IsTargetUserLicense(profile.UserLicense)
            && demand.IsMetBy(profile, _org.Project))
        .Select(profile => demand.ToProfile(profile.FullName) with { IsNew = false })
        .FirstOrDefault();

    private static string FreeName(string group, HashSet<string> taken)
    {
        var name = Prefix + group;
        for (var number = 2; !taken.Add(name); number++)
        {
            name = $"{Prefix}{group} {number}";
        }

        return name;
    }

    private static LoginRestrictions RestrictionsOf(Subject subject) => subject.Move.ProfileSettings.LoginRestrictions;
}
