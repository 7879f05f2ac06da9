using System.Security.Cryptography;
using System.Text;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>The identifier in a PDF's trailer. The library draws it at random; here it is a hash of the content, so that the same report has the same bytes.</summary>
internal static class ContentId
{
    public static void Set(Span<byte> pdf)
    {
        var key = pdf.LastIndexOf("/ID"u8);
        if (key < 0)
        {
            return;
        }

        var trailer = pdf[key..];
        var end = trailer.IndexOf((byte)']');
        var digits = trailer[..end];
        Overwrite(digits, "0"u8);
        Overwrite(digits, Encoding.ASCII.GetBytes(Convert.ToHexString(SHA256.HashData(pdf))));
    }

    /// <summary>Writes digits into both hexadecimal strings of the identifier.</summary>
    private static void Overwrite(Span<byte> identifier, ReadOnlySpan<byte> digits)
    {
        var next = 0;
        var isInside = false;
        for (var i = 0; i < identifier.Length; i++)
        {
            if (identifier[i] is (byte)'<' or (byte)'>')
            {
                isInside = identifier[i] == (byte)'<';
                next = 0;
            }
            else if (isInside)
            {
                identifier[i] = digits[next++ % digits.Length];
            }
        }
    }
}
