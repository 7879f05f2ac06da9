using System.Text.Json;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Json;

/// <summary>One entry of the key <c>subjects</c>.</summary>
internal static class SubjectJson
{
    public static void Write(Utf8JsonWriter json, AssessedSubject assessed, ReportModel model)
    {
        var subject = assessed.Subject;
        json.WriteString("kind", subject.Kind.Id());
        json.WriteString("id", subject.Id.IsEmpty ? null : subject.Id.Value);
        json.WriteString("name", subject.Name);
        json.WriteString("label", subject.Label);
        json.WriteString("profile", subject.ProfileName);
        json.WriteString("userLicense", subject.UserLicense);
        json.WriteBooleanOrNull("active", subject.IsActive);
        json.WriteString("classification", assessed.Classification.Class.Id());
        json.WriteNumber("confidence", (decimal)assessed.Classification.Confidence);
        json.WriteArray("evidence", assessed.Classification.Evidence, evidence => WriteEvidence(json, evidence));
        json.WriteString("verdict", VerdictText.Of(assessed.Verdict).Id);
        json.WriteString("reason", assessed.Classification.Reason);
        json.WriteString("confidenceInVerdict", assessed.Confidence.Id());
        json.WriteStrings("missing", assessed.Missing);
        if (assessed.HasSteps)
        {
            json.WriteObject("steps", () => StepsJson.Write(json, subject));
        }
        else
        {
            json.WriteNull("steps");
        }

        json.WriteArray("rights", assessed.HasSteps ? Decisions(subject) : [], decision => WriteDecision(json, decision));
        UsageJson.Write(json, assessed.HasSteps ? subject.Needs.Use : null);
        json.WriteStartArray("diagnostics");
        foreach (var index in model.IndexesOf(assessed))
        {
            json.WriteNumberValue(index);
        }

        json.WriteEndArray();
        SavingsJson.WriteSubject(json, model.Savings.BySubject.GetValueOrDefault(subject));
    }

    /// <summary>The rights that the move does not carry over unchanged.</summary>
    private static IEnumerable<RightDecision> Decisions(Subject subject) =>
        subject.Needs.Permissions.Concat(subject.Needs.Objects).Where(decision => decision.Outcome != RightOutcome.Moved);

    private static void WriteDecision(Utf8JsonWriter json, RightDecision decision)
    {
        json.WriteString("kind", AccessKinds.ElementType(decision.Right.Kind));
        json.WriteString("name", decision.Name);
        json.WriteString("rights", decision.Right.Kind == AccessKind.Object ? decision.Rights.Describe() : "enabled");
        json.WriteString("need", DecisionText.Of(decision.Need));
        json.WriteString("needReason", decision.Reason);
        json.WriteString("carriage", DecisionText.Of(decision.Carriage.Status));
        json.WriteString("carriageReason", decision.Carriage.Evidence);
        json.WriteString("outcome", decision.Outcome.Id());
    }

    private static void WriteEvidence(Utf8JsonWriter json, ClassificationEvidence evidence)
    {
        json.WriteString("signal", evidence.Signal);
        json.WriteNumber("weight", (decimal)evidence.Weight);
        json.WriteString("detail", evidence.Detail);
        json.WriteObject("source", () =>
        {
            json.WriteString("path", evidence.Source.Path);
            json.WriteNumberOrNull("line", evidence.Source.IsRecord ? 0 : evidence.Source.Line);
            json.WriteNumberOrNull("row", evidence.Source.IsRecord ? evidence.Source.Line : 0);
        });
    }
}

/// <summary>The key <c>steps</c> of a subject: the facts of the six steps before the move.</summary>
internal static class StepsJson
{
    public static void Write(Utf8JsonWriter json, Subject subject)
    {
        WriteProfile(json, subject.Profile);
        json.WriteArray("permissionSets", PermissionSetOutlook.Of(subject), set => WritePermissionSet(json, set));
        json.WriteObject("newPermissionSet", () =>
        {
            foreach (var kind in AccessKinds.UsableByApi)
            {
                json.WriteNumber(AccessKinds.JsonKey(kind), subject.Move.CountsToRebuild.GetValueOrDefault(kind));
            }
        });
        json.WriteArray("ipRanges", subject.Profile?.LoginIpRanges
            ?? [], range => WriteRange(json, range, subject.Profile!.Restricts(range)));
        json.WriteArray("loginHours", subject.Profile?.LoginHours?.Days ?? [], day => WriteDay(json, day));
        json.WriteArray("connectedApps", subject.AppUses, app => WriteApp(json, app));
        json.WriteArray("signIns", subject.SignIns, signIn => WriteSignIn(json, signIn));
        json.WriteStrings("apexClasses", subject.Access.Rights(AccessKind.ApexClass).Select(right => right.Name));
        json.WriteStrings("visualforcePages", subject.Access.Rights(AccessKind.VisualforcePage).Select(right => right.Name));
    }

    private static void WriteProfile(Utf8JsonWriter json, Profile? profile)
    {
        if (profile is null)
        {
            json.WriteNull("profile");
            return;
        }

        json.WriteObject("profile", () =>
        {
            json.WriteString("name", profile.FullName);
            json.WriteString("userLicense", profile.UserLicense);
            json.WriteBooleanOrNull("custom", profile.IsCustom);
            json.WriteLocation("location", profile.Location);
        });
    }

    private static void WritePermissionSet(Utf8JsonWriter json, PermissionSetOutlook set)
    {
        json.WriteString("type", set.Type);
        json.WriteString("name", set.Name);
        json.WriteString("group", set.Group);
        json.WriteString("license", set.License);
        json.WriteString("outlook", set.Outlook);
        json.WriteStrings("obstacles", ObstacleText.Of(set.Obstacles).Select(obstacle => obstacle.Id));
        json.WriteString("twin", set.Twin);
    }

    private static void WriteRange(Utf8JsonWriter json, LoginIpRange range, bool restricts)
    {
        json.WriteString("start", range.StartAddress);
        json.WriteString("end", range.EndAddress);
        json.WriteString("description", range.Description);
        json.WriteBoolean("restricts", restricts);
        json.WriteLocation("location", range.Location);
    }

    private static void WriteDay(Utf8JsonWriter json, LoginHoursDay day)
    {
        json.WriteString("day", day.Day.ToString());
        json.WriteNumber("startMinute", day.Start);
        json.WriteNumber("endMinute", day.End);
    }

    private static void WriteApp(Utf8JsonWriter json, AppUse app)
    {
        json.WriteString("type", app.App.TypeName);
        json.WriteString("name", app.App.FullName);
        json.WriteString("label", app.Label);
        json.WriteBooleanOrNull("adminApproved", app.IsAdminApproved);
        json.WriteBoolean("runAs", app.RunAs is not null);
        json.WriteBooleanOrNull("seenInLogins", app.SeenInLogins);
        json.WriteBoolean("inProject", app.Policy.IsInProject);
        json.WriteNumber("tokens", app.Tokens.Length);
        json.WriteBoolean("profile", app.Profile is not null);
        json.WriteStrings("permissionSets", app.PermissionSets.Select(set => set.Name));
        json.WriteLocation("location", app.App.Location);
    }

    private static void WriteSignIn(Utf8JsonWriter json, SignIn signIn)
    {
        json.WriteString("application", signIn.Application);
        json.WriteBooleanOrNull("ownApp", SignInText.IsOwnApp(signIn));
        json.WriteStrings("flows", signIn.Flows.Select(flow => flow.Id));
        json.WriteNumber("logins", signIn.Logins.Sum(login => login.Count));
        json.WriteString("lastLogin", SignInText.LastLogin(signIn));
        json.WriteString("token", signIn.Token.Id());
        json.WriteNumberOrNull("tokenIdleDays", signIn.IdleDays ?? 0);
        json.WriteString("consent", signIn.Consent.Id());
        json.WriteStrings("changes", signIn.Changes.Select(change => change.Id));
    }
}
