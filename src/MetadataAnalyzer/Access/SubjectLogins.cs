using System.Collections.Immutable;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Access;

/// <summary>The successful logins of a subject in the window. Failed logins do not count.</summary>
public sealed class SubjectLogins
{
    /// <param name="uses">The subject's logins in the window, failed ones included.</param>
    /// <param name="catalogue">Says which logins are made in the user interface.</param>
    public SubjectLogins(IEnumerable<LoginUse> uses, LicenseCatalogue catalogue)
    {
        var kinds = uses
            .Where(use => use.Successful)
            .Select(use => (Use: use, Kind: catalogue.ClassifyLogin(use.LoginType, use.LoginSubType)))
            .ToLookup(entry => entry.Kind.Surface);
        UserInterface = [.. kinds[LoginSurface.Ui].Select(entry => entry.Use)];
        Api = [.. kinds[LoginSurface.Api].Select(entry => entry.Use)];
        Other = [.. kinds[LoginSurface.Other].Select(entry => entry.Use)];
        WithPassword = [.. kinds.SelectMany(group => group).Where(entry => entry.Kind.Flow is "username-password" or "soap-login").Select(entry => entry.Use)];
        Flows = [.. kinds.SelectMany(group => group).Where(entry => entry.Kind.Surface != LoginSurface.Ui).Select(entry => entry.Kind.Flow).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Applications =
        [
            .. Api.Concat(Other).Select(use => use.Application).Where(catalogue.IsRealApplication)
                .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Logins made in the user interface.</summary>
    public ImmutableArray<LoginUse> UserInterface { get; }

    /// <summary>Logins made through an API.</summary>
    public ImmutableArray<LoginUse> Api { get; }

    /// <summary>Logins of kinds the catalogue does not know.</summary>
    public ImmutableArray<LoginUse> Other { get; }

    /// <summary>Logins outside the user interface for which the client sends the user's password.</summary>
    public ImmutableArray<LoginUse> WithPassword { get; }

    /// <summary>Authorisation flows in use outside the user interface, such as <c>client-credentials</c>; sorted.</summary>
    public ImmutableArray<string> Flows { get; }

    /// <summary>Names of the applications the subject connected with; sorted. Clients that are no application are left out.</summary>
    public ImmutableArray<string> Applications { get; }

    public long UserInterfaceCount => UserInterface.Sum(use => use.Count);

    public long ApiCount => Api.Sum(use => use.Count);

    public long Count => UserInterfaceCount + ApiCount + Other.Sum(use => use.Count);

    /// <summary>Whether at least half of the logins are made in the user interface, as a person's are.</summary>
    public bool IsMostlyUserInterface => UserInterfaceCount > 0 && UserInterfaceCount * 2 >= Count;

    /// <summary>Whether the subject connected with an application of that name.</summary>
    public bool Uses(string? application) => application is not null && Applications.Contains(application.Trim(), StringComparer.OrdinalIgnoreCase);
}
