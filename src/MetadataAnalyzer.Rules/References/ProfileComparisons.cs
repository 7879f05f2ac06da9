using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.References;

/// <summary>The comparisons of one component with a subject's profile of today, or with one that it may have after the move.</summary>
/// <param name="Shown">Sorted by place; those of its role and licence among them, which are tested together with the profile.</param>
/// <param name="Outcome">The change by the move.</param>
internal sealed record ProfileComparisons(ImmutableArray<Reference> Shown, ComparisonOutcome Outcome)
{
    /// <summary>The components that compare a profile, in formulas and conditions or in code.</summary>
    public static IEnumerable<ProfileComparisons> Of(Subject subject, Org org, bool inCode) => subject.Move
        .ReferencesConcerned(reference => IsComparison(reference, org) && reference.Form == ReferenceForm.Code == inCode)
        .Where(component => component.Any(reference => reference.Target == ReferenceTarget.Profile))
        .Select(component => Of(component.ToList(), subject, org));

    /// <summary>Whether a reference compares a profile, role or user licence where the result can matter to a program.</summary>
    public static bool IsComparison(Reference reference, Org org) =>
        reference is
        {
            Form: ReferenceForm.Formula or ReferenceForm.Condition or ReferenceForm.Code,
            Target: ReferenceTarget.Profile or ReferenceTarget.Role or ReferenceTarget.UserLicense,
            Value.Length: > 0,
        }
        && !org.Catalogue.References.IsUserInterface(reference.ComponentType);

    /// <summary>The impact of the finding.</summary>
    public Impact Impact => Outcome is ComparisonOutcome.Unchanged or ComparisonOutcome.BecomesExempt ? Impact.Note : Impact.Change;

    /// <summary>The component, and the profile that it compares.</summary>
    public string Head(string verb, Subject subject) => Outcome is ComparisonOutcome.NamesNewProfile or ComparisonOutcome.BecomesExempt
        ? $"{Quoted.Component(Shown[0])} {verb} {Quoted.NextProfileOf(subject)}"
        : $"{Quoted.Component(Shown[0])} {verb} {Quoted.ProfileOf(subject)}";

    private static ProfileComparisons Of(List<Reference> component, Subject subject, Org org)
    {
        var ofProfile = component.Where(reference => reference.Target == ReferenceTarget.Profile).ToList();
        var changed = ofProfile.Where(reference => !subject.Move.IsUnchanged(reference, ofProfile)).ToList();
        var own = changed.Where(reference => org.References.IsOf(reference, subject)).ToList();
        var others = component.Where(reference => reference.Target != ReferenceTarget.Profile).ToList();
        var outcome = own.Count > 0 && own.Count < changed.Count ? ComparisonOutcome.NamesBothApart
            : own.Exists(reference => reference.Exempts) ? ComparisonOutcome.LosesExemption
            : own.Count > 0 ? ComparisonOutcome.Changes
            : changed.Count == 0 ? ComparisonOutcome.Unchanged
            : changed.TrueForAll(reference => reference.Exempts) ? ComparisonOutcome.BecomesExempt
            : ComparisonOutcome.NamesNewProfile;
        return new([.. (changed.Count == 0 ? ofProfile : changed).Concat(others).Order()], outcome);
    }
}

/// <summary>Change of the comparisons of a component by the move of a subject.</summary>
internal enum ComparisonOutcome
{
    /// <summary>A validation rule exempts the profile of today, and not the next.</summary>
    LosesExemption,

    /// <summary>A comparison with the profile of today gives another result.</summary>
    Changes,

    /// <summary>The profile of today and one that the subject may get are compared, and not in one test.</summary>
    NamesBothApart,

    /// <summary>A comparison with a profile that the subject may get gives another result.</summary>
    NamesNewProfile,

    /// <summary>A validation rule exempts a profile that the subject may get.</summary>
    BecomesExempt,

    /// <summary>The result stays the same.</summary>
    Unchanged,
}
