using System.IO.Abstractions;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>The disk, remembering each temporary folder made through it: the machine's own list has those of whatever else runs.</summary>
internal sealed class TemporaryFolders : FileSystemBase
{
    private readonly FileSystem _disk = new();

    private readonly Recorder _directory;

    public TemporaryFolders() => _directory = new(_disk);

    /// <summary>The folders made, in the order they were made in, whether or not they are still there.</summary>
    public IReadOnlyList<string> Made => _directory.Made;

    public override IDirectory Directory => _directory;

    public override IDirectoryInfoFactory DirectoryInfo => _disk.DirectoryInfo;

    public override IDriveInfoFactory DriveInfo => _disk.DriveInfo;

    public override IFile File => _disk.File;

    public override IFileInfoFactory FileInfo => _disk.FileInfo;

    public override IFileStreamFactory FileStream => _disk.FileStream;

    public override IFileSystemWatcherFactory FileSystemWatcher => _disk.FileSystemWatcher;

    public override IFileVersionInfoFactory FileVersionInfo => _disk.FileVersionInfo;

    public override IPath Path => _disk.Path;

    public override IRandomAccess RandomAccess => _disk.RandomAccess;

    private sealed class Recorder(IFileSystem disk) : DirectoryWrapper(disk)
    {
        public List<string> Made { get; } = [];

        public override IDirectoryInfo CreateTempSubdirectory(string? prefix = null)
        {
            var folder = base.CreateTempSubdirectory(prefix);
            Made.Add(folder.FullName);
            return folder;
        }
    }
}
