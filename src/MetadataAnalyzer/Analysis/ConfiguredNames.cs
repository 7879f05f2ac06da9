using MetadataAnalyzer.Access;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Analysis;

/// <summary>Names in the configuration that no user, profile or component of the input has, so that their entries have no effect.</summary>
internal static class ConfiguredNames
{
    private const string Advice = "correct the name, or delete it";

    /// <summary>Each such name with its key and the problem, in the order of the file.</summary>
    public static IEnumerable<(string Key, NamedReference Name, string Problem)> WithoutMatch(Org org) =>
        WithoutSubject(org).Concat(WithoutContainer(org)).Concat(WithoutProduct(org)).OrderBy(entry => entry.Name.Location);

    private static IEnumerable<(string Key, NamedReference Name, string Problem)> WithoutSubject(Org org)
    {
        var configuration = org.Configuration;
        var knowsUsers = org.Exports.Has(UserRow.Export);

        // One file serves a run with exports and one without, so that the name of a profile is no mistake where users are assessed.
        List<string> known = [.. org.Subjects.Select(subject => subject.Name)
            .Concat(org.Project.Profiles.Select(profile => profile.FullName))
            .Distinct(StringComparer.OrdinalIgnoreCase)];
        return configuration.Include.Select(name => (Key: "subjects.include", Name: name, IsPattern: true))
            .Concat(configuration.Exclude.Select(name => (Key: "subjects.exclude", Name: name, IsPattern: true)))
            .Concat(configuration.DisplayNames
                .Select(entry => (Key: "subjects.rename", Name: entry.Value with { Name = entry.Key }, IsPattern: false)))
            .Concat(configuration.Answers.BySubject
                .SelectMany(entry => entry.Value.All.Select(answer => answer.Value.Location).OfType<Location>().Take(1)
                    .Select(place => (Key: "answers.by-subject", Name: new NamedReference(entry.Key, place), IsPattern: false))))
            .Where(entry => knowsUsers || IsNameOfProfile(entry.Name.Name))
            .Where(entry => !known.Any(name => entry.IsPattern
                ? AnalyzerConfiguration.FindMatch([entry.Name], name) is not null
                : string.Equals(entry.Name.Name, name, StringComparison.OrdinalIgnoreCase)))
            .Select(entry => (
                entry.Key, entry.Name,
                $"matches no {(knowsUsers ? "user and no profile" : "profile")}; {Advice}{Nearest.Suggestion(entry.Name.Name, known)}"));
    }

    /// <summary>
    /// Without the users export nothing is known of a username, which has an at sign, nor of a pattern that may be meant for one.
    /// </summary>
    private static bool IsNameOfProfile(string name) => name.AsSpan().IndexOfAny("@*?") < 0;

    private static IEnumerable<(string Key, NamedReference Name, string Problem)> WithoutProduct(Org org)
    {
        if (org.Configuration.VendorOverrules.IsEmpty)
        {
            yield break;
        }

        var used = org.Subjects.SelectMany(subject => subject.VendorUses).Select(use => use.Product).ToHashSet();
        foreach (var overrule in org.Configuration.VendorOverrules
            .Where(overrule => !overrule.IsExpired(org.AsOf) && !org.Vendors.Find(overrule.Vendor).Any(used.Contains)))
        {
            yield return (
                "vendors.overrule", new(overrule.Vendor, overrule.Location), $"is used by no user that these files show; {Advice}");
        }
    }

    private static IEnumerable<(string Key, NamedReference Name, string Problem)> WithoutContainer(Org org)
    {
        foreach (var container in org.Configuration.Containers)
        {
            var separator = container.Name.IndexOf(':', StringComparison.Ordinal);
            var (type, name) = (container.Name[..separator], container.Name[(separator + 1)..]);
            List<string> known = [.. (type switch
            {
                MetadataTypes.Profile => org.Project.Profiles.Select(profile => profile.FullName),
                MetadataTypes.PermissionSet => org.Project.PermissionSets.Select(set => set.FullName),
                _ => org.Project.PermissionSetGroups.Select(group => group.FullName),
            }).Select(fullName => $"{type}:{fullName}")];
            if (!known.Contains(container.Name, StringComparer.OrdinalIgnoreCase) && !org.IsUnreadable(type, name))
            {
                yield return ("containers", container, $"is not in the project; {Advice}{Nearest.Suggestion(container.Name, known)}");
            }
        }
    }
}
