using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>
/// <c>snapshot.json</c> as it is read back: schema <c>rules/schemas/snapshot.schema.json</c>. The key <c>containers</c> is not read: it is
/// there for people and for a rollback, and nothing is compared with it.
/// </summary>
internal sealed record SnapshotDocument
{
    public required string SchemaVersion { get; init; }

    public required SnapshotTool Tool { get; init; }

    /// <summary>Day the snapshot is made for, <c>yyyy-MM-dd</c>; null when neither an option nor the data give one.</summary>
    public required string? AsOf { get; init; }

    public required SnapshotProject Project { get; init; }

    public required ImmutableArray<SnapshotInput> Inputs { get; init; }

    public required ImmutableArray<SnapshotExport> Exports { get; init; }

    public required SnapshotSeats Seats { get; init; }

    public required ImmutableArray<SnapshotSubject> Subjects { get; init; }

    /// <summary>A day as the file spells it; null stays null.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd");
}

/// <summary>The tool that wrote the snapshot.</summary>
internal sealed record SnapshotTool(string Name, string Version, string CatalogueVersion);

/// <summary>The project as a whole.</summary>
internal sealed record SnapshotProject(string Format, string? ApiVersion, ImmutableArray<string> PackageDirectories, int Components,
    ImmutableArray<string> Unreadable);

/// <summary>An input by its hash.</summary>
internal sealed record SnapshotInput(string Name, string Sha256);

/// <summary>The state of an export.</summary>
internal sealed record SnapshotExport(string Name, string State, int Rows);

/// <summary>Seats of the two licences that a move uses, and of all other licences in the exports.</summary>
internal sealed record SnapshotSeats(
    SnapshotSeat UserLicense, SnapshotSeat PermissionSetLicense, ImmutableArray<SnapshotSeat> UserLicenses,
        ImmutableArray<SnapshotSeat> PermissionSetLicenses);

/// <summary>Seats of one licence; null when not known.</summary>
internal sealed record SnapshotSeat(string Name, int? Total, int? Used);

/// <summary>A place in the input: a line of a file, or a row of an export.</summary>
internal sealed record SnapshotPlace(string Path, int? Line, int? Row)
{
    public static SnapshotPlace Of(Location location) => new(
        location.Path ?? "", location is { IsRecord: false, Line: > 0 } ? location.Line : null, location.IsRecord ? location.Line : null);

    /// <inheritdoc/>
    public override string ToString() => Row is { } row ? $"{Path} row {row}" : Line is { } line ? $"{Path}:{line}" : Path;
}
