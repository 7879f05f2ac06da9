using System.Text.Json;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Json;

/// <summary>The key <c>steps</c> of a subject: what the six steps before the move find.</summary>
internal static class MoveStepsJson
{
    public static void Write(Utf8JsonWriter json, MoveSteps steps)
    {
        WriteProfile(json, steps.Profile);
        json.WriteArray("permissionSets", steps.PermissionSets, step => WritePermissionSet(json, step));
        json.WriteObject("newPermissionSet", () =>
        {
            foreach (var kind in AccessKinds.UsableByApi)
            {
                json.WriteNumber(AccessKeys.Of(kind), steps.NewPermissionSet.GetValueOrDefault(kind));
            }
        });
        json.WriteArray("ipRanges", steps.IpRanges, range => WriteRange(json, range, steps.Restricts(range)));
        json.WriteArray("loginHours", steps.LoginHours?.Days ?? [], day => WriteDay(json, day));
        json.WriteArray("connectedApps", steps.ConnectedApps, app => WriteApp(json, app));
        json.WriteStrings("apexClasses", steps.ApexClasses.Select(right => right.Name));
        json.WriteStrings("visualforcePages", steps.VisualforcePages.Select(right => right.Name));
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

    private static void WritePermissionSet(Utf8JsonWriter json, PermissionSetStep step)
    {
        json.WriteString("type", step.Type);
        json.WriteString("name", step.Name);
        json.WriteString("group", step.Group);
        json.WriteString("license", step.License);
        json.WriteString("outlook", step.Outlook);
        json.WriteStrings("obstacles", Words.Obstacles(step.Obstacles).Select(obstacle => obstacle.Id));
        json.WriteString("twin", step.Twin);
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
}
