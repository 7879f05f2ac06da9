using MetadataAnalyzer.Access;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Planning;

/// <summary>Splits rights on an object by whether the licence carries them, and adds to a set the rights that they require.</summary>
internal sealed class ObjectRights(Org org)
{
    /// <summary>Rights on an object by whether the licence carries them.</summary>
    public IEnumerable<(AccessRights Rights, CarriageStatus Status, string Evidence)> Split(string name, AccessRights rights) =>
        rights.Split().GroupBy(flag => StatusOf(name, flag)).OrderBy(group => group.Key.Status)
            .Select(group => (group.Aggregate(AccessRights.None, (all, flag) => all | flag), group.Key.Status, group.Key.Evidence));

    /// <summary>Adds rights on an object to a set, with all rights that the platform requires beside them.</summary>
    public void Add(SetContent target, string name, AccessRights rights, string? requiredBy, string? question)
    {
        target.Add(AccessKind.Object, name, rights, requiredBy, question);
        foreach (var missing in org.ObjectDependencies.Missing([(name, target.RightsOn(AccessKind.Object, name))]))
        {
            var reason = question is null ? null
                : RightPlacement.WhyRequired(requiredBy ?? name, org.Capabilities.Object(missing.Name, missing.Rights));
            target.Add(AccessKind.Object, missing.Name, missing.Rights, requiredBy ?? name, reason);
        }
    }

    /// <summary>The worst status of the right and of all rights that it requires.</summary>
    private (CarriageStatus Status, string Evidence) StatusOf(string name, AccessRights flag)
    {
        var own = org.Capabilities.Object(name, flag);
        var answers = org.ObjectDependencies.Missing([(name, flag)])
            .Select(missing => (missing.Name, Carriage: org.Capabilities.Object(missing.Name, missing.Rights)))
            .Select(entry => (entry.Carriage.Status, Evidence: Same(entry.Name, name) ? entry.Carriage.Evidence
                : $"requires {entry.Name}: {entry.Carriage.Evidence}"))
            .Prepend((own.Status, own.Evidence)).ToList();
        return answers.Find(answer => answer.Item1 == CarriageStatus.Blocked) is { Item2: not null } blocked ? blocked
            : answers.Find(answer => answer.Item1 == CarriageStatus.Unknown) is { Item2: not null } unknown ? unknown
            : (CarriageStatus.Allowed, "");
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
