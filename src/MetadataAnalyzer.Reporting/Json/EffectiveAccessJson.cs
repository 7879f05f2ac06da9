using System.Text.Json;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Reporting.Json;

/// <summary>The key <c>effectiveAccess</c>: the effective access of candidate, migrated and dormant subjects, by name.</summary>
internal static class EffectiveAccessJson
{
    public static void Write(Utf8JsonWriter json, AssessmentResult result) => json.WriteObject("effectiveAccess", () =>
    {
        foreach (var subject in result.Subjects.Where(subject => subject.Classification.Candidacy != Candidacy.NotACandidate)
            .DistinctBy(subject => subject.Subject.Name, StringComparer.Ordinal))
        {
            json.WriteObject(subject.Subject.Name, () => WriteSubject(json, subject.Subject));
        }
    });

    private static void WriteSubject(Utf8JsonWriter json, Subject subject)
    {
        foreach (var kind in AccessKinds.UsableByApi)
        {
            var rights = subject.Access.Rights(kind);
            switch (kind)
            {
                case AccessKind.UserPermission:
                    json.WriteObject(AccessKinds.JsonKey(kind), () =>
                    {
                        foreach (var right in rights)
                        {
                            json.WriteArray(right.Name, right.Grants, grant => WriteGrant(json, grant));
                        }
                    });
                    break;
                case AccessKind.Object:
                    json.WriteObject(AccessKinds.JsonKey(kind), () =>
                    {
                        foreach (var right in rights)
                        {
                            json.WriteObject(right.Name, () => WriteObjectRights(json, right.Rights));
                        }
                    });
                    break;
                case AccessKind.Field:
                    json.WriteObject(AccessKinds.JsonKey(kind), () =>
                    {
                        foreach (var right in rights)
                        {
                            json.WriteString(right.Name, right.Rights.HasFlag(AccessRights.Edit) ? "edit" : "read");
                        }
                    });
                    break;
                default:
                    json.WriteStrings(AccessKinds.JsonKey(kind), rights.Select(right => right.Name));
                    break;
            }
        }

        json.WriteStrings("connectedApps", subject.AppUses.Select(use => use.App.FullName).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal));
    }

    private static void WriteObjectRights(Utf8JsonWriter json, AccessRights rights)
    {
        foreach (var right in AccessRightFlags.OfObjects)
        {
            json.WriteBoolean(right.Key(), rights.HasFlag(right));
        }
    }

    private static void WriteGrant(Utf8JsonWriter json, SourcedGrant grant)
    {
        json.WriteString("type", grant.Source.Container.TypeName);
        json.WriteString("name", grant.Source.Container.FullName);
        json.WriteString("path", grant.Location.Path);
        json.WriteNumberOrNull("line", grant.Location.Line);
    }
}
