namespace MetadataAnalyzer.Metadata.References;

/// <summary>The fields that depend on who a user is: <c>$Profile.Name</c>, <c>CreatedBy.ProfileId</c>, <c>$Permission.X</c> …</summary>
/// <param name="Target">What it gives.</param>
/// <param name="Value">What it names by itself, such as a custom permission; empty when it is compared with a name.</param>
internal readonly record struct MergeField(ReferenceTarget Target, string Value)
{
    private const string Permission = "$Permission.";
    private const string CustomPermission = "CustomPermission.";
    private const string Setup = "$Setup.";

    /// <summary>Global variables whose fields only look like those of a user.</summary>
    private static readonly string[] NoUsers = ["$ObjectType.", "$Label.", "$CustomMetadata.", "$Resource.", "$CurrentPage.", "$Page.",
        "$Action.", "$Api."];

    /// <summary>
    /// Fields of a user that end a path over any relation: <c>CreatedBy</c>, <c>Owner:User</c>, <c>Agent__r</c>, <c>$User.Manager</c> …
    /// </summary>
    private static readonly (string Field, ReferenceTarget Target)[] OfUser =
    [
        ("Profile.Name", ReferenceTarget.Profile), ("Profile.Id", ReferenceTarget.Profile), ("ProfileId", ReferenceTarget.Profile),
        ("Profile.UserLicense.Name", ReferenceTarget.UserLicense), ("Profile.UserLicenseId", ReferenceTarget.UserLicense),
        ("UserRole.Name", ReferenceTarget.Role), ("UserRole.DeveloperName", ReferenceTarget.Role), ("UserRoleId", ReferenceTarget.Role),
    ];

    /// <summary>Reads a field, without braces.</summary>
    /// <returns>Null for one that is not about profile, role, licence, username or custom permission.</returns>
    public static MergeField? Parse(string text)
    {
        if (text.StartsWith(Permission, ApiName.Comparison))
        {
            var name = text[Permission.Length..];
            return name.StartsWith("StandardPermission.", ApiName.Comparison) ? null
                : new(ReferenceTarget.CustomPermission, name.StartsWith(CustomPermission, ApiName.Comparison)
                    ? name[CustomPermission.Length..] : name);
        }

        if (text.StartsWith(Setup, ApiName.Comparison))
        {
            var rest = text[Setup.Length..];
            var dot = rest.IndexOf('.', StringComparison.Ordinal);
            return new(ReferenceTarget.HierarchySetting, dot < 0 ? rest : rest[..dot]);
        }

        if (Array.Exists(NoUsers, prefix => text.StartsWith(prefix, ApiName.Comparison)))
        {
            return null;
        }

        return text.ToUpperInvariant() switch
        {
            "$PROFILE.NAME" or "$PROFILE.ID" => new(ReferenceTarget.Profile, ""),
            "$USERROLE.NAME" or "$USERROLE.DEVELOPERNAME" or "$USERROLE.ID" => new(ReferenceTarget.Role, ""),
            "$PROFILE.USERLICENSEID" or "$PROFILE.USERLICENSE.NAME" => new(ReferenceTarget.UserLicense, ""),
            _ => OfRelation(text),
        };
    }

    private static MergeField? OfRelation(string text)
    {
        foreach (var (field, target) in OfUser)
        {
            if (SourceToken.EndsIn(text, field) && (text.Length > field.Length || target == ReferenceTarget.Profile))
            {
                return new(target, "");
            }
        }

        // A relation of another object may have a field of that name.
        return SourceToken.EndsIn(text, "Username") && text.Contains('.', StringComparison.Ordinal) ? new(ReferenceTarget.User, "") : null;
    }

    /// <summary>
    /// Reads the field of a criterion on a user: <c>User.ProfileId</c> of rule criteria, or <c>Profile</c> of the table User.
    /// </summary>
    public static ReferenceTarget? OfUserField(string field) => field.ToUpperInvariant() switch
    {
        "PROFILE" or "PROFILEID" or "PROFILE.NAME" or "PROFILE.ID" => ReferenceTarget.Profile,
        "USERROLE" or "USERROLEID" or "ROLE" or "USERROLE.NAME" or "USERROLE.DEVELOPERNAME" => ReferenceTarget.Role,
        "USERNAME" => ReferenceTarget.User,
        "USERLICENSE" or "PROFILE.USERLICENSE" or "PROFILE.USERLICENSE.NAME" => ReferenceTarget.UserLicense,
        _ => Parse(field) is { Value.Length: 0 } relation ? relation.Target : null,
    };
}

/// <summary>The values of the names of a formula or condition. Flows have names of their own.</summary>
internal class NameScope
{
    /// <summary>The global variables and the relations to users, which mean the same everywhere.</summary>
    public static readonly NameScope Global = new();

    /// <summary>The value of a user that a name gives, or null.</summary>
    public virtual MergeField? FieldOf(string name) => MergeField.Parse(name);

    /// <summary>The texts that a name holds.</summary>
    public virtual IEnumerable<NamedValue> ValuesOf(string name) => NamedValue.OfMergeField(name) is { } value ? [value] : [];
}
