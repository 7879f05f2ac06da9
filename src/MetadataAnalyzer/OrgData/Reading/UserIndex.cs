using System.Collections.Immutable;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>Finds users by id and by username.</summary>
internal sealed class UserIndex(ImmutableArray<UserRow> users)
{
    private readonly Dictionary<SalesforceId, UserRow> _byId = users.Where(user => !user.Id.IsEmpty).ToDictionary(user => user.Id);
    private readonly Dictionary<string, UserRow> _byName = users.ToDictionary(user => user.Username, StringComparer.OrdinalIgnoreCase);

    public UserRow? Find(SalesforceId id, string? username) =>
        (id.IsEmpty ? null : _byId.GetValueOrDefault(id)) ?? (username is null ? null : _byName.GetValueOrDefault(username));
}
