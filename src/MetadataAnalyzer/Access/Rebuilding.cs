using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Which rights a new permission set is not to hold, although the subject would lose them.</summary>
internal static class Rebuilding
{
    private const AccessRights Everything = (AccessRights)byte.MaxValue;

    /// <summary>
    /// By name, the rights left out: those that are not needed, those that the licence refuses, permissions that the API-only profile carries
    /// itself, and fields that come with their object, for which the platform refuses a field permission.
    /// </summary>
    public static Func<string, AccessRights> LeftOut(AccessKind kind, Subject subject) => kind switch
    {
        AccessKind.UserPermission or AccessKind.Object => OfDecisions(kind == AccessKind.Object ? subject.ObjectsNeeded : subject.PermissionNeeded),
        AccessKind.Field => name => subject.Org.FieldsWithoutPermission.Contains(name) ? Everything
            : subject.LeftOutByAnswer(AccessKinds.ObjectOf(name), AccessRights.Read | AccessRights.Edit),
        AccessKind.RecordType => name => subject.LeftOutByAnswer(AccessKinds.ObjectOf(name), AccessRights.Read) == AccessRights.None ? AccessRights.None : Everything,
        _ => _ => AccessRights.None,
    };

    private static Func<string, AccessRights> OfDecisions(IEnumerable<RightDecision> decisions)
    {
        var leftOut = new Dictionary<string, AccessRights>(StringComparer.OrdinalIgnoreCase);
        foreach (var decision in decisions.Where(IsLeftOut))
        {
            leftOut[decision.Name] = leftOut.GetValueOrDefault(decision.Name) | decision.Rights;
        }

        return name => leftOut.GetValueOrDefault(name);
    }

    private static bool IsLeftOut(RightDecision decision) =>
        decision.Need == Need.NotNeeded || decision.Carriage.Status == CarriageStatus.Blocked || decision.Entry?.CarriedBy == "profile";
}
