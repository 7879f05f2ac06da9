namespace MetadataAnalyzer.Metadata;

/// <summary>One place in the project that names a user, a profile, or something else that a user has or loses with a profile.</summary>
public sealed record Reference : IComparable<Reference>
{
    /// <summary>Metadata API type name of the component that holds the reference.</summary>
    public required string ComponentType { get; init; }

    /// <summary>Full name of the component that holds the reference.</summary>
    public required string ComponentName { get; init; }

    /// <summary>The element, or the word in a formula or body.</summary>
    public required Location Location { get; init; }

    /// <summary>The target of the reference.</summary>
    public required ReferenceTarget Target { get; init; }

    /// <summary>The form of the reference.</summary>
    public required ReferenceForm Form { get; init; }

    /// <summary>
    /// The name or id as the file spells it, without what looks like a secret; empty when the place depends on what the running user has.
    /// </summary>
    public string Value { get; init => field = SecretText.Blank(value); } = "";

    /// <summary>
    /// The name's place: the element's path, the merge field, or the expression in code, without text in quotes; at most 120 characters.
    /// </summary>
    public required string Expression { get; init => field = SecretText.Blank(value); }

    /// <summary>The comparison of <see cref="Value"/> with a value of the running user.</summary>
    public ReferenceComparison Comparison { get; init; }

    /// <summary>Whether a formula that rejects a record when true is false for the users that the comparison names.</summary>
    public bool Exempts { get; init; }

    /// <summary>
    /// The place of <see cref="Value"/> when the comparison only names it: <c>custom label X</c>; empty when it is in the
    /// comparison.
    /// </summary>
    public string Through { get; init; } = "";

    /// <summary>
    /// The comparison alone, in one line of at most 120 characters, with every text in quotes but <see cref="Value"/> left out; empty for
    /// an
    /// element, which holds nothing but its value.
    /// </summary>
    public string Text { get; init => field = SecretText.Blank(value); } = "";

    /// <summary>The element of the catalogue that holds the reference; null for the other forms.</summary>
    public ReferencePlace? Place { get; init; }

    /// <summary>The place of the text when <see cref="Value"/> only names it, until the whole project was read.</summary>
    internal ValueOrigin Origin { get; init; }

    /// <summary>
    /// Whether a name is among those that <see cref="Value"/> is compared with, whatever the comparison decides. Case does not matter.
    /// </summary>
    public bool Names(string name) => name.Length > 0 && Value.Length > 0 && Comparison switch
    {
        ReferenceComparison.Contains => name.Contains(Value, ApiName.Comparison),
        ReferenceComparison.IsContained => Value.Contains(name, ApiName.Comparison),
        ReferenceComparison.StartsWith => name.StartsWith(Value, ApiName.Comparison),
        _ => ApiName.Same(Value.Trim(), name),
    };

    /// <summary>By place, then by what is named.</summary>
    public int CompareTo(Reference? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = Location.CompareTo(other.Location);
        order = order != 0 ? order : Target.CompareTo(other.Target);
        order = order != 0 ? order : string.CompareOrdinal(Value, other.Value);
        return order != 0 ? order : string.CompareOrdinal(Expression, other.Expression);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Location}: {Target} '{Value}' by {Expression} in {ComponentType} {ComponentName}";
}

/// <summary>The forms in which a reference names its target.</summary>
public enum ReferenceForm
{
    /// <summary>The value of an element that the platform reads as a name.</summary>
    Element,

    /// <summary>A merge field in a formula.</summary>
    Formula,

    /// <summary>A condition or filter of declarative automation, with field, operator and value in elements of their own.</summary>
    Condition,

    /// <summary>An expression or query in Apex.</summary>
    Code,

    /// <summary>A record id in any text.</summary>
    LiteralId,

    /// <summary>A value of a custom metadata record.</summary>
    Record,
}

/// <summary>The kinds of target of a reference.</summary>
public enum ReferenceTarget
{
    /// <summary>A user, by username or id.</summary>
    User,

    /// <summary>A profile, by label, API name or id.</summary>
    Profile,

    /// <summary>A permission set or permission set group, by label, API name or id.</summary>
    PermissionSet,

    /// <summary>A custom permission, by API name.</summary>
    CustomPermission,

    /// <summary>A role, by label, API name or id.</summary>
    Role,

    /// <summary>A user licence, by name.</summary>
    UserLicense,

    /// <summary>A hierarchy custom setting, whose rows may belong to a profile or a user; by the object's API name.</summary>
    HierarchySetting,
}

/// <summary>The comparisons of a literal with a value of the running user in a formula, condition or query.</summary>
public enum ReferenceComparison
{
    /// <summary>There is no literal on the other side.</summary>
    None,

    /// <summary>Equal, or one of several.</summary>
    Equal,

    /// <summary>Not equal, or none of several.</summary>
    NotEqual,

    /// <summary>The name contains the literal.</summary>
    Contains,

    /// <summary>The literal contains the name.</summary>
    IsContained,

    /// <summary>The name starts with the literal.</summary>
    StartsWith,
}

/// <summary>The place of the text of a comparison.</summary>
internal enum ValueOrigin
{
    /// <summary>In the comparison, or in the same file.</summary>
    Literal,

    /// <summary>In a custom label, by its API name.</summary>
    Label,

    /// <summary>In a constant of another class, by its path: <c>Names.ADMIN</c>.</summary>
    Constant,

    /// <summary>In a custom metadata record: <c>Setting__mdt.Record.Field__c</c>, with <c>*</c> for any record.</summary>
    Record,
}
