using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Migration.Kit;
using MetadataAnalyzer.OrgData.Exports;
using MetadataAnalyzer.Planning;

namespace MetadataAnalyzer.Migration.Probe;

/// <summary>
/// The files that ask an org what its permission set licence carries: a Salesforce project with a permission set for each question, the
/// scripts that have the org validate them, and the index. A pure function of the questions.
/// </summary>
public static class ProbeProject
{
    /// <summary>Sets of one call of the scripts, unless their caller says otherwise.</summary>
    public const int SetsPerCall = 200;

    /// <summary>The list of the sets for the scripts, each line the hash and the path of a file.</summary>
    public const string SetList = "sets.sha256";

    /// <summary>Every file, sorted by path, the index last.</summary>
    public static ImmutableArray<KitFile> Build(Org org, ImmutableArray<ProbeQuestion> questions)
    {
        var catalogue = org.Catalogue;
        var (version, limits) = (org.Project.ApiVersion, catalogue.Move.Probe.TooMuch);
        var sets = questions.Select(question => SetOf(question, version)).ToList();
        var files = sets.Select(set => KitFile.Text(PathOf(set.Set), set.Text))
            .Append(KitFile.Text(SetList, string.Concat(sets.Select(set => $"{set.Set.Sha256}  {PathOf(set.Set)}\n"))))
            .Append(KitFile.Text(SfdxProject.FileName, SfdxProject.Write("license-probe", [SfdxProject.PackageDirectory], version)))
            .Append(KitFile.Text("probe.sh", ProbeScripts.Posix(version, limits)))
            .Append(KitFile.Text("probe.ps1", ProbeScripts.PowerShell(version, limits)))
            .Append(KitFile.Text("README.md", ProbeReadme.Text(catalogue.StandardNames.PermissionSetLicense, sets.Count)))
            .OrderBy(file => file.Path, StringComparer.Ordinal).ToImmutableArray();
        return files.Add(KitFile.Written(
            ProbeSet.IndexFile, stream => ProbeIndex.Write(
                catalogue, [.. ProbePlan.Answered(org), .. sets.Select(set => set.Set)], files, stream)));
    }

    private static (ProbeSet Set, string Text) SetOf(ProbeQuestion question, string? version)
    {
        var text = PermissionSetFile.Text(question.Set, version);
        var set = new ProbeSet(
            question.Number, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            new(question.Kind, question.Name, question.Right),
            [.. question.Set.Rights.Select(right => new ProbeRight(right.Kind, right.Name, right.Rights))]);
        return (set, text);
    }

    private static string PathOf(ProbeSet set) =>
        $"{SfdxProject.PackageDirectory}/main/default/permissionsets/{set.Name}.permissionset-meta.xml";
}
