using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Tests.OrgData;

/// <summary>The files of a probe: its index, and answers as the Salesforce CLI writes them.</summary>
internal static class ProbeFiles
{
    /// <summary>A set that asks about a permission, and holds others too.</summary>
    public static ProbeSet Permission(int number, string name, params string[] others) => Set(
        number, new(AccessKind.UserPermission, name, AccessRights.Enabled),
        [.. others.Select(other => new ProbeRight(AccessKind.UserPermission, other, AccessRights.Enabled))]);

    /// <summary>A set that asks about a right on an object, and holds others on it too.</summary>
    public static ProbeSet Object(int number, string name, AccessRights asked, AccessRights others = AccessRights.None)
    {
        var asks = new ProbeRight(AccessKind.Object, name, asked);
        return new(number, HashOf(number, name), asks, [asks with { Rights = asked | others }]);
    }

    public static string Index(params IEnumerable<ProbeSet> sets) =>
        $$"""{"schemaVersion": "1.0", "sets": [{{string.Join(", ", sets.Select(SetText))}}], "files": []}""";

    /// <summary>The answer to one call.</summary>
    /// <param name="day">Day on which the dry run ended.</param>
    /// <param name="accepted">Sets without a complaint.</param>
    /// <param name="refused">Other sets with the platform's text.</param>
    public static string Answer(string day, ProbeSet[] accepted, (ProbeSet Set, string Problem)[] refused) =>
        $$"""
        {
          "status": {{(refused.Length == 0 ? 0 : 1)}},
          "result": {
            "checkOnly": true, "completedDate": "{{day}}T08:15:30.000Z", "done": true, "id": "0Af000000000001AAA",
            "status": "{{(refused.Length == 0 ? "Succeeded" : "Failed")}}",
            "details": {
              "componentSuccesses": [{{string.Join(", ", accepted.Select(set => Entry(set, null)))}}],
              "componentFailures": [{{string.Join(", ", refused.Select(entry => Entry(entry.Set, entry.Problem)))}}]
            }
          }, "warnings": []
        }

        """;

    private static ProbeSet Set(int number, ProbeRight asks, ProbeRight[] others) =>
        new(number, HashOf(number, asks.Name), asks, [asks, .. others]);

    private static string HashOf(int number, string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{number} {name}")));

    private static string SetText(ProbeSet set) =>
        $$"""
        {"number": {{set.Number}}, "name": "{{set.Name}}", "sha256": "{{set.Sha256}}", "asks": {{RightText(set.Asks)}},
        "holds": [ {{string.Join(", ", set.Holds.Select(RightText))}} ]}
        """;

    private static string RightText(ProbeRight right) =>
        $$"""
        {"kind": "{{right.Kind.Id()}}", "name": "{{right.Name}}",
        "rights": [ {{string.Join(", ", right.Rights.Ids().Select(id => $"\"{id}\""))}} ]}
        """;

    private static string Entry(ProbeSet set, string? problem) =>
        $$"""{"componentType": "PermissionSet", "fullName": "{{set.Name}}", "success": {{(problem is null ? "true" : "false")}}"""
            + (problem is null ? "}" : $", \"problem\": {JsonSerializer.Serialize(problem)}}}");
}
