using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Planning;

/// <summary>A right of the subject that no new permission set carries, on purpose.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">API name.</param>
/// <param name="Rights">The rights that are dropped.</param>
/// <param name="Cause">The kind of reason.</param>
/// <param name="Reason">The reason, for people.</param>
/// <param name="GrantedBy">The sources of the right before the move, for people; sorted.</param>
public sealed record DroppedRight(
    AccessKind Kind, string Name, AccessRights Rights, DropCause Cause, string Reason, ImmutableArray<string> GrantedBy)
{
    /// <summary>The right in words.</summary>
    public override string ToString() => RightText.Of(Kind, Name, Rights);
}

/// <summary>The kind of reason for dropping a right.</summary>
public enum DropCause
{
    /// <summary>Acts only in the user interface.</summary>
    UserInterface,

    /// <summary>The subject does not use it.</summary>
    NotNeeded,

    /// <summary>The licence is proven not to carry it, or what it requires.</summary>
    Refused,

    /// <summary>Comes with its object, and no permission set can name it.</summary>
    ComesWithObject,

    /// <summary>The field cannot be edited by any user.</summary>
    CannotBeEdited,

    /// <summary>A test class.</summary>
    TestClass,

    /// <summary>Left out by an option, for least privilege.</summary>
    Narrowed,
}
