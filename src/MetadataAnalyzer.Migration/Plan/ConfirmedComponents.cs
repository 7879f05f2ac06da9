using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Migration.Plan;

/// <summary>
/// What the project confirms of the components that rights are on. Standard and managed ones no retrieve of the org's own metadata has to bring, so that
/// their absence says nothing.
/// </summary>
internal sealed class ConfirmedComponents(MetadataProject project)
{
    /// <summary>Whether the project holds the component of a right, or need not.</summary>
    public bool Holds(AccessKind kind, string name) => kind switch
    {
        AccessKind.RecordType => HoldsRecordType(name),
        _ => !AbsentComponent.IsAbsent(project, kind, name),
    };

    private bool HoldsRecordType(string name) => name.Split('.') is not [var owner, var recordType]
        || HasNamespace(recordType)
        || project.Contains("RecordType", name)
        || (string.Equals(owner, "PersonAccount", StringComparison.OrdinalIgnoreCase) && project.Contains("RecordType", $"Account.{recordType}"));

    private static bool HasNamespace(string name) => name.IndexOf("__", StringComparison.Ordinal) > 0;
}
