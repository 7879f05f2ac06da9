namespace MetadataAnalyzer.Migration.Plan;

/// <summary>Why a right is not carried over.</summary>
public enum DropCause
{
    /// <summary>It acts only in the user interface.</summary>
    UserInterface,

    /// <summary>What would make it matter is not present.</summary>
    NotNeeded,

    /// <summary>The licence is proven not to carry it, or what it requires.</summary>
    Refused,

    /// <summary>It comes with its object, and no permission set can name it.</summary>
    ComesWithObject,

    /// <summary>Nobody can edit the field.</summary>
    CannotBeEdited,

    /// <summary>It is a test class.</summary>
    TestClass,

    /// <summary>It was left out by choice, for least privilege.</summary>
    Narrowed,
}
