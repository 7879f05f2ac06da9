using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Migration.Plan;
using MetadataAnalyzer.Reporting.Document;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>What is done before the day of the move: nothing of it changes anything for anybody.</summary>
internal sealed class RunbookBefore(MigrationPlan plan, SubjectPlan subject, KitLayout layout, Commands commands)
{
    /// <summary>Changes that the kit makes or that a step of the move is about.</summary>
    private static readonly HashSet<string> Handled = new(StringComparer.Ordinal)
    {
        "IUL1005", "IUL1007", "IUL1008", "IUL2001", "IUL2007", "IUL2016", "IUL3001", "IUL3003", "IUL3006", "IUL4001", "IUL4002", "IUL4003", "IUL5001", "IUL5002", "IUL5004",
        "IUL6001", "IUL6002", "IUL7004",
    };

    public IEnumerable<Block> Blocks()
    {
        yield return new StepBlock("Set up the shell", [
            new ParagraphBlock(RichText.Of($"All commands run in a POSIX shell with the Salesforce CLI, in the folder of the kit (the one with {Span.Code("kit.json")}).")),
            new CodeBlock(commands.Setup)]);
        yield return new StepBlock("Look at what is there", [
            new ParagraphBlock("Whatever these show that this runbook does not know has changed since the files were made: assess again before you go on."),
            new CodeBlock(string.Join('\n', Commands.ShowUser, Commands.ShowAssignments, Commands.ShowLicenses, commands.ShowSeats)),
            new ListBlock([.. Expected()])]);
        yield return new StepBlock("Keep the state of today", [
            new ParagraphBlock("After the switch most of it can no longer be retrieved. The snapshot is what the way back and the proof afterwards rest on."),
            new CodeBlock("metadata-analyzer snapshot PROJECT --output before.json".Replace("PROJECT", "../my-project", StringComparison.Ordinal)),
            new ParagraphBlock(RichText.Of($"{Span.Code("../my-project")} stands for the folder this kit was made from."))]);
        yield return new StepBlock("Rehearse in a sandbox", [
            new ParagraphBlock("Do all of this runbook in a sandbox first, the way back included: how the platform treats assignments when a licence changes is not documented."),
            new CodeBlock($"ORG=rehearsal   # alias of the sandbox\nUSERNAME={Shell.Quote(subject.Subject.Name + ".rehearsal")}   # usernames of a sandbox end in its name\n{Commands.Deploy("deploy.sh")}"),
            new ListBlock([
                "The sandbox must hold a seat of both licences; look with the query for seats above.",
                "Point a test instance of the integration at the sandbox and let it do one full run.",
                .. subject.UnprovenSet is { } unproven
                    ? [RichText.Of($"Find out whether the platform takes {Span.Code(unproven.Name)}: what it refuses, take out of the file, and tell the integration's owner.")]
                    : Array.Empty<RichText>(),
                "Write down how long the steps took: for that long the integration stands still on the day."])]);
        if (ByHand().ToList() is { Count: > 0 } byHand)
        {
            yield return new StepBlock("Change by hand, before the switch", [new ListBlock([.. byHand])]);
        }

        yield return new StepBlock("Deploy the kit", [.. Deployment()]);
    }

    private IEnumerable<RichText> Expected()
    {
        var name = plan.Result.Org.Names.ProfileLabel(subject.Subject.ProfileName);
        yield return RichText.Of($"The user is active, on profile {Span.Strong(name.Length == 0 ? "not known" : name)} and licence {Span.Strong(subject.Subject.UserLicense ?? "not known")}.");
        yield return subject.Remove.IsEmpty ? "No permission set or group is assigned." : RichText.Of($"Assigned are {RichText.Join(", ", subject.Remove.Select(assignment => (RichText)Span.Code(assignment.Name)))}, and nothing else.");
        var seats = IntegrationSeats.Of(plan.Result.Org, plan.Result.Edition);
        yield return $"At least one seat is free of {subject.UserLicense}{Free(seats.UserLicense)} and of {subject.PermissionSetLicense}{Free(seats.PermissionSetLicense)}.";
    }

    private static string Free(LicenseSeats seats) => seats is { IsDefault: false, Free: { } free, Total: { } total } ? $" (when the files were made {free} of {total})" : "";

    private IEnumerable<Block> Deployment()
    {
        var parts = new List<RichText>();
        if (subject.Profile.IsNew)
        {
            parts.Add(RichText.Of($"{Span.Code(KitLayout.Profiles)}: profile {Span.Strong(subject.Profile.Name)}"));
        }

        parts.AddRange(subject.Sets.Where(set => !set.IsUnproven).Select(set => RichText.Of($"{Span.Code(KitLayout.FolderOf(subject, plan.Result.Org))}: permission set {Span.Code(set.Name)}")));
        parts.AddRange(subject.Apps.Select(app => RichText.Of($"{Span.Code(KitLayout.Apps)}: app '{app.AppLabel}', which also lists {app.Caption} (it lists {app.Because} today, which the move takes away)")));
        if (parts.Count == 0 && subject.Sets.IsEmpty)
        {
            yield return new ParagraphBlock("For this user there is nothing to deploy.");
            yield break;
        }

        yield return new ParagraphBlock("It makes the new profiles and permission sets of all users in the kit, which nobody has yet, and lets the apps admit them besides those they admit today. Nothing changes for anybody. For this user it brings:");
        yield return new ListBlock([.. parts]);
        yield return new CodeBlock(Commands.Deploy("deploy.sh"));
        if (subject.UnprovenSet is { } unproven)
        {
            yield return new ParagraphBlock(RichText.Of($"The second set {Span.Code(unproven.Name)} is deployed by itself, so that a refusal stops nothing else:"));
            yield return new CodeBlock($"{Commands.Deploy($"{KitLayout.FolderOf(subject, plan.Result.Org)}/deploy.sh")} {KitProject.UnprovenManifest}");
        }

        yield return new ParagraphBlock("Check: the script ends without an error, and Setup shows the components. Nothing outside the manifests is touched.");
    }

    private IEnumerable<RichText> ByHand()
    {
        foreach (var app in subject.Apps.Where(app => layout.SecretFiles.Contains(app.Path)))
        {
            yield return $"App '{app.AppLabel}': its file holds a consumer secret or private key, which is not in this kit. Take it out of version control and renew it; the deployment leaves the secret in the org as it is.";
        }

        foreach (var app in subject.Apps.Where(app => layout.UnreadApps.Contains(app.Path)))
        {
            yield return $"App '{app.AppLabel}': its file could not be read when the kit was made. Add {app.Caption} to the app in Setup.";
        }

        foreach (var diagnostic in plan.Result.DiagnosticsOf(subject.Assessed).Where(diagnostic => diagnostic.Impact == Impact.Change && !Handled.Contains(diagnostic.Id)))
        {
            yield return RichText.Of($"{diagnostic.Message} {Span.Quiet($"({diagnostic.Id}, {diagnostic.Location})")}");
        }
    }
}
