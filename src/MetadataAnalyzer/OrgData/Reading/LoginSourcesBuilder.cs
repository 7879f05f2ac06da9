using System.Numerics;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>The addresses of one user and one status while they are read. The clients of an address are bits of a number: millions of rows repeat them.</summary>
internal sealed class LoginSourcesBuilder(int maxSources)
{
    /// <summary>The bit of all clients beyond the first ones.</summary>
    private const int Others = 63;

    private readonly Utf8Strings _addresses = new();
    private readonly List<(int FirstDay, LoginMoment Latest, ulong Applications)> _spans = [];
    private readonly List<int> _applications = [];

    /// <summary>Whether there were more addresses than are kept.</summary>
    public bool IsCut { get; private set; }

    public void Add(ReadOnlySpan<byte> address, int application, LoginMoment moment)
    {
        if (_addresses.TryGetIndex(address, out var index))
        {
            var (first, latest, applications) = _spans[index];
            _spans[index] = (Math.Min(first, moment.Day), moment.IsAfter(latest) ? moment : latest, applications | BitOf(application));
            return;
        }

        if (_spans.Count >= maxSources)
        {
            IsCut = true;
            return;
        }

        _addresses.Index(address);
        _spans.Add((moment.Day, moment, BitOf(application)));
    }

    public IEnumerable<LoginSource> Build(string status, Utf8Strings texts, IReadOnlyList<string> files) => _spans.Select((span, index) => new LoginSource(
        _addresses[index], status, DateOnly.FromDayNumber(span.FirstDay), DateOnly.FromDayNumber(span.Latest.Day), span.Latest.At(files),
        [.. Names(span.Applications, texts).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]));

    private ulong BitOf(int application)
    {
        var index = _applications.IndexOf(application);
        if (index < 0 && _applications.Count < Others)
        {
            index = _applications.Count;
            _applications.Add(application);
        }

        return 1UL << (index < 0 ? Others : index);
    }

    /// <summary>A client beyond the first ones counts as a login without one, which explains nothing.</summary>
    private IEnumerable<string> Names(ulong applications, Utf8Strings texts)
    {
        for (; applications != 0; applications &= applications - 1)
        {
            var bit = BitOperations.TrailingZeroCount(applications);
            yield return bit == Others ? "" : texts[_applications[bit]];
        }
    }
}
