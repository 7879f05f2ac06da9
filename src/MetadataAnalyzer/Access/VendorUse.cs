using System.Collections.Immutable;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>A product that a subject uses or may use, with what shows it.</summary>
/// <param name="Product">The product.</param>
/// <param name="Signs">What shows it, the strongest first; never empty.</param>
/// <param name="Overrule">The org's own decision against what is said about it; null when none holds.</param>
public sealed record VendorUse(VendorProduct Product, ImmutableArray<VendorSign> Signs, VendorOverrule? Overrule)
{
    /// <summary>
    /// Whether it is this product that the subject uses: an app in use has a name that is known to be the product's, or comes with its
    /// package; or the name of an app in use and rights in the package go together. A name alone that any app may have is not enough.
    /// </summary>
    public bool IsSure => Signs.Any(sign => sign.IsUsed)
        && (Signs.Any(sign => sign is { IsUsed: true, Name.IsSure: true }) || Signs.DistinctBy(sign => sign.Name.Kind).Skip(1).Any());

    /// <summary>The strongest sign.</summary>
    public VendorSign Sign => Signs[0];

    /// <summary>The rights that the product needs and the subject lacks or the licence is not known to carry.</summary>
    /// <param name="subject">The subject of this use.</param>
    /// <param name="org">The org.</param>
    public VendorNeeds NeedsOf(Subject subject, OrgContent org) => VendorNeeds.Of(Product, subject, org);

    /// <summary>The products that the signs of a subject show, by id.</summary>
    internal static ImmutableArray<VendorUse> FindAll(Subject subject, OrgContent org) =>
    [
        .. VendorSign.FindAll(subject, org).SelectMany(sign => org.Vendors.Named(sign.Name.Kind, sign.Name.Text).Select(named =>
                (named.Product, Sign: sign with { Name = named.Name })))
            .GroupBy(entry => entry.Product)
            .OrderBy(product => product.Key.Id, StringComparer.Ordinal)
            .Select(product => new VendorUse(
                product.Key,
                [
                    .. product.Select(entry => entry.Sign)
                        .OrderByDescending(sign => sign.IsUsed).ThenByDescending(sign => sign.Name.IsSure)
                        .ThenBy(sign => sign.Name.Kind)
                        .ThenBy(sign => sign.Name.Text, StringComparer.Ordinal),
                ],
                OverruleOf(product.Key, org))),
    ];

    private static VendorOverrule? OverruleOf(VendorProduct product, OrgContent org) => org.Configuration.VendorOverrules
        .FirstOrDefault(overrule => !overrule.IsExpired(org.AsOf) && org.Vendors.Find(overrule.Vendor).Contains(product));
}

/// <summary>What shows that a subject uses, or may use, a product.</summary>
/// <param name="Name">The name as the product has it.</param>
/// <param name="Shown">The name of the app, or the words for the rights in a package, for people.</param>
/// <param name="Location">The record or element that shows it.</param>
/// <param name="IsUsed">Whether the subject is known, or may be taken, to sign in with it; false for what is only within its reach.</param>
/// <param name="App">The app; null when only a record names it, and for a package.</param>
public sealed record VendorSign(VendorName Name, string Shown, Location Location, bool IsUsed, MetadataComponent? App = null)
{
    /// <summary>All names that a subject's apps, logins, tokens, requests and packages have.</summary>
    internal static IEnumerable<VendorSign> FindAll(Subject subject, OrgContent org) =>
        subject.AppUses.SelectMany(use => OfApp(use, subject)).Concat(OfRecords(subject, org)).Concat(OfPackages(subject));

    private static IEnumerable<VendorSign> OfApp(AppUse use, Subject subject)
    {
        var place = LoginWith(subject, use.IsNamed) ?? use.Tokens.FirstOrDefault()?.Location ?? use.RunAs?.Location
            ?? use.Profile?.Location ?? use.PermissionSets.Select(set => (Location?)set.Location).FirstOrDefault() ?? use.App.Location;
        var space = use.Policy.Namespace;
        var local = space is not null && use.App.FullName.StartsWith($"{space}__", StringComparison.OrdinalIgnoreCase)
            ? use.App.FullName[(space.Length + 2)..]
            : use.App.FullName;
        foreach (var name in new[] { use.Label, use.App.FullName, local }.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            yield return new(Application(name), use.Label, place, use.IsUsed, use.App);
        }

        if (space is not null)
        {
            yield return new(new(space, VendorNameKind.Package, IsSure: false), use.Label, place, use.IsUsed, use.App);
        }
    }

    /// <summary>Applications of logins, tokens and requests that are no app of the subject.</summary>
    private static IEnumerable<VendorSign> OfRecords(Subject subject, OrgContent org)
    {
        var requests = (subject.Id.IsEmpty ? null : org.Exports.ApiUsage.Of(subject.Id))?.Applications ?? [];
        var names = LoginsOf(subject).Select(login => login.Application.Trim())
            .Concat(subject.OauthTokens.Select(token => token.AppName?.Trim() ?? ""))
            .Concat(requests.Select(request => request.Name.Trim()))
            .Where(name => name.Length > 0 && !subject.AppUses.Any(use => use.IsNamed(name)))
            .Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            var place = LoginWith(subject, other => IsSame(other, name))
                ?? subject.OauthTokens.FirstOrDefault(token => IsSame(token.AppName ?? "", name))?.Location
                ?? requests.First(request => IsSame(request.Name, name)).Location;
            yield return new(Application(name), name, place, IsUsed: true);
        }
    }

    /// <summary>Package licences and permission sets of packages: what a package brings is within reach, which shows no use.</summary>
    private static IEnumerable<VendorSign> OfPackages(Subject subject) =>
        subject.PackageLicenses.Select(license => (license.Name, license.Location))
            .Concat(subject.Access.Sources.Where(source => !source.IsProfile && source.Container.Namespace is not null)
                .Select(source => (source.Container.Namespace!, source.Container.Location)))
            .Concat(subject.Access.MissingPermissionSets.Where(missing => missing.Namespace is not null)
                .Select(missing => (missing.Namespace!, missing.Location)))
            .DistinctBy(package => package.Item1, StringComparer.OrdinalIgnoreCase)
            .Select(package => new VendorSign(
                new(package.Item1, VendorNameKind.Package, IsSure: false), $"rights in the package {package.Item1}", package.Item2,
                IsUsed: false));

    private static VendorName Application(string name) => new(name.Trim(), VendorNameKind.Application, IsSure: false);

    private static IEnumerable<OrgData.Exports.LoginUse> LoginsOf(Subject subject) =>
        subject.Logins is { } logins ? logins.Api.Concat(logins.Other).Concat(logins.Undecided) : [];

    private static Location? LoginWith(Subject subject, Func<string, bool> isNamed) =>
        LoginsOf(subject).Where(login => isNamed(login.Application)).ToList() is { Count: > 0 } uses
            ? SubjectLogins.Latest(uses).Latest
            : null;

    private static bool IsSame(string left, string right) => string.Equals(left.Trim(), right, StringComparison.OrdinalIgnoreCase);
}
