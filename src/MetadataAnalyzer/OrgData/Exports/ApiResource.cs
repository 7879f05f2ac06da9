using System.Buffers;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>
/// The resource of a request without what differs from one request to the next, so that millions of records have few kinds.
/// </summary>
internal static class ApiResource
{
    /// <summary>The longest form in bytes.</summary>
    public const int MaxBytes = 256;

    private const int MostParts = 3;

    private static readonly SearchValues<byte> VersionBytes = SearchValues.Create("0123456789."u8);

    /// <summary>
    /// Writes the path behind <c>/services/data/vNN.N/</c> or <c>/vNN.N/</c> without query, ids as <c>{id}</c>, or a SOAP method as it is,
    /// and returns the length. At most three parts; of a record's path also the part behind its id, which may lead to another object.
    /// </summary>
    /// <param name="resource">The resource as the log has it.</param>
    /// <param name="form">Room for <see cref="MaxBytes"/>.</param>
    public static int Write(ReadOnlySpan<byte> resource, Span<byte> form)
    {
        var path = resource.IndexOfAny("?#"u8) is >= 0 and var end ? resource[..end] : resource;
        var (length, parts, most) = (0, 0, MostParts);
        while (!path.IsEmpty && parts < most)
        {
            var stop = path.IndexOf((byte)'/');
            var part = stop < 0 ? path : path[..stop];
            path = stop < 0 ? [] : path[(stop + 1)..];
            if (part.IsEmpty || (parts == 0 && IsBeforeTheResource(part)))
            {
                continue;
            }

            var isId = parts > 0 && IsId(part);
            part = isId ? "{id}"u8 : part;
            if (length + part.Length + 1 > form.Length)
            {
                break;
            }

            most += isId && parts == MostParts - 1 && form.StartsWith("sobjects/"u8) ? 1 : 0;
            if (parts++ > 0)
            {
                form[length++] = (byte)'/';
            }

            part.CopyTo(form[length..]);
            length += part.Length;
        }

        return length;
    }

    private static bool IsBeforeTheResource(ReadOnlySpan<byte> part) =>
        part.SequenceEqual("services"u8) || part.SequenceEqual("data"u8)
        || (part.Length > 1 && part[0] is (byte)'v' && !part[1..].ContainsAnyExcept(VersionBytes));

    /// <summary>An id or a query locator; an API name of that length has an underscore or no digit.</summary>
    private static bool IsId(ReadOnlySpan<byte> part) =>
        part.Length >= 15 && !part.Contains((byte)'_') && part.ContainsAnyInRange((byte)'0', (byte)'9');
}
