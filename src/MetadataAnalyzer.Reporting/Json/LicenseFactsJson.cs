using System.Text.Json;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Reporting.Json;

/// <summary>
/// The facts that the org gives to assessments of other orgs, in the form of a file of facts, which is YAML and so may be JSON. It holds
/// none of the org's own names.
/// </summary>
public static class LicenseFactsJson
{
    /// <summary>The key in <c>assessment.json</c>.</summary>
    public const string Key = "licenseFacts";

    internal static void Write(Utf8JsonWriter json, AssessmentResult result)
    {
        var org = result.Org;
        var facts = OrgFacts.Of(org.Exports, org.Catalogue, org.AsOf, result.Edition);
        if (facts.Count == 0)
        {
            return;
        }

        json.WriteObject(Key, () =>
        {
            json.WriteString(LicenseFactsFile.Format, LicenseFactsFile.Version);
            json.WriteObject(LicenseFactsFile.Permissions, () =>
            {
                foreach (var fact in facts.All.Where(fact => fact.Right.Kind == AccessKind.UserPermission))
                {
                    WriteFact(json, fact.Right.Name, fact);
                }
            });
            json.WriteObject(LicenseFactsFile.Objects, () =>
            {
                foreach (var rights in facts.All.Where(fact => fact.Right.Kind == AccessKind.Object)
                    .GroupBy(fact => fact.Right.Name, ApiName.Comparer))
                {
                    json.WriteObject(rights.Key, () =>
                    {
                        foreach (var fact in rights)
                        {
                            WriteFact(json, fact.Right.Rights.Id(), fact);
                        }
                    });
                }
            });
        });
    }

    /// <summary>One line for each right; there are hundreds.</summary>
    private static void WriteFact(Utf8JsonWriter json, string name, RightFact fact)
    {
        json.WritePropertyName(name);
        var sets = fact.Sets.Select(set => $"\"{set.Key}\": [{string.Join(", ", set.Values.Select(value => $"\"{value}\""))}]");
        json.WriteRawValue($"{{ {string.Join(", ", sets)} }}");
    }
}
