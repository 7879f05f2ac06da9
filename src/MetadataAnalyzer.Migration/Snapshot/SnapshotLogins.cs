using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>The logins of the subject in the window. Failed attempts are counted in <c>Uses</c> only.</summary>
internal sealed record SnapshotLogins(
    string From,
    string To,
    long UserInterface,
    long Api,
    long Other,
    string? First,
    string? Last,
    ImmutableArray<string> Flows,
    ImmutableArray<string> Applications,
    ImmutableArray<SnapshotAddress> Addresses,
    bool AddressesAreCut,
    ImmutableArray<SnapshotLogin> Uses)
{
    public static SnapshotLogins Of(SubjectLogins logins, LoginWindow window, Subject subject, Org org) => new(
        SnapshotDocument.Day(window.From)!,
        SnapshotDocument.Day(window.To)!,
        logins.UserInterfaceCount,
        logins.ApiCount,
        logins.Other.Sum(use => use.Count),
        SnapshotDocument.Day(logins.First),
        SnapshotDocument.Day(logins.Last),
        logins.Flows,
        logins.Applications,
        [.. logins.Sources.Addresses.Select(source => new SnapshotAddress(source.Address, SnapshotDocument.Day(source.First)!,
            SnapshotDocument.Day(source.Last)!))],
        logins.Sources.IsCut,
        [
            .. (org.Exports.Logins.ForUser(subject.User!)?.Window(window.From, window.To) ?? [])
                .GroupBy(use => (use.LoginType, use.LoginSubType, use.Application, Successful: Succeeded(use, org)))
                .Select(uses => new SnapshotLogin(
                    uses.Key.LoginType, uses.Key.LoginSubType, uses.Key.Application, uses.Key.Successful,
                    uses.Sum(use => use.Count), SnapshotDocument.Day(uses.Min(use => use.First))!,
                    SnapshotDocument.Day(uses.Max(use => use.Last))!)),
        ]);

    private static bool? Succeeded(LoginUse use, Org org) => org.Catalogue.ClassifyLoginStatus(use.Status) switch
    {
        LoginOutcome.Success => true,
        LoginOutcome.Failed => false,
        _ => null,
    };
}

/// <summary>An IP address of logins.</summary>
internal sealed record SnapshotAddress(string Address, string First, string Last);

/// <summary>A way to sign in; <c>Successful</c> is null when the status of the attempts is not known.</summary>
internal sealed record SnapshotLogin(string Type, string SubType, string Application, bool? Successful, long Count, string First,
    string Last);
