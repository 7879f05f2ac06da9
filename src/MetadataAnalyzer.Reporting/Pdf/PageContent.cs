using System.Buffers;
using System.Text;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Operations;

namespace MetadataAnalyzer.Reporting.Pdf;

/// <summary>
/// The drawing operations of a page as the bytes of the file. The library would keep an object for each operation until the end, so that a
/// long report would need many times its size in memory; to the library this whole content is one operation.
/// </summary>
internal sealed class PageContent : IGraphicsStateOperation
{
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);

    public string Operator => "";

    public void Write(Stream stream) => stream.Write(_bytes.WrittenSpan);

    public void Run(IOperationContext operationContext) => throw new NotSupportedException("a page is written, never read");

    /// <summary>Adds an operator by its name in the file, such as <c>f</c>.</summary>
    public PageContent Operation(ReadOnlySpan<byte> name)
    {
        _bytes.Write(name);
        _bytes.Write("\n"u8);
        return this;
    }

    /// <summary>Adds numbers, each with at most three decimals.</summary>
    public PageContent Numbers(params ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            Number(value);
            _bytes.Write(" "u8);
        }

        return this;
    }

    public PageContent Name(string name)
    {
        _bytes.Write("/"u8);
        _bytes.Write(Encoding.ASCII.GetBytes(name));
        _bytes.Write(" "u8);
        return this;
    }

    public PageContent Text(ReadOnlySpan<byte> codes)
    {
        _bytes.Write("("u8);
        while (codes.IndexOfAny("()\\\r"u8) is var special and >= 0)
        {
            _bytes.Write(codes[..special]);
            _bytes.Write("\\"u8);

            // A bare carriage return within a text is read as a line feed.
            _bytes.Write(codes[special] == '\r' ? "r"u8 : codes.Slice(special, 1));
            codes = codes[(special + 1)..];
        }

        _bytes.Write(codes);
        _bytes.Write(") "u8);
        return this;
    }

    private void Number(double value)
    {
        const int Decimals = 3;
        Span<byte> digits = stackalloc byte[32];
        var at = digits.Length;
        var rest = (long)Math.Round(Math.Abs(value) * 1000);
        var isNegative = value < 0 && rest > 0;
        var hasDigits = false;
        for (var place = 0; place <= Decimals || rest > 0; place++)
        {
            if (place == Decimals && hasDigits)
            {
                digits[--at] = (byte)'.';
            }

            var digit = (byte)(rest % 10);
            rest /= 10;
            hasDigits |= digit != 0 || place == Decimals;
            if (hasDigits)
            {
                digits[--at] = (byte)('0' + digit);
            }
        }

        if (isNegative)
        {
            digits[--at] = (byte)'-';
        }

        _bytes.Write(digits[at..]);
    }
}
