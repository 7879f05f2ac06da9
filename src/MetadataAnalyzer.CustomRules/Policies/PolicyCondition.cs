using System.Collections.Immutable;
using System.IO.Enumeration;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.CustomRules.Policies;

/// <summary>A condition of a policy. What the input does not show neither holds nor fails, and so no finding rests on it.</summary>
internal abstract record PolicyCondition
{
    /// <summary>Whether the condition names grants, at which its findings stand.</summary>
    public abstract bool NamesGrants { get; }

    public abstract PolicyOutcome Evaluate(PolicyView view);

    /// <summary>The condition in words.</summary>
    public abstract string Describe();

    /// <summary>Every one of some conditions; findings stand at the grants of the first that names any.</summary>
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

        public override string Describe() => string.Join(" and ", Conditions.Select(condition => condition is Any { Conditions.Length: > 1 } ? $"({condition.Describe()})" : condition.Describe()));
    }

    /// <summary>One of some conditions at least; findings stand at the grants of all that hold.</summary>
    internal sealed record Any(ImmutableArray<PolicyCondition> Conditions) : PolicyCondition
    {
        public override bool NamesGrants => Conditions.Any(condition => condition.NamesGrants);

        public override PolicyOutcome Evaluate(PolicyView view)
        {
            var outcomes = Conditions.Select(condition => condition.Evaluate(view)).ToList();
            return outcomes.Exists(outcome => outcome.Holds == true) ? new(Holds: true, [.. outcomes.Where(outcome => outcome.Holds == true).SelectMany(outcome => outcome.Grants)])
                : outcomes.Exists(outcome => outcome.Holds is null) ? PolicyOutcome.Unknown
                : PolicyOutcome.No;
        }

        public override string Describe() => string.Join(" or ", Conditions.Select(condition => condition is All { Conditions.Length: > 1 } ? $"({condition.Describe()})" : condition.Describe()));
    }

    /// <summary>The opposite; what is not known stays so.</summary>
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

    /// <summary>Something of a name that fits is there.</summary>
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

/// <summary>What a single condition asks for.</summary>
/// <param name="Key">The condition's key: <c>name</c>, <c>userPermission</c> …</param>
/// <param name="Patterns">Names with <c>*</c> and <c>?</c>, in any case; one has to fit.</param>
internal sealed record PolicyAsk(string Key, ImmutableArray<string> Patterns)
{
    /// <summary>What is granted; null when the condition is about something else.</summary>
    public AccessKind? Kind { get; init; }

    /// <summary>Rights of which a grant must give one; none for any.</summary>
    public AccessRights Rights { get; init; }

    /// <summary>Whether findings stand at what fits.</summary>
    public bool IsGrant { get; init; }

    public bool Fits(PolicyHolding holding) =>
        (Rights == AccessRights.None || (holding.Rights & Rights) != AccessRights.None)
        && Patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, holding.Name, ignoreCase: true));

    public string Describe()
    {
        var rights = Rights == AccessRights.None ? "" : $" ({string.Join(" or ", AccessKinds.Describe(Rights).Split(", "))})";
        return $"{(Kind is { } kind ? AccessKinds.Singular(kind) : Words(Key))} {string.Join(" or ", Patterns.Select(pattern => $"'{pattern}'"))}{rights}";
    }

    /// <summary><c>permissionSet</c> as <c>permission set</c>.</summary>
    private static string Words(string key) => string.Concat(key.Select(letter => char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}

/// <summary>Something that what a policy looks at has: a name, a licence, a grant.</summary>
/// <param name="Name">Its name.</param>
/// <param name="What">What people call such a thing: <c>user permission</c>.</param>
internal readonly record struct PolicyHolding(string Name, string What)
{
    /// <summary>Rights of a grant; none for anything else.</summary>
    public AccessRights Rights { get; init; }

    /// <summary>The element that grants; null when a finding about it points at the whole.</summary>
    public Evidence? At { get; init; }

    /// <summary>What grants it, for people; null for the whole.</summary>
    public string? Container { get; init; }
}

/// <summary>What a condition says of one thing.</summary>
/// <param name="Holds">Null when the input does not show it.</param>
/// <param name="Grants">The grants because of which it holds.</param>
internal readonly record struct PolicyOutcome(bool? Holds, ImmutableArray<PolicyHolding> Grants)
{
    public static PolicyOutcome Unknown { get; } = new(Holds: null, []);

    public static PolicyOutcome No { get; } = new(Holds: false, []);

    public static PolicyOutcome Yes { get; } = new(Holds: true, []);
}
