using System.Runtime.InteropServices;
using System.Text;

namespace MetadataAnalyzer.Files;

/// <summary>
/// Tells a pipe, a socket or a device from a file without opening it, because opening a pipe waits for its other end. .NET has no call for that, so Linux is asked directly; on
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

    /// <summary>What stands at a path, links followed: "a pipe", "a socket" or "a device"; null for a file, a folder, nothing, or when the system does not say.</summary>
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
