using System.IO.Abstractions;
using System.Text;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Acceptance;

/// <summary>
/// Who of the sample organisation is taken for an integration and how surely, summed up by hand from the story of each user in its README
/// and the weights of <c>detection.yml</c>: with all exports, and without the login history, where names are most of what is left.
/// </summary>
public sealed class SampleDetectionTests : IDisposable
{
    private static readonly Lazy<AssessmentResult> WithLogins = new(() => Assess(Path.Combine(CliRun.Sample, "org-data")));

    private readonly TemporaryFolder _folder = new();

    /// <summary>User, class and confidence with all exports, the same without logins.</summary>
    public static TheoryData<string, SubjectClass, double, SubjectClass, double> Users => new()
    {
        // API Only, which the profile or a set grants.
        { "int.telemetry", SubjectClass.Integration, 1, SubjectClass.Integration, 1 },
        { "int.calibration", SubjectClass.Integration, 1, SubjectClass.Integration, 1 },
        { "int.warehouse", SubjectClass.Integration, 1, SubjectClass.Integration, 1 },
        { "int.meters", SubjectClass.Integration, 1, SubjectClass.Integration, 1 },
        { "int.freight", SubjectClass.Integration, 1, SubjectClass.Integration, 1 },
        { "int.backup", SubjectClass.Integration, 1, SubjectClass.Integration, 1 },
        { "int.reports", SubjectClass.Integration, 1, SubjectClass.Integration, 1 },
        { "int.survey", SubjectClass.Integration, 1, SubjectClass.Integration, 1 },
        { "int.oldcrm", SubjectClass.Integration, 1, SubjectClass.Integration, 1 },

        // On the integration licence.
        { "int.hrsync", SubjectClass.Integration, 1, SubjectClass.Integration, 1 },
        { "int.leads", SubjectClass.Integration, 1, SubjectClass.Integration, 1 },

        // Run-as user of an app 0.5, permission set 0.1, no role 0.05: just above the threshold.
        { "int.quality", SubjectClass.Integration, 1, SubjectClass.Integration, 0.65 },

        // The logins alone say it. Without them name 0.3 and no role 0.05; data lake holds a set 0.1; ERP has a profile 0.3 and meets the
        // limit of names.
        { "int.pricing", SubjectClass.Integration, 0.95, SubjectClass.Possible, 0.35 },
        { "int.datalake", SubjectClass.Integration, 1, SubjectClass.Possible, 0.45 },
        { "int.erp", SubjectClass.Integration, 1, SubjectClass.Possible, 0.5 },

        // Name 0.3, profile 0.3, no role 0.05, approver -0.3.
        { "int.webshop", SubjectClass.Integration, 1, SubjectClass.Possible, 0.35 },

        // Name 0.3, profile 0.3, set 0.1, no role 0.05: 0.75, which names alone do not make count.
        { "int.support", SubjectClass.Integration, 1, SubjectClass.Possible, 0.5 },

        // Its logins have no type, so that name and profile, 0.6, are all there is: just below the threshold.
        { "int.fieldservice", SubjectClass.Possible, 0.5, SubjectClass.Possible, 0.5 },

        // Shares a profile named for integrations, 0.3: only her logins show that she is a person.
        { "ines.okafor", SubjectClass.Person, 0, SubjectClass.Possible, 0.3 },

        // "Api" in name and username 0.15, service console -0.2.
        { "api.leota", SubjectClass.Person, 0, SubjectClass.Person, 0 },

        // No role 0.05.
        { "jonas.eklund", SubjectClass.Person, 0, SubjectClass.Person, 0.05 },
        { "siobhan.kettlewell", SubjectClass.Person, 0, SubjectClass.Person, 0 },
        { "mateus.prado", SubjectClass.Person, 0, SubjectClass.Person, 0 },
        { "haruto.minami", SubjectClass.Person, 0, SubjectClass.Person, 0 },
        { "yuki.arakawa", SubjectClass.Person, 0, SubjectClass.Person, 0 },
        { "leila.farahani", SubjectClass.Person, 0, SubjectClass.Person, 0 },
        { "tomasz.wrona", SubjectClass.Person, 0, SubjectClass.Person, 0 },
        { "priyanka.deshmukh", SubjectClass.Person, 0, SubjectClass.Person, 0 },
        { "nokuthula.dube", SubjectClass.Person, 0, SubjectClass.Person, 0 },
        { "oluf.brandvold", SubjectClass.Person, 0, SubjectClass.Person, 0 },
        { "mei-lin.tsai", SubjectClass.Person, 0, SubjectClass.Person, 0 },
        { "dario.venturelli", SubjectClass.Person, 0, SubjectClass.Person, 0 },
        { "amara.nwosu", SubjectClass.Person, 0, SubjectClass.Person, 0 },

        // A licence for people, an external licence with logins to the user interface, the user of a bot, or users that the platform and
        // vendors own: nothing is summed up.
        { "anypoint.bridge", SubjectClass.Person, 0, SubjectClass.Person, 0 },
        { "ravi.subramani", SubjectClass.Person, 0, SubjectClass.Person, 0 },
        { "elena.castellan", SubjectClass.Person, 0, SubjectClass.Other, 0 },
        { "calibration_portal", SubjectClass.Other, 0, SubjectClass.Other, 0 },
        { "svc.concierge", SubjectClass.Other, 0, SubjectClass.Other, 0 },
        { "autoproc", SubjectClass.Other, 0, SubjectClass.Other, 0 },
        { "insightsintegration", SubjectClass.Other, 0, SubjectClass.Other, 0 },
        { "b2bma", SubjectClass.Other, 0, SubjectClass.Other, 0 },
        { "cloud", SubjectClass.Other, 0, SubjectClass.Other, 0 },
    };

    [Fact]
    public void EveryUser_IsDetectedAsTheTableSays()
    {
        var withoutLogins = Assess(Exports(skip: "login-history.csv", row => row));

        Assert.Equal(Users.Select(row => (row.Data.Item1, row.Data.Item2, row.Data.Item3)).Order(), Detected(WithLogins.Value));
        Assert.Equal(Users.Select(row => (row.Data.Item1, row.Data.Item4, row.Data.Item5)).Order(), Detected(withoutLogins));
    }

    [Fact]
    public void OrderOfRows_DoesNotMatter()
    {
        var reversed = Assess(Exports(skip: "", rows => [.. rows[..1], .. rows[1..].Reverse()]));

        Assert.Equal(WithLogins.Value.Subjects.SelectMany(Evidence), reversed.Subjects.SelectMany(Evidence));
        Assert.Equal(WithLogins.Value.Subjects.Select(subject => subject.Verdict), reversed.Subjects.Select(subject => subject.Verdict));
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<(string, SubjectClass, double)> Detected(AssessmentResult result) => result.Subjects
        .Select(subject => (subject.Subject.Name.Split('@')[0], subject.Classification.Class, subject.Classification.Confidence)).Order();

    private static IEnumerable<string> Evidence(AssessedSubject subject) => subject.Classification.Evidence
        .Select(evidence => $"{subject.Subject.Name} {evidence.Signal} {evidence.Weight} {evidence.Detail}");

    /// <summary>The sample's exports but one, each with its rows changed; no field of them holds a line break.</summary>
    private string Exports(string skip, Func<string[], string[]> change)
    {
        var folder = Directory.CreateDirectory(_folder.PathOf("org-data")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(CliRun.Sample, "org-data"))
            .Where(file => Path.GetFileName(file) != skip))
        {
            var copy = Path.Combine(folder, Path.GetFileName(file));
            if (file.EndsWith(".csv", StringComparison.Ordinal))
            {
                File.WriteAllLines(copy, change(File.ReadAllLines(file)), new UTF8Encoding(false));
            }
            else
            {
                File.Copy(file, copy);
            }
        }

        return folder;
    }

    private static AssessmentResult Assess(string exports)
    {
        var input = new AssessmentInput { Path = CliRun.Sample, OrgData = exports };
        return input.Assess(input.ReadOrg(new FileSystem()));
    }
}
