using System.IO.Abstractions;
using System.Runtime.InteropServices;
using System.Text;

namespace MetadataAnalyzer.Files;

/// <summary>
/// The one way to open a file that the user or the project names: a regular file, reached by no link that leads out of its repository or
/// project, no larger than what is to be
/// read. Each method throws <see cref="RefusedFileException"/> for what is none, and else what the file system throws.
/// </summary>
public static class InputFile
{
    /// <summary>The most bytes of a file that a person writes: configuration, answers, prices, policies, a list of files.</summary>
    public const long MaxTextBytes = 4L << 20;

    /// <summary>The most bytes of a file that is read whole, such as a snapshot.</summary>
    public const long MaxWholeBytes = 512L << 20;

    /// <summary>Options of listing a folder: links are left out, because they may lead anywhere and in a circle.</summary>
    public static EnumerationOptions BelowAFolder { get; } =
        new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Opens a file; one without a length is not opened, because reading it may wait without end.</summary>
    /// <param name="fileSystem">Where the file is.</param>
    /// <param name="path">The file.</param>
    /// <param name="limit">The most bytes that it may have.</param>
    /// <exception cref="RefusedFileException">It is no regular file, too large, or behind a link that leads out.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It is a folder, or access is denied.</exception>
    public static Stream OpenRead(IFileSystem fileSystem, string path, long limit = long.MaxValue)
    {
        if (LinkBoundary.WhyRefused(fileSystem, path) is { } refusal)
        {
            throw new RefusedFileException(refusal);
        }

        var length = LengthOf(fileSystem.FileInfo.New(path));
        if (length > limit)
        {
            throw new RefusedFileException($"it is larger than {limit >> 20} MB, which is more than such a file may have");
        }

        return length == 0 ? Stream.Null : fileSystem.File.OpenRead(path);
    }

    /// <summary>Opens a file that a person writes, as UTF-8.</summary>
    /// <inheritdoc cref="OpenRead"/>
    public static StreamReader OpenText(IFileSystem fileSystem, string path, long limit = MaxTextBytes) =>
        new(OpenRead(fileSystem, path, limit), Encoding.UTF8);

    /// <summary>The text of a file that a person writes, as UTF-8.</summary>
    /// <inheritdoc cref="OpenRead"/>
    public static string ReadAllText(IFileSystem fileSystem, string path, long limit = MaxTextBytes)
    {
        using var reader = OpenText(fileSystem, path, limit);
        return reader.ReadToEnd();
    }

    /// <summary>The bytes of a file.</summary>
    /// <inheritdoc cref="OpenRead"/>
    public static byte[] ReadAllBytes(IFileSystem fileSystem, string path, long limit = MaxWholeBytes)
    {
        using var stream = OpenRead(fileSystem, path, limit);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The length of a regular file in bytes: of a link, that of the file it leads to.</summary>
    /// <exception cref="RefusedFileException">It is a pipe, a socket or a device, which have no length.</exception>
    internal static long LengthOf(IFileInfo file)
    {
        // What is no regular file has no length, and a link has one of its own.
        var isLink = LinkBoundary.IsLink(file);
        if ((isLink || file.Length == 0) && SpecialFile.KindOf(file.FullName) is { } kind)
        {
            throw new RefusedFileException($"it is {kind}, not a file");
        }

        return (isLink ? file.ResolveLinkTarget(returnFinalTarget: true) as IFileInfo ?? file : file).Length;
    }
}

/// <summary>
/// Tells a pipe, a socket or a device from a file without opening it, because opening a pipe waits for its other end. .NET has no call for
/// that, so Linux is asked directly; on
/// other systems the answer is null, and a file without a length is not opened there.
/// </summary>
public static class SpecialFile
{
    private const int CurrentDirectory = -100;
    private const uint TypeOnly = 1;

    // struct statx has the same layout on every architecture: 256 bytes, the mode in the 16 bits at offset 28.
    private const int StatusBytes = 256;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;

    /// <summary>
    /// The kind of special file at a path, links followed: "a pipe", "a socket" or "a device"; null for a file, a folder, nothing, or
    /// when the system does not tell.
    /// </summary>
    public static string? KindOf(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var status = new byte[StatusBytes];
        try
        {
            return Status(CurrentDirectory, [.. Encoding.UTF8.GetBytes(path), 0], 0, TypeOnly, status) != 0 ? null
                : (BitConverter.ToUInt16(status, ModeOffset) & TypeMask) switch
                {
                    0x1000 => "a pipe",
                    0x2000 or 0x6000 => "a device",
                    0xC000 => "a socket",
                    _ => null,
                };
        }
        catch (EntryPointNotFoundException)
        {
            // A C library older than 2018.
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "statx", ExactSpelling = true)]
    private static extern int Status(int folder, byte[] path, int flags, uint mask, byte[] status);
}

/// <summary>
/// A file that is not opened: no regular file, too large, or behind a link that leads out. <see cref="Exception.Message"/> tells why and
/// names no path.
/// </summary>
public sealed class RefusedFileException : IOException
{
    public RefusedFileException()
    {
    }

    public RefusedFileException(string message)
        : base(message)
    {
    }

    public RefusedFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
