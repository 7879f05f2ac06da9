using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Reporting.Document;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>The steps before the day of the move; none of them changes anything for a user.</summary>
internal sealed class RunbookBefore(MigrationPlan plan, SubjectPlan subject, KitLayout layout, Commands commands)
{
    /// <summary>Changes that the kit makes or that a step of the move is about.</summary>
    private static readonly HashSet<string> Handled = new(StringComparer.Ordinal)
    {
        "IUL1005", "IUL1007", "IUL1008", "IUL2001", "IUL2007", "IUL2016", "IUL3001", "IUL3003", "IUL3006", "IUL4001", "IUL4002", "IUL4003",
        "IUL5001", "IUL5002", "IUL5004",
        "IUL6001", "IUL6002", "IUL7004",
    };

    /// <summary>Changes about apps. An installed app has no file in the project, so that it is changed in Setup.</summary>
    private static readonly HashSet<string> OfApps = new(StringComparer.Ordinal) { "IUL5001", "IUL5002", "IUL5004" };

    /// <summary>Changes about one place that names the profile: the list of places has them, with the finding's own words.</summary>
    private static readonly HashSet<string> OfPlaces = new(StringComparer.Ordinal) { "IUL7001", "IUL7002", "IUL7003", "IUL7006" };

    private MoveCatalogue Facts => plan.Result.Org.Catalogue.Move;

    private bool IsUser => subject.Subject.Kind == SubjectKind.User;

    private const string AnyUser = "user@example.com";

    public IEnumerable<Block> Blocks()
    {
        yield return new StepBlock("Set up the shell", [.. Setup()]);
        yield return new StepBlock("Look at what is there", [
            new ParagraphBlock("Whatever these show that this runbook does not know has changed since the files were made: assess again "
                + "before you go on."),
            new CodeBlock(string.Join('\n', Commands.ShowUser, Commands.ShowAssignments, Commands.ShowLicenses, commands.ShowSeats)),
            new ListBlock([.. Expected()])]);
        yield return new StepBlock("Keep the state of today", [
            new ParagraphBlock(RichText.Of($"{Facts.Fact(MoveFact.LostAfter).Text} The snapshot is what the way back and the proof "
                + $"afterwards rest on: put it where it is kept. {Span.Code("../my-project")} stands for the folder from which this kit "
                + $"was made, beside the kit's. Give {Span.Code("snapshot")} the same answers and other options as {Span.Code("plan")} "
                + $"had, so that both plan the same.")),
            new CodeBlock(Commands.Snapshot(plan.Options))]);
        yield return new StepBlock("Rehearse in a sandbox", [.. Rehearsal()]);
        if (SignIns().ToList() is { Count: > 0 } signIns)
        {
            yield return new StepBlock("Keep the clients signed in, before the switch", [
                new ParagraphBlock("Do this while the user is still on its old licence and reaches the login page: afterwards it is "
                    + "contested whether it can agree to anything there. Let each client run once with what it got, before the switch."
                    + (subject.Subject.Needs.Answers.ConsentBy is { } person ? $" Who can agree, its owner says: \"{person}\"." : "")),
                new ListBlock([.. signIns])]);
        }

        if (ByHand().ToList() is { Count: > 0 } byHand)
        {
            yield return new StepBlock("Change by hand, before the switch", [
                new ParagraphBlock($"Where the new profile is to be named, it is "
                    + $"{subject.Profile.Name}{(subject.Set is { } set ? $", and the new permission set is {set.Name}" : "")}."),
                new ListBlock([.. byHand])]);
        }

        if (!subject.References.IsEmpty)
        {
            yield return new StepBlock("Name the new profile, before the switch", [.. Places()]);
        }

        yield return new StepBlock("Deploy the kit", [.. Deployment()]);
    }

    /// <summary>The places that <c>verify</c> checks after the move.</summary>
    private IEnumerable<Block> Places()
    {
        yield return new ParagraphBlock(RichText.Of(
            $"These places go by the old profile or licence. Name {Span.Strong(subject.Profile.Name)} ({Span.Strong(subject.UserLicense)} "
                + $"where a licence is named) beside the old name, or test a custom permission that a permission set of the user grants. "
                + $"The old name may stay for others. {Span.Code("verify")} asks for each of them."));
        yield return new ListBlock([.. subject.References.Select(reference => RichText.Of(
            $"{Findings(reference).FirstOrDefault()?.Message ?? Named(reference)} {Span.Quiet($"({reference.Location})")}"))]);
    }

    /// <summary>Whether the kit or a step makes the change; of apps only those whose file the kit changes.</summary>
    private bool IsHandled(Diagnostic diagnostic) => Handled.Contains(diagnostic.Id)
        && (!OfApps.Contains(diagnostic.Id) || subject.Apps.Any(app => app.Path == diagnostic.Location.Path));

    private static string Named(Reference reference) =>
        $"{reference.ComponentType} '{reference.ComponentName}' names "
            + $"{(reference.Target == ReferenceTarget.Profile ? "profile" : "user licence")} '{reference.Value}' in {reference.Expression}";

    private IEnumerable<Diagnostic> Findings(Reference reference) => subject.Assessed.Findings
        .Where(diagnostic => OfPlaces.Contains(diagnostic.Id) && diagnostic.Location == reference.Location);

    private IEnumerable<Block> Setup()
    {
        yield return new ParagraphBlock(RichText.Of(
            $"All commands run in the folder of the kit, the one with {Span.Code("kit.json")}, where not said otherwise. They need the "
                + $"Salesforce CLI and an administrator's login to the org; {Span.Code("production")} stands for its alias, which "
                + $"{Span.Code("sf org list")} shows. Copy them from {Span.Code("runbook.md")}: on paper long lines are broken. In a "
                + $"POSIX shell (macOS, Linux, Git Bash) begin with"));
        if (!IsUser)
        {
            yield return new ParagraphBlock(RichText.Of($"The files do not show the users of this profile. Do all of this for each user "
                + $"that the last of these commands lists, with its username for {Span.Code(AnyUser)}."));
        }

        var blocks = Commands.Setup("production", IsUser ? subject.Subject.Name : AnyUser).ToList();
        yield return blocks[0];
        yield return new ParagraphBlock("and in PowerShell with");
        yield return blocks[1];
        yield return new ParagraphBlock(RichText.Of(
            $"All other commands are the same in both; where they are not, both are given, PowerShell "
                + $"second.{(subject.Subject.Id.IsEmpty
                    ? RichText.Empty
                    : RichText.Of($" The id that is shown is {Span.Code(subject.Subject.Id.Value)} in production; stop when it is "
                        + $"another or none."))}"));
        if (!IsUser)
        {
            yield return new CodeBlock(Commands.ShowUsersOf(plan.Result.Org.Names.ProfileLabel(subject.Subject.ProfileName)));
        }
    }

    private IEnumerable<Block> Rehearsal()
    {
        yield return new ParagraphBlock($"Do all of this runbook in a sandbox first, the way back included. "
            + $"{Facts.Fact(MoveFact.FateUnknown).Text}");
        yield return new ParagraphBlock("Set up the shell for it, with the alias of the sandbox and the username that the user has there:");
        foreach (var block in Commands.Setup("rehearsal", (IsUser ? subject.Subject.Name : AnyUser) + ".rehearsal"))
        {
            yield return block;
        }

        yield return new ListBlock([
            "Go on with the next step, in the sandbox. Where a check names an id of production, the sandbox may have another.",
            "The sandbox must hold a seat of both licences; look with the query for seats above.",
            "Point a test instance of the integration at the sandbox and let it do one full run.",
            .. subject.UnprovenSet is { } unproven
                ? [RichText.Of($"Find out whether the platform takes {Span.Code(unproven.Name)}: what it refuses, take out of the file, "
                    + $"and tell the integration's owner.")]
                : Array.Empty<RichText>(),
            "Write down how long the steps took: the integration stands still for that time on the day."]);
    }

    private IEnumerable<RichText> Expected()
    {
        var name = plan.Result.Org.Names.ProfileLabel(subject.Subject.ProfileName);
        yield return RichText.Of($"The user is active, on profile {Span.Strong(name.Length == 0 ? "not known" : name)} and licence "
            + $"{Span.Strong(subject.Subject.UserLicense ?? "not known")}.");
        yield return !IsUser
            ? "What is assigned to the user, the files do not show: keep the list, and assign again by hand what the licence takes."
            : subject.Remove.IsEmpty ? "No permission set or group is assigned." : RichText.Of($"Assigned are "
                + $"{RichText.Join(", ", subject.Remove.Select(assignment => (RichText)Span.Code(assignment.Name)))}, and nothing else.");
        var seats = IntegrationSeats.Of(plan.Result.Org, plan.Result.Edition);
        yield return $"At least one seat is free of {subject.UserLicense}{Free(seats.UserLicense)} and of "
            + $"{subject.PermissionSetLicense}{Free(seats.PermissionSetLicense)}.";
    }

    private static string Free(LicenseSeats seats) =>
        seats is { IsDefault: false, Free: { } free, Total: { } total } ? $" (when the files were made {free} of {total})" : "";

    private IEnumerable<Block> Deployment()
    {
        var parts = new List<RichText>();
        if (subject.Profile.IsNew)
        {
            parts.Add(RichText.Of($"{Span.Code(KitLayout.Profiles)}: profile {Span.Strong(subject.Profile.Name)}"));
        }

        parts.AddRange(subject.Sets.Where(set => !set.IsUnproven)
            .Select(set =>
            RichText.Of($"{Span.Code(KitLayout.FolderOf(subject, plan.Result.Org))}: permission set {Span.Code(set.Name)}")));
        parts.AddRange(subject.Apps.Where(app => !layout.IsByHand(app)).Select(app => RichText.Of($"{Span.Code(KitLayout.Apps)}: app "
            + $"'{app.AppLabel}', which also lists {app.Caption} (it lists {app.Because} today, which the move takes away)")));
        if (parts.Count == 0 && subject.Sets.IsEmpty)
        {
            yield return new ParagraphBlock("For this user there is nothing to deploy.");
            yield break;
        }

        yield return new ParagraphBlock("It makes the new profiles and permission sets of all users in the kit, which no user has yet, and "
            + "lets the apps admit them besides those they admit today. Nothing changes for any user. For this user it brings:");
        yield return new ListBlock([.. parts]);
        foreach (var block in Commands.Deploy())
        {
            yield return block;
        }

        if (subject.UnprovenSet is { } unproven)
        {
            yield return new ParagraphBlock(
                RichText.Of($"The second set {Span.Code(unproven.Name)} is deployed by itself, so that a refusal stops nothing else:"));
            foreach (var block in Commands.Deploy($"{KitLayout.FolderOf(subject, plan.Result.Org)}/", KitProject.UnprovenManifest))
            {
                yield return block;
            }
        }

        yield return new ParagraphBlock(RichText.Of($"{Span.Strong("Check:")} each script says what it validates and deploys, and ends "
            + $"without an error. Nothing outside the manifests is touched."));
    }

    /// <summary>The ways of signing in that do not simply go on, those that need a person first.</summary>
    private IEnumerable<RichText> SignIns() => subject.Subject.SignIns
        .Where(signIn => signIn.Consent is not (ConsentOutlook.None or ConsentOutlook.Stands))
        .OrderBy(signIn => signIn.Consent)
        .Select(signIn => RichText.Of($"{Span.Strong(SignInText.Application(signIn))} ({SignInText.Flows(signIn)}): {Advice(signIn)}"
            + $"{(signIn.Changes.IsEmpty ? "" : $" {SignInText.Changes(signIn, plan.Result.Org.AsOf)}.")}"));

    private static string Advice(SignIn signIn) => signIn.Consent switch
    {
        ConsentOutlook.BeforeSwitch => $"its refresh token {SignInText.Token(signIn)}. Sign in as the user and agree anew, or move the "
            + "client to client credentials or JWT bearer, which need no consent.",
        ConsentOutlook.AnotherFlow => "it sends a password. Move the client to client credentials or JWT bearer.",
        _ => "how it signs in is not known. Ask its owner, and if a person agreed at a login page, let that be done anew.",
    };

    private IEnumerable<RichText> ByHand()
    {
        foreach (var app in subject.Apps.Where(app => app.Path is not null && layout.SecretFiles.Contains(app.Path)))
        {
            yield return $"App '{app.AppLabel}': its file holds a consumer secret or private key, which is not in this kit. Take it out "
                + $"of version control and renew it; the deployment leaves the secret in the org as it is.";
        }

        foreach (var app in subject.Apps.Where(layout.IsByHand))
        {
            var state = app.Path is null ? "the project does not hold its file" : "its file could not be read when the kit was made";
            yield return $"App '{app.AppLabel}': {state}. After the kit is deployed, add {app.Caption} to the app in Setup; today it lists "
                + $"{app.Because}, which the move takes away.";
        }

        foreach (var diagnostic in subject.Assessed.Findings
            .Where(diagnostic => diagnostic.Impact == Impact.Change && !IsHandled(diagnostic)
            && !(OfPlaces.Contains(diagnostic.Id) && subject.References.Any(reference => reference.Location == diagnostic.Location))))
        {
            yield return RichText.Of($"{diagnostic.Message}{Whole(diagnostic)} {Span.Quiet($"({diagnostic.Id}, {diagnostic.Location})")}");
        }
    }

    /// <summary>The whole list of a message that shows a part of it: a step by hand names all that is to be done.</summary>
    private static string Whole(Diagnostic diagnostic) => diagnostic.IsShortened ? $". In full: {string.Join("; ", diagnostic.Items)}" : "";
}
