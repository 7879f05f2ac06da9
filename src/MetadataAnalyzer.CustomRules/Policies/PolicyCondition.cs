using System.Collections.Immutable;
using System.IO.Enumeration;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.CustomRules.Policies;

/// <summary>A condition of a policy. It is unknown, and causes no finding, where the input does not show enough.</summary>
internal abstract record PolicyCondition
{
    /// <summary>Whether the condition names grants; its findings then point at them.</summary>
    public abstract bool NamesGrants { get; }

    public abstract PolicyOutcome Evaluate(PolicyView view);

    /// <summary>The condition in words.</summary>
    public abstract string Describe();

    /// <summary>All of several conditions; findings point at the grants of the first that names any.</summary>
    internal sealed record All(ImmutableArray<PolicyCondition> Conditions) : PolicyCondition
    {
        public override bool NamesGrants => Conditions.Any(condition => condition.NamesGrants);

        public override PolicyOutcome Evaluate(PolicyView view)
        {
            var (isUnknown, grants) = (false, ImmutableArray<PolicyHolding>.Empty);
            foreach (var condition in Conditions)
            {
                var outcome = condition.Evaluate(view);
                if (outcome.Holds == false)
                {
                    return PolicyOutcome.No;
                }

                isUnknown |= outcome.Holds is null;
                grants = grants.IsEmpty ? outcome.Grants : grants;
            }

            return isUnknown ? PolicyOutcome.Unknown : new(Holds: true, grants);
        }

        public override string Describe() =>
            string.Join(
                " and ",
                Conditions.Select(
                    condition => condition is Any { Conditions.Length: > 1 } ? $"({condition.Describe()})" : condition.Describe()));
    }

    /// <summary>At least one of several conditions; findings point at the grants of all that hold.</summary>
    internal sealed record Any(ImmutableArray<PolicyCondition> Conditions) : PolicyCondition
    {
        public override bool NamesGrants => Conditions.Any(condition => condition.NamesGrants);

        public override PolicyOutcome Evaluate(PolicyView view)
        {
            var outcomes = Conditions.Select(condition => condition.Evaluate(view)).ToList();
            return outcomes.Exists(outcome => outcome.Holds == true)
                ? new(Holds: true, [.. outcomes.Where(outcome => outcome.Holds == true).SelectMany(outcome => outcome.Grants)])
                : outcomes.Exists(outcome => outcome.Holds is null) ? PolicyOutcome.Unknown
                : PolicyOutcome.No;
        }

        public override string Describe() =>
            string.Join(
                " or ",
                Conditions.Select(
                    condition => condition is All { Conditions.Length: > 1 } ? $"({condition.Describe()})" : condition.Describe()));
    }

    /// <summary>The opposite of a condition; unknown stays unknown.</summary>
    internal sealed record Not(PolicyCondition Condition) : PolicyCondition
    {
        public override bool NamesGrants => false;

        public override PolicyOutcome Evaluate(PolicyView view) => Condition.Evaluate(view).Holds switch
        {
            null => PolicyOutcome.Unknown,
            true => PolicyOutcome.No,
            false => PolicyOutcome.Yes,
        };

        public override string Describe() => $"not ({Condition.Describe()})";
    }

    /// <summary>A holding with a matching name is present.</summary>
    internal sealed record Has(PolicyAsk Ask) : PolicyCondition
    {
        public override bool NamesGrants => Ask.IsGrant;

        public override PolicyOutcome Evaluate(PolicyView view)
        {
            ImmutableArray<PolicyHolding> found = [.. view.Holdings(Ask).Where(Ask.Fits)];
            return found.IsEmpty
                ? view.ShowsAll(Ask) ? PolicyOutcome.No : PolicyOutcome.Unknown
                : new(Holds: true, Ask.IsGrant ? [.. found.DistinctBy(holding => holding.Name, StringComparer.OrdinalIgnoreCase)] : []);
        }

        public override string Describe() => Ask.Describe();
    }
}

/// <summary>The key and values of a single condition.</summary>
/// <param name="Key">The condition's key: <c>name</c>, <c>userPermission</c> …</param>
/// <param name="Patterns">Names with <c>*</c> and <c>?</c>, in any case; one has to fit.</param>
internal sealed record PolicyAsk(string Key, ImmutableArray<string> Patterns)
{
    /// <summary>The kind of the grant; null when the condition is not about grants.</summary>
    public AccessKind? Kind { get; init; }

    /// <summary>Rights of which a grant must give one; none for any.</summary>
    public AccessRights Rights { get; init; }

    /// <summary>Whether findings point at the matches.</summary>
    public bool IsGrant { get; init; }

    public bool Fits(PolicyHolding holding) =>
        (Rights == AccessRights.None || (holding.Rights & Rights) != AccessRights.None)
        && Patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, holding.Name, ignoreCase: true));

    public string Describe()
    {
        var rights = Rights == AccessRights.None ? "" : $" ({string.Join(" or ", Rights.Describe().Split(", "))})";
        return $"{(Kind is { } kind ? AccessKinds.Singular(kind) : Words(Key))} "
            + $"{string.Join(" or ", Patterns.Select(pattern => $"'{pattern}'"))}{rights}";
    }

    /// <summary><c>permissionSet</c> as <c>permission set</c>.</summary>
    private static string Words(string key) =>
        string.Concat(key.Select(letter => char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}

/// <summary>A property of a component or subject: a name, a licence, a grant.</summary>
/// <param name="Name">Its name.</param>
/// <param name="What">The kind in words: <c>user permission</c>.</param>
internal readonly record struct PolicyHolding(string Name, string What)
{
    /// <summary>Rights of a grant; none for anything else.</summary>
    public AccessRights Rights { get; init; }

    /// <summary>The element of the grant; null when a finding points at the whole component.</summary>
    public Evidence? At { get; init; }

    /// <summary>The container of the grant, for people; null when it is the component itself.</summary>
    public string? Container { get; init; }
}

/// <summary>The result of a condition for one component or subject.</summary>
/// <param name="Holds">Null when the input does not show whether it holds.</param>
/// <param name="Grants">The grants for which it holds.</param>
internal readonly record struct PolicyOutcome(bool? Holds, ImmutableArray<PolicyHolding> Grants)
{
    public static PolicyOutcome Unknown { get; } = new(Holds: null, []);

    public static PolicyOutcome No { get; } = new(Holds: false, []);

    public static PolicyOutcome Yes { get; } = new(Holds: true, []);
}
