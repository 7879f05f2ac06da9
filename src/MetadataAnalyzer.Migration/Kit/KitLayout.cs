using System.Collections.Immutable;
using System.Text;
using MetadataAnalyzer.Planning;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>The folders of a kit, and the apps that need work by hand.</summary>
/// <param name="HasProfiles">Whether there is a part with profiles.</param>
/// <param name="HasApps">Whether there is a part with apps.</param>
/// <param name="SecretFiles">App files whose copy leaves out a secret, by path in the project.</param>
/// <param name="UnreadApps">App files that could not be read again, so that they are changed by hand.</param>
internal sealed record KitLayout(bool HasProfiles, bool HasApps, IReadOnlySet<string> SecretFiles, IReadOnlySet<string> UnreadApps)
{
    /// <summary>Folder of the profiles, which subjects share.</summary>
    public const string Profiles = "1-profiles";

    /// <summary>Folder of the subjects.</summary>
    public const string Users = "2-users";

    /// <summary>Folder of the apps, which subjects share.</summary>
    public const string Apps = "3-apps";

    /// <summary>Whether an app is changed by hand in Setup: the project does not hold its file, or it could not be read again.</summary>
    public bool IsByHand(AppEntry entry) => entry.Path is null || UnreadApps.Contains(entry.Path);

    /// <summary>Folder of a subject: the name of its permission set, which is unique, plain and legal on every system.</summary>
    public static string FolderOf(SubjectPlan subject, Access.Org org) => $"{Users}/{org.KitNames.PermissionSet(subject.Subject)}";
}

/// <summary>A file of a kit.</summary>
/// <param name="Path">Relative to the kit, with '/' separators; legal on every system.</param>
/// <param name="Content">Its bytes.</param>
public sealed record KitFile(string Path, ImmutableArray<byte> Content)
{
    /// <summary>A text as UTF-8 without a byte order mark.</summary>
    public static KitFile Text(string path, string text) => new(path, [.. Encoding.UTF8.GetBytes(text)]);

    /// <summary>A file that something writes.</summary>
    public static KitFile Written(string path, Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return new(path, [.. stream.ToArray()]);
    }

    /// <summary>The same file in a folder.</summary>
    internal KitFile In(string folder) => this with { Path = $"{folder}/{Path}" };
}

/// <summary>A component that the kit deploys.</summary>
/// <param name="Type">Metadata API type.</param>
/// <param name="FullName">Full name, as a manifest lists it.</param>
/// <param name="File">Its file, relative to the package directory.</param>
internal sealed record KitComponent(string Type, string FullName, KitFile File);
