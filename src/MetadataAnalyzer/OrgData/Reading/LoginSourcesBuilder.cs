namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>The addresses of one user and one status while they are read.</summary>
internal sealed class LoginSourcesBuilder(int maxSources)
{
    private readonly Utf8Strings _addresses = new();
    private readonly List<(int FirstDay, LoginMoment Latest)> _spans = [];
    private readonly HashSet<(int Address, int Application)> _applications = [];

    /// <summary>Whether there were more addresses than are kept.</summary>
    public bool IsCut { get; private set; }

    public void Add(ReadOnlySpan<byte> address, int application, LoginMoment moment)
    {
        if (_addresses.TryGetIndex(address, out var index))
        {
            _applications.Add((index, application));
            var (first, latest) = _spans[index];
            _spans[index] = (Math.Min(first, moment.Day), moment.IsAfter(latest) ? moment : latest);
            return;
        }

        if (_spans.Count >= maxSources)
        {
            IsCut = true;
            return;
        }

        _applications.Add((_addresses.Index(address), application));
        _spans.Add((moment.Day, moment));
    }

    public IEnumerable<LoginSource> Build(string status, Utf8Strings texts, IReadOnlyList<string> files)
    {
        var applications = _applications.ToLookup(entry => entry.Address, entry => texts[entry.Application]);
        return _spans.Select((span, index) => new LoginSource(
            _addresses[index], status, DateOnly.FromDayNumber(span.FirstDay), DateOnly.FromDayNumber(span.Latest.Day), span.Latest.At(files),
            [.. applications[index].Order(StringComparer.Ordinal)]));
    }
}
