namespace MetadataAnalyzer.Metadata.References;

/// <summary>The merge fields that depend on who is running: <c>$Profile.Name</c>, <c>$Permission.X</c> …</summary>
/// <param name="Target">What it gives.</param>
/// <param name="Value">What it names by itself, such as a custom permission; empty when it is compared with a name.</param>
internal readonly record struct MergeField(ReferenceTarget Target, string Value)
{
    private const string Permission = "$Permission.";
    private const string Setup = "$Setup.";

    /// <summary>Reads a merge field, without braces.</summary>
    /// <returns>Null for one that says nothing of profile, role, licence, username or custom permission.</returns>
    public static MergeField? Parse(ReadOnlySpan<char> text)
    {
        if (text.StartsWith(Permission, StringComparison.OrdinalIgnoreCase))
        {
            return new(ReferenceTarget.CustomPermission, text[Permission.Length..].ToString());
        }

        if (text.StartsWith(Setup, StringComparison.OrdinalIgnoreCase))
        {
            var rest = text[Setup.Length..];
            var dot = rest.IndexOf('.');
            return new(ReferenceTarget.HierarchySetting, (dot < 0 ? rest : rest[..dot]).ToString());
        }

        ReferenceTarget? target = text.ToString().ToUpperInvariant() switch
        {
            "$PROFILE.NAME" or "$PROFILE.ID" or "$USER.PROFILEID" or "$USER.PROFILE.NAME" or "$USER.PROFILE.ID" => ReferenceTarget.Profile,
            "$USERROLE.NAME" or "$USERROLE.DEVELOPERNAME" or "$USERROLE.ID" or "$USER.USERROLEID" or "$USER.USERROLE.NAME"
                or "$USER.USERROLE.DEVELOPERNAME" => ReferenceTarget.Role,
            "$USER.USERNAME" => ReferenceTarget.User,
            "$PROFILE.USERLICENSEID" or "$PROFILE.USERLICENSE.NAME" or "$USER.PROFILE.USERLICENSE.NAME" => ReferenceTarget.UserLicense,
            _ => null,
        };
        return target is { } found ? new(found, "") : null;
    }

    /// <summary>Reads the field of a criterion on the running user: <c>User.ProfileId</c> of rule criteria, or <c>Profile</c> of the table User.</summary>
    public static ReferenceTarget? OfUserField(ReadOnlySpan<char> field) => field.ToString().ToUpperInvariant() switch
    {
        "PROFILE" or "PROFILEID" or "PROFILE.NAME" => ReferenceTarget.Profile,
        "USERROLE" or "USERROLEID" or "ROLE" or "USERROLE.NAME" or "USERROLE.DEVELOPERNAME" => ReferenceTarget.Role,
        "USERNAME" => ReferenceTarget.User,
        "USERLICENSE" or "PROFILE.USERLICENSE" or "PROFILE.USERLICENSE.NAME" => ReferenceTarget.UserLicense,
        _ => null,
    };
}
