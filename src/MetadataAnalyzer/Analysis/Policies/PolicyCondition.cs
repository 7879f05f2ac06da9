using System.Collections.Immutable;

namespace MetadataAnalyzer.Analysis.Policies;

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
