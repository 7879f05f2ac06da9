using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Analysis.Policies;

/// <summary>A subject with all that its profile, permission sets and groups give it.</summary>
internal sealed class SubjectView(Subject subject, Classification classification, Org org) : PolicyView
{
    public override string Name => subject.Name;

    public override string Label => subject.Label;

    public override string Caption => $"{(subject.Kind == SubjectKind.User ? "user" : "profile")} '{subject.Name}'";

    public override string? License => subject.UserLicense;

    public override string? ProfileName => subject.ProfileName;

    public override Evidence Whole => subject.Location;

    public override IEnumerable<PolicyHolding> Holdings(PolicyAsk ask) => ask.Key switch
    {
        _ when ask.Kind is { } kind => subject.Access.Rights(kind).Select(right => Grant(right, ask)),
        "name" => [new(Name, "name")],
        "label" => [new(Label, "label")],
        "license" => License is null ? [] : [new(License, "licence")],
        "profile" => subject.ProfileName.Length == 0 ? [] : [new(subject.ProfileName, "profile")],
        "permissionSet" => subject.Access.Assignments.Select(assignment => assignment.Name)
            .Concat(subject.Access.Sources.Where(source => !source.IsProfile).Select(source => source.Container.FullName)).Select(name => new PolicyHolding(name, "permission set")),
        "permissionSetLicense" => subject.PermissionSetLicenses.Select(license => new PolicyHolding(license.Name, "permission set licence")),
        "classification" => [new(classification.Class.ToString(), "classification")],
        _ => [],
    };

    /// <summary>A permission set's file lists all that is on when it was retrieved; only of a profile does a retrieve bring a part. A container that is not at hand may hold anything.</summary>
    public override bool ShowsAll(PolicyAsk ask) => ask.Kind is { } kind
        ? subject is { Profile: { } profile, Access.MissingContainers.IsEmpty: true } && KnowsAssignments && ContainerView.ShowsAll(profile, org, kind, ask)
        : ask.Key switch
        {
            "license" => License is not null,
            "profile" => subject.ProfileName.Length > 0,
            "permissionSet" => KnowsAssignments && subject.Access.MissingContainers.IsEmpty,
            "permissionSetLicense" => subject.KnowsPermissionSetLicenses,
            _ => true,
        };

    private bool KnowsAssignments => subject.Kind == SubjectKind.User && org.Exports.Has(PermissionSetAssignmentRow.Export);

    /// <summary>The right with the first grant that gives what is asked for.</summary>
    private static PolicyHolding Grant(EffectiveRight right, PolicyAsk ask)
    {
        var grant = right.Grants.FirstOrDefault(grant => ask.Rights == AccessRights.None || (grant.Rights & ask.Rights) != AccessRights.None, right.Grants[0]);
        return new(right.Name, AccessKinds.Singular(right.Kind))
        {
            Rights = right.Rights,
            At = Evidence.Of(grant, $"{AccessKinds.ElementType(right.Kind)} {right.Name}"),
            Container = grant.Source.Container.Caption,
        };
    }
}
