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
        AccessKind.Field => HoldsField(name),
        AccessKind.RecordType => HoldsRecordType(name),
        _ => !AbsentComponent.IsAbsent(project, kind, name),
    };

    private bool HoldsField(string name)
    {
        if (name.Split('.') is not [var owner, var field])
        {
            return true;
        }

        // A person account shows the fields of its contact, with an ending of its own; tasks and events have the fields of activities.
        if (field.EndsWith("__pc", StringComparison.OrdinalIgnoreCase))
        {
            return HoldsField($"Contact.{field[..^2]}c");
        }

        if (!field.EndsWith("__c", StringComparison.OrdinalIgnoreCase) || HasNamespace(field[..^3]))
        {
            return true;
        }

        return project.CustomFields.Find(name) is not null
            || (owner.ToUpperInvariant() is "TASK" or "EVENT" && project.CustomFields.Find($"Activity.{field}") is not null);
    }

    private bool HoldsRecordType(string name) => name.Split('.') is not [var owner, var recordType]
        || HasNamespace(recordType)
        || project.Contains("RecordType", name)
        || (string.Equals(owner, "PersonAccount", StringComparison.OrdinalIgnoreCase) && project.Contains("RecordType", $"Account.{recordType}"));

    private static bool HasNamespace(string name) => name.IndexOf("__", StringComparison.Ordinal) > 0;
}
