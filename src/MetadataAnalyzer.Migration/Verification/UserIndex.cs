using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Migration.Snapshot;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Migration.Verification;

/// <summary>Finds the users of a snapshot again. A username may have changed, a record id does not.</summary>
internal sealed class UserIndex
{
    private readonly Dictionary<SalesforceId, AssessedSubject> _byId;
    private readonly ILookup<string, AssessedSubject> _byName;

    public UserIndex(AssessmentResult result)
    {
        var users = result.Subjects.Where(subject => subject.Subject.Kind == SubjectKind.User).ToList();
        _byId = users.Where(user => !user.Subject.Id.IsEmpty).DistinctBy(user => user.Subject.Id).ToDictionary(user => user.Subject.Id);
        _byName = users.ToLookup(user => user.Subject.Name, StringComparer.OrdinalIgnoreCase);
    }

    public bool HaveIds => _byId.Count > 0;

    /// <summary>The user of that id or, where one side gives no id, of that name; null when it is there no more.</summary>
    public AssessedSubject? Find(SnapshotSubject before) =>
        FindById(before) ?? _byName[before.Name].FirstOrDefault(user => before.Id is null || user.Subject.Id.IsEmpty);

    public AssessedSubject? FindById(SnapshotSubject before) => before.Id is { } id ? _byId.GetValueOrDefault(new SalesforceId(id)) : null;
}
