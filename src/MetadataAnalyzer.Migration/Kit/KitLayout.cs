using MetadataAnalyzer.Migration.Plan;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>Where the parts of a kit lie.</summary>
/// <param name="HasProfiles">Whether there is a part with profiles.</param>
/// <param name="HasApps">Whether there is a part with apps.</param>
/// <param name="SecretFiles">App files from which a secret was left out, by path in the project.</param>
/// <param name="UnreadApps">App files that could not be read again, so that they must be changed by hand.</param>
internal sealed record KitLayout(bool HasProfiles, bool HasApps, IReadOnlySet<string> SecretFiles, IReadOnlySet<string> UnreadApps)
{
    /// <summary>Folder of the profiles that subjects share.</summary>
    public const string Profiles = "1-profiles";

    /// <summary>Folder of the subjects.</summary>
    public const string Users = "2-users";

    /// <summary>Folder of the apps that subjects share.</summary>
    public const string Apps = "3-apps";

    /// <summary>Whether an app is changed by hand in Setup: the project does not hold its file, or it could not be read again.</summary>
    public bool IsByHand(AppEntry entry) => entry.Path is null || UnreadApps.Contains(entry.Path);

    /// <summary>Folder of a subject: the name of its permission set, which is unique, plain and legal on every system.</summary>
    public static string FolderOf(SubjectPlan subject, Access.Org org) => $"{Users}/{org.KitNames.PermissionSet(subject.Subject)}";
}
