using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Reading;
using MetadataAnalyzer.Migration.Verification;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Migration;

/// <summary>
/// The proof of the kit: every user that can move is moved in the files as its runbook describes, and <c>verify</c> finds the move
/// complete.
/// </summary>
public sealed class MoveProofTests
{
    private const string Everything = "everything@acme.example";

    public static TheoryData<string> SampleMovers =>
    [
        "int.calibration@larkfield.example.com", "int.freight@larkfield.example.com",
        "int.meters@larkfield.example.com", "int.telemetry@larkfield.example.com", "int.warehouse@larkfield.example.com",
    ];

    /// <summary>The fixtures that are projects in source format.</summary>
    public static TheoryData<string> Projects =>
    [
        "Apex-NPC__Notification-SF", "SalesforceFoundation__EDA", "jongpie__NebulaLogger", "jterrats__profiler",
        "satoshinagahara__bps-salesforce-demo", "trailheadapps__apex-recipes", "trailheadapps__coral-cloud", "trailheadapps__ebikes-lwc",
    ];

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Sample_IsComplete(bool isBound, bool isNarrow)
    {
        using var trip = MigrationRoundTrip.Run(CliRun.Sample, _ => new() { BindsPermissionSetLicense = isBound, IsNarrow = isNarrow });

        AssertComplete(trip, trip.Verify(), 5);
    }

    /// <summary>Users move one after the other: a moved user is complete, another is not yet, and nothing is missed.</summary>
    [Theory]
    [MemberData(nameof(SampleMovers))]
    public void OneOfTheSample_IsComplete_AndTheOthersAreNotYet(string name)
    {
        using var trip = MigrationRoundTrip.Run(CliRun.Sample, _ => new(), moves: plan => plan.Subject.Name == name);

        var all = trip.Verify();
        var one = trip.Verify(name);

        AssertComplete(trip, one, 1);
        Assert.Equal(CheckOutcome.NotYet, all.Outcome);
        Assert.Equal("Nothing is missed so far: 1 complete, 4 not moved yet", OutcomeText.Sentence(all));
        Assert.Equal(CheckOutcome.Passed, all.Subjects.Single(subject => subject.Name == name).Outcome);
        Assert.All(all.Subjects.Where(subject => subject.Name != name), subject => Assert.Equal(CheckOutcome.NotYet, subject.Outcome));
    }

    /// <summary>A kit of one user.</summary>
    [Theory]
    [MemberData(nameof(SampleMovers))]
    public void KitOfOne_IsComplete(string name)
    {
        using var trip = MigrationRoundTrip.Run(CliRun.Sample, _ => new() { Subjects = [name] });

        AssertComplete(trip, trip.Verify(name), 1);
    }

    /// <summary>
    /// An invented user on each profile of the project, and one on a profile that names all components of the project, in an org whose own
    /// record says that the licence carries everything.
    /// </summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void Fixture_IsComplete(string project)
    {
        using var trip = MigrationRoundTrip.Run(
            Fixtures.Require($"fixtures/{project}"), _ => new(), InventUsers, new()
            {
                Include = [.. Enumerable.Range(0, 60).Select(Username), Everything],
            });

        var everything = trip.Before.Subjects.Single(subject => subject.Subject.Name == Everything);
        var open = everything.Findings.Where(diagnostic => diagnostic.Impact is Impact.Verify or Impact.Blocker)
            .Select(diagnostic => $"{diagnostic.Id} {diagnostic.Message}");
        Assert.True(MoveScope.IsMovable(everything.Verdict), string.Join('\n', open));
        AssertComplete(trip, trip.Verify(), trip.Plan.Subjects.Length);
    }

    private static void AssertComplete(MigrationRoundTrip trip, VerificationResult result, int users)
    {
        Assert.Empty(MigrationRoundTrip.Items(result));
        Assert.Equal(users, result.Subjects.Length);
        Assert.StartsWith("The move is complete for ", OutcomeText.Sentence(result), StringComparison.Ordinal);
        Assert.All(trip.Moved, plan => Assert.True(MoveScope.IsMovable(plan.Assessed.Verdict)));
    }

    private static string Username(int index) => $"user{index}@acme.example";

    private static void InventUsers(string folder)
    {
        File.Delete(Path.Combine(folder, ".forceignore"));
        var project = MetadataReader.Read(new System.IO.Abstractions.FileSystem(), folder);
        var sets = project.PermissionSets.Where(set => set.Namespace is null && set.License is null && !set.HasActivationRequired
            && !set.Grants(AccessKind.Object).Any(grant => grant.Name.EndsWith("__b", StringComparison.Ordinal)))
                .Select(set => set.FullName).ToList();
        var catalogue = LicenseCatalogue.LoadEmbedded();
        AskForEverything(folder, catalogue);
        ListCommonObjects(folder, project, catalogue);
        var directory = Path.Combine(folder, project.PackageDirectories[0], "main", "default", "profiles");
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, "Everything.profile-meta.xml"), EverythingProfile(project, catalogue));
        var profiles = project.Profiles.Where(profile => profile.UserLicense is null or "Salesforce").Select(profile => profile.FullName)
            .Take(8).ToList();
        var users = profiles.Select((profile, index) => (Name: Username(index), Profile: profile))
            .Append((Name: Everything, Profile: "Everything")).ToList();
        var data = Path.Combine(folder, "org-data");
        Directory.CreateDirectory(data);
        Write("users.csv", "Id,Username,Name,IsActive,UserType,Profile.Name,Profile.UserLicense.Name,CreatedDate",
            users.Select((user, index) =>
                $"{Id(index)},{user.Name},Integration {index},true,Standard,{user.Profile},Salesforce,2020-01-01T00:00:00.000+0000"));
        Write("permission-set-assignments.csv",
            "Assignee.Username,PermissionSet.Name,PermissionSet.NamespacePrefix,PermissionSetGroup.DeveloperName,ExpirationDate",
            users.SelectMany(user => sets.Select(set => $"{user.Name},{set},,,")));
        Write("permission-set-license-assignments.csv", "Assignee.Username,PermissionSetLicense.DeveloperName", []);
        Write("user-package-licenses.csv", "User.Username,PackageLicense.NamespacePrefix", []);
        Write("login-history.csv", "Id,UserId,LoginTime,LoginType,LoginSubType,Application,SourceIp,Status",
            users.Select((_, index) => $"0Ya000000000{index:000}AAA,{Id(index)},2026-10-30T01:00:00.000+0000,Remote Access "
                + $"2.0,OauthClientCredentials,N/A,192.0.2.9,Success"));
        var permissions = catalogue.Permissions.Select(entry => entry.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        Write("permission-set-licenses.csv", "Id,DeveloperName,TotalLicenses,UsedLicenses,"
            + string.Join(',', permissions.Select(name => $"MaximumPermissions{name}")),
            ["0PL000000000001AAA,SalesforceAPIIntegrationPsl,100,0," + string.Join(',', permissions.Select(_ => "true"))]);
        Write("user-licenses.csv", "Id,Name,TotalLicenses,UsedLicenses",
            ["100000000000001AAA,Salesforce Integration,100,0", "100000000000002AAA,Salesforce,100,50"]);

        static string Id(int index) => $"0050000000{index:00000}AAA";
        void Write(string name, string header, IEnumerable<string> rows) =>
            File.WriteAllLines(Path.Combine(data, name), rows.Prepend(header));
    }

    /// <summary>
    /// A manifest with all types that may name a user, so that a component that the project lacks does not exist in the org.
    /// </summary>
    private static void AskForEverything(string folder, LicenseCatalogue catalogue)
    {
        var manifest = Path.Combine(folder, "manifest", "package.xml");
        Directory.CreateDirectory(Path.GetDirectoryName(manifest)!);
        var types = catalogue.References.Families.SelectMany(family => family.Types).Distinct(StringComparer.Ordinal)
            .Select(type => $"<types><members>*</members><name>{type}</name></types>\n");
        File.WriteAllText(manifest,
            $"<Package xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n{string.Concat(types)}<version>67.0</version>\n</Package>\n");
    }

    /// <summary>A profile with Modify All Data lists every object when it is retrieved in full.</summary>
    private static void ListCommonObjects(string folder, MetadataProject project, LicenseCatalogue catalogue)
    {
        foreach (var profile in project.Profiles.Where(profile => profile.Grants(AccessKind.UserPermission)
            .Any(grant => grant.Name == "ModifyAllData")))
        {
            var listed = profile.Grants(AccessKind.Object).Select(grant => grant.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var file = Path.Combine(folder, profile.Location.Path);
            File.WriteAllText(file, File.ReadAllText(file).Replace(
                "</Profile>", string.Concat(catalogue.CommonObjects.Where(name => !listed.Contains(name)).Select(ObjectRights))
                    + "</Profile>", StringComparison.Ordinal));
        }
    }

    /// <summary>
    /// Rights on every custom object, field, class, page and custom permission of the project that has no namespace, and a range and hours.
    /// </summary>
    private static string EverythingProfile(MetadataProject project, LicenseCatalogue catalogue)
    {
        var objects = project.CustomObjects.Where(entry => IsOwnObject(entry.FullName)).ToList();
        var fields = project.CustomFields.Where(field => field.FullName.EndsWith("__c", StringComparison.Ordinal)
            && field.FullName.Split('.')[0] is var owner && (IsOwnObject(owner) || !owner.Contains("__", StringComparison.Ordinal)))
                .Select(field => field.FullName).ToList();
        var standard = fields.Select(field => field.Split('.')[0])
            .Where(owner => catalogue.FindObject(owner) is { Kind: ObjectKind.StandardObject, Rights: not null, Parent: null });
        var text = string.Concat(
            project.ApexClasses.Select(entry =>
                $"<classAccesses><apexClass>{entry.FullName}</apexClass><enabled>true</enabled></classAccesses>\n"))
            + "<custom>true</custom>\n"
            + string.Concat(project.Of<CustomPermission>().Select(entry =>
                $"<customPermissions><enabled>true</enabled><name>{entry.FullName}</name></customPermissions>\n"))
            + string.Concat(fields.Select(field =>
                $"<fieldPermissions><editable>true</editable><field>{field}</field><readable>true</readable></fieldPermissions>\n"))
            + "<layoutAssignments><layout>Account-Account Layout</layout></layoutAssignments>\n"
            + "<loginIpRanges><endAddress>192.0.2.20</endAddress><startAddress>192.0.2.1</startAddress></loginIpRanges>\n"
            + string.Concat(objects.Select(entry => entry.FullName).Concat(catalogue.CommonObjects).Concat(standard)
                .Distinct(StringComparer.Ordinal).Select(ObjectRights))
            + string.Concat(project.ApexPages.Select(entry =>
                $"<pageAccesses><apexPage>{entry.FullName}</apexPage><enabled>true</enabled></pageAccesses>\n"))
            + "<tabVisibilities><tab>standard-Account</tab><visibility>DefaultOn</visibility>"
            + "</tabVisibilities>\n<userLicense>Salesforce</userLicense>\n"
            + string.Concat(new[] { "ApiEnabled", "ApiUserOnly", "ViewSetup",
                "ApexRestServices" }.Select(name => $"<userPermissions><enabled>true</enabled><name>{name}</name></userPermissions>\n"));
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Profile "
            + $"xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n{text}</Profile>\n";
    }

    private static string ObjectRights(string name) =>
        "<objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit>"
            + "<allowRead>true</allowRead>"
        + $"<modifyAllRecords>false</modifyAllRecords><object>{name}</object><viewAllRecords>false</viewAllRecords></objectPermissions>\n";

    private static bool IsOwnObject(string name) => name.EndsWith("__c", StringComparison.Ordinal) && name.Split("__").Length == 2;
}
