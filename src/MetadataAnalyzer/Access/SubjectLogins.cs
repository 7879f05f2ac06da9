using System.Collections.Immutable;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Access;

/// <summary>The successful logins of a subject in the window. Failed logins do not count.</summary>
public sealed class SubjectLogins
{
    private readonly ILookup<string, LoginUse> _byFlow;

    /// <param name="uses">The subject's logins in the window, failed ones included.</param>
    /// <param name="catalogue">Says which logins are made in the user interface.</param>
    /// <param name="sources">The addresses the subject signed in from; none when null.</param>
    public SubjectLogins(IEnumerable<LoginUse> uses, LicenseCatalogue catalogue, LoginSources? sources = null)
    {
        var kinds = uses
            .Where(use => use.Successful)
            .Select(use => (Use: use, Kind: catalogue.ClassifyLogin(use.LoginType, use.LoginSubType)))
            .ToLookup(entry => entry.Kind.Surface);
        UserInterface = [.. kinds[LoginSurface.Ui].Select(entry => entry.Use)];
        Api = [.. kinds[LoginSurface.Api].Select(entry => entry.Use)];
        Other = [.. kinds[LoginSurface.Other].Select(entry => entry.Use)];
        _byFlow = kinds.SelectMany(group => group).Where(entry => entry.Kind.Surface != LoginSurface.Ui)
            .ToLookup(entry => entry.Kind.Flow, entry => entry.Use, StringComparer.Ordinal);
        Flows = [.. _byFlow.Select(flow => flow.Key).Order(StringComparer.Ordinal)];
        WithPassword = [.. _byFlow["username-password"], .. _byFlow["soap-login"]];
        Applications =
        [
            .. Api.Concat(Other).Select(use => use.Application.Trim()).Where(catalogue.IsRealApplication)
                .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal),
        ];
        Sources = sources ?? new([], IsCut: false);
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

    /// <summary>The addresses the subject signed in from.</summary>
    public LoginSources Sources { get; }

    /// <summary>The day of the first login in the window; null without logins.</summary>
    public DateOnly? First => All.Select(use => (DateOnly?)use.First).Min();

    /// <summary>The day of the last login in the window; null without logins.</summary>
    public DateOnly? Last => All.Select(use => (DateOnly?)use.Last).Max();

    public long UserInterfaceCount => UserInterface.Sum(use => use.Count);

    public long ApiCount => Api.Sum(use => use.Count);

    public long Count => All.Sum(use => use.Count);

    /// <summary>Whether there are logins and every one of them came through an API.</summary>
    public bool IsOnlyApi => ApiCount > 0 && ApiCount == Count;

    /// <summary>Whether at least half of the logins are made in the user interface, as a person's are.</summary>
    public bool IsMostlyUserInterface => UserInterfaceCount > 0 && UserInterfaceCount * 2 >= Count;

    private IEnumerable<LoginUse> All => UserInterface.Concat(Api).Concat(Other);

    /// <summary>The logins outside the user interface by an authorisation flow.</summary>
    /// <param name="flow">One of <see cref="Flows"/>.</param>
    public IEnumerable<LoginUse> ByFlow(string flow) => _byFlow[flow];

    /// <summary>The logins outside the user interface with an application of that name.</summary>
    public IEnumerable<LoginUse> With(string application) =>
        Api.Concat(Other).Where(use => string.Equals(use.Application.Trim(), application.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the subject connected with an application of that name.</summary>
    public bool Uses(string? application) => application is not null && Applications.Contains(application.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Of several ways to sign in, the one used last.</summary>
    /// <param name="uses">At least one.</param>
    public static LoginUse Latest(IEnumerable<LoginUse> uses) => uses.OrderByDescending(use => use.Last).ThenByDescending(use => use.Latest).First();
}
