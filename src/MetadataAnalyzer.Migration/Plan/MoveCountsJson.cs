using System.Text.Json;

namespace MetadataAnalyzer.Migration.Plan;

/// <summary>The counts in the JSON of a kit and of a verification: the same keys with the same meaning.</summary>
internal static class MoveCountsJson
{
    public static void Write(Utf8JsonWriter json, MoveCounts counts)
    {
        json.WriteNumber("candidates", counts.Candidates);
        json.WriteNumber("movable", counts.Movable);
        json.WriteNumber("needVerification", counts.NeedVerification);
        json.WriteNumber("blocked", counts.Blocked);
        json.WriteNumber("dormant", counts.Dormant);
        json.WriteNumber("alreadyMigrated", counts.AlreadyMigrated);
    }
}
