using System.Collections.Immutable;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>
/// The logins of a subject in the window. Those that are known to have failed do not count; those whose status is not known are perhaps
/// successes and are kept apart: they prove neither a login nor that there was none.
/// </summary>
public sealed class SubjectLogins
{
    private const string SoapLogin = "soap-login";

    private readonly ILookup<string, LoginUse> _byFlow;
    private readonly ImmutableArray<LoginUse> _outsideUserInterface;

    /// <param name="uses">The subject's logins in the window, failed ones included.</param>
    /// <param name="catalogue">Catalogue of the logins that are made in the user interface, and of those that succeeded.</param>
    /// <param name="sources">The addresses the subject signed in from, failed attempts included; none when null.</param>
    public SubjectLogins(IEnumerable<LoginUse> uses, LicenseCatalogue catalogue, LoginSources? sources = null)
    {
        var read = uses
            .Select(use => (
                Use: use,
                Kind: catalogue.ClassifyLogin(use.LoginType, use.LoginSubType, use.Application),
                IsSuccess: catalogue.ClassifyLoginStatus(use.Status) == LoginOutcome.Success,
                IsFailure: catalogue.ClassifyLoginStatus(use.Status) == LoginOutcome.Failed))
            .Where(entry => !entry.IsFailure).ToList();
        var successes = read.Where(entry => entry.IsSuccess).ToLookup(entry => entry.Kind.Surface, entry => entry.Use);
        UserInterface = [.. successes[LoginSurface.Ui]];
        Api = [.. successes[LoginSurface.Api]];
        Other = [.. successes[LoginSurface.Other]];
        Undecided = [.. read.Where(entry => !entry.IsSuccess).Select(entry => entry.Use)];
        PerhapsUserInterface =
            [.. Other, .. read.Where(entry => !entry.IsSuccess && entry.Kind.Surface != LoginSurface.Api).Select(entry => entry.Use)];
        _byFlow = read.Where(entry => entry.Kind.Surface != LoginSurface.Ui)
            .ToLookup(entry => entry.Kind.Flow, entry => entry.Use, StringComparer.Ordinal);
        _outsideUserInterface = [.. _byFlow.SelectMany(flow => flow)];
        Flows = [.. _byFlow.Select(flow => flow.Key).Order(StringComparer.Ordinal)];
        WithPassword = [.. _byFlow["username-password"], .. _byFlow[SoapLogin]];
        Applications =
        [
            .. _outsideUserInterface.Select(use => use.Application.Trim()).Where(catalogue.IsRealApplication)
                .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal),
        ];
        HasAppWithoutName = _byFlow.Where(flow => flow.Key != SoapLogin).SelectMany(flow => flow)
            .Any(use => catalogue.ClassifyApplication(use.Application) == ApplicationKind.None);
        Sources = Open(sources ?? LoginSources.None, catalogue);
    }

    /// <summary>Logins made in the user interface, or with a client that only people use.</summary>
    public ImmutableArray<LoginUse> UserInterface { get; }

    /// <summary>Logins made through an API.</summary>
    public ImmutableArray<LoginUse> Api { get; }

    /// <summary>Logins of kinds that are neither, or that the catalogue does not know.</summary>
    public ImmutableArray<LoginUse> Other { get; }

    /// <summary>Logins of which it is not known whether they succeeded.</summary>
    public ImmutableArray<LoginUse> Undecided { get; }

    /// <summary>
    /// Logins that may have been made by a person in a user interface: those of a kind that is no API's or is not known, and those of which
    /// it is not known whether they succeeded, unless they are of an API kind.
    /// </summary>
    public ImmutableArray<LoginUse> PerhapsUserInterface { get; }

    /// <summary>Logins outside the user interface for which the client sends the user's password, perhaps successes included.</summary>
    public ImmutableArray<LoginUse> WithPassword { get; }

    /// <summary>
    /// Authorisation flows in use outside the user interface, such as <c>client-credentials</c>, perhaps successes included; sorted.
    /// </summary>
    public ImmutableArray<string> Flows { get; }

    /// <summary>
    /// Names of the applications the subject connected with, perhaps successes included; sorted. Clients that are no application are left
    /// out.
    /// </summary>
    public ImmutableArray<string> Applications { get; }

    /// <summary>
    /// Whether a login by an authorisation flow, which an app always makes, does not name the app. A SOAP login uses none.
    /// </summary>
    public bool HasAppWithoutName { get; }

    /// <summary>The addresses the subject signed in from, perhaps successes included; each once.</summary>
    public LoginSources Sources { get; }

    /// <summary>The day of the first login in the window; null without logins.</summary>
    public DateOnly? First => All.Select(use => (DateOnly?)use.First).Min();

    /// <summary>The day of the last login in the window; null without logins.</summary>
    public DateOnly? Last => All.Select(use => (DateOnly?)use.Last).Max();

    public long UserInterfaceCount => UserInterface.Sum(use => use.Count);

    public long ApiCount => Api.Sum(use => use.Count);

    /// <summary>Logins that are known to have succeeded.</summary>
    public long Count => All.Sum(use => use.Count);

    /// <summary>Whether there is no login at all, not even one of which it is not known whether it succeeded.</summary>
    public bool IsEmpty => Count == 0 && Undecided.IsEmpty;

    /// <summary>Whether at least half of the logins are made in the user interface, as a person's are.</summary>
    public bool IsMostlyUserInterface => UserInterfaceCount > 0 && UserInterfaceCount * 2 >= Count;

    /// <summary>Whether the subject signed in through an API and every login that succeeded, or perhaps did, is of an API kind.</summary>
    public bool IsOnlyApi => ApiCount > 0 && UserInterface.IsEmpty && PerhapsUserInterface.IsEmpty;

    private IEnumerable<LoginUse> All => UserInterface.Concat(Api).Concat(Other);

    /// <summary>The logins outside the user interface by an authorisation flow.</summary>
    /// <param name="flow">One of <see cref="Flows"/>.</param>
    public IEnumerable<LoginUse> ByFlow(string flow) => _byFlow[flow];

    /// <summary>The logins outside the user interface with an application of that name.</summary>
    public IEnumerable<LoginUse> With(string application) =>
        _outsideUserInterface.Where(use => string.Equals(use.Application.Trim(), application.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Of several ways to sign in, the one used last.</summary>
    /// <param name="uses">At least one.</param>
    public static LoginUse Latest(IEnumerable<LoginUse> uses) =>
        uses.OrderByDescending(use => use.Last).ThenByDescending(use => use.Latest).First();

    /// <summary>The addresses of attempts that are not known to have failed, each once.</summary>
    private static LoginSources Open(LoginSources sources, LicenseCatalogue catalogue)
    {
        return new(
            [
                .. sources.Addresses.Where(source => IsOpen(source.Status)).GroupBy(source => source.Address, StringComparer.Ordinal)
                    .Select(group => group.MaxBy(source => source.Last)! with
                    {
                        First = group.Min(source => source.First),
                        Applications = [.. group.SelectMany(source => source.Applications)
                            .Distinct(StringComparer.Ordinal)
                            .Order(StringComparer.Ordinal)],
                    }),
            ],
            sources.CutStatuses.RemoveAll(status => !IsOpen(status)));

        bool IsOpen(string status) => catalogue.ClassifyLoginStatus(status) != LoginOutcome.Failed;
    }
}
