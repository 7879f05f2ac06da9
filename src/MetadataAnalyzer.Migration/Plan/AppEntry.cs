namespace MetadataAnalyzer.Migration.Plan;

/// <summary>A name that an app must list so that a subject stays admitted.</summary>
/// <param name="Path">The app's file, relative to the project root; null when the project does not hold it, so that the app is changed in Setup.</param>
/// <param name="AppLabel">What people call the app.</param>
/// <param name="IsProfile">Whether it is a profile, else a permission set.</param>
/// <param name="Name">API name of the profile or permission set.</param>
/// <param name="Value">The name in the form that the file uses: label or API name.</param>
/// <param name="Because">What the file lists today and the subject loses, for people.</param>
public sealed record AppEntry(string? Path, string AppLabel, bool IsProfile, string Name, string Value, string Because)
{
    /// <summary>What is added, with its name.</summary>
    public string Caption => $"{(IsProfile ? "profile" : "permission set")} '{Value}'";
}
