using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Metadata.Xml;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>Reads the sections of a profile that restrict or extend its logins.</summary>
internal static class LoginRestrictions
{
    private const int EndOfDay = 24 * 60;

    public static LoginIpRange ReadIpRange(ElementReader reader, string startElement, string endElement)
    {
        var (location, depth) = (reader.Location, reader.Depth);
        var (start, end, description) = ("", "", (string?)null);
        while (reader.NextChild(depth))
        {
            var name = reader.Name;
            if (name == startElement)
            {
                start = reader.Text();
            }
            else if (name == endElement)
            {
                end = reader.Text();
            }
            else if (name == "description")
            {
                description = reader.Text();
            }
        }

        var text = description is null ? null : SecretText.Blank(description);
        return new LoginIpRange(SecretText.Blank(start), SecretText.Blank(end), text, location);
    }

    /// <summary>The flow or page that runs at login.</summary>
    public static NamedReference ReadFlow(ElementReader reader)
    {
        var (location, depth) = (reader.Location, reader.Depth);
        var (target, shown) = ("", "");
        while (reader.NextChild(depth))
        {
            switch (reader.Name)
            {
                case "flow" or "vfFlowPage":
                    target = reader.Text() is { Length: > 0 } text ? text : target;
                    break;
                case "friendlyName":
                    shown = reader.Text();
                    break;
                default:
                    break;
            }
        }

        return new NamedReference(target.Length > 0 ? target : shown, location);
    }

    /// <returns>Null when no day is restricted.</returns>
    public static LoginHours? ReadHours(ElementReader reader, GrantCollector collector)
    {
        var (location, depth) = (reader.Location, reader.Depth);
        var bounds = new Dictionary<DayOfWeek, (int Start, int End)>();
        while (reader.NextChild(depth))
        {
            var (name, place) = (reader.Name, reader.Location);
            var isStart = name.EndsWith("Start", StringComparison.Ordinal);
            var day = isStart ? name[..^5] : name.EndsWith("End", StringComparison.Ordinal) ? name[..^3] : "";
            if (!Enum.TryParse<DayOfWeek>(day, ignoreCase: true, out var weekday))
            {
                continue;
            }

            var text = reader.Text();
            var (start, end) = bounds.GetValueOrDefault(weekday, (0, EndOfDay));
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes > EndOfDay)
            {
                collector.AddProblem("loginHours", name, $"<{name}> is '{text}', not minutes after midnight; the day is taken as closed",
                    place);
                (isStart, minutes) = (false, 0);
            }

            bounds[weekday] = isStart ? (minutes, end) : (start, minutes);
        }

        // The week of the platform's own page begins on Monday.
        var days = bounds
            .OrderBy(pair => ((int)pair.Key + 6) % 7)
            .Select(pair => new LoginHoursDay(pair.Key, pair.Value.Start, pair.Value.End))
            .ToImmutableArray();
        return days.IsEmpty ? null : new LoginHours(days, location);
    }
}
