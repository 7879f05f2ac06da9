namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>The addresses of one user and one status while they are read.</summary>
internal sealed class LoginSourcesBuilder(int maxSources)
{
    private readonly Utf8Strings _addresses = new();
    private readonly List<(int FirstDay, LoginMoment Latest)> _spans = [];

    /// <summary>Whether there were more addresses than are kept.</summary>
    public bool IsCut { get; private set; }

    public void Add(ReadOnlySpan<byte> address, LoginMoment moment)
    {
        if (_addresses.TryGetIndex(address, out var index))
        {
            var (first, latest) = _spans[index];
            _spans[index] = (Math.Min(first, moment.Day), moment.IsAfter(latest) ? moment : latest);
            return;
        }

        if (_spans.Count >= maxSources)
        {
            IsCut = true;
            return;
        }

        _addresses.Index(address);
        _spans.Add((moment.Day, moment));
    }

    public IEnumerable<LoginSource> Build(string status, IReadOnlyList<string> files) => _spans.Select((span, index) => new LoginSource(
        _addresses[index], status, DateOnly.FromDayNumber(span.FirstDay), DateOnly.FromDayNumber(span.Latest.Day), span.Latest.At(files)));
}
