namespace AmazonRec.Data.Catalogs;

/// <summary>Gathers items as they come, and merges the rows of each.</summary>
internal sealed class CatalogBuilder(CatalogOptions options)
{
    private readonly HashSet<string>? _only = options.Only is { } only ? new(only.Ids, StringComparer.Ordinal) : null;
    private readonly PlainItem _plain = new(options.StripHtml);
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly List<CatalogItem> _items = [];
    private readonly HashSet<int> _markupTitles = [];
    private long _duplicates;
    private long _others;
    private string? _firstOther;

    /// <summary>Takes a row in, unless it is of an item that is not asked for.</summary>
    /// <exception cref="FormatException">The row is bad; nothing of it was taken.</exception>
    public void Add(IItemParser parser, ReadOnlySpan<byte> row)
    {
        if (_only is not null && parser.IdOf(row) is var id && !_only.Contains(id))
        {
            _others++;
            _firstOther ??= id;
            return;
        }

        var told = parser.Parse(row);
        var item = _plain.Of(told);
        if (!_positions.TryGetValue(item.Id, out var position))
        {
            position = _items.Count;
            _positions.Add(item.Id, position);
            _items.Add(item);
        }
        else
        {
            _duplicates++;
            _items[position] = _items[position].OrElse(item);
        }

        if (item.Title.Length == 0 && !string.IsNullOrWhiteSpace(told.Title)) _markupTitles.Add(position);
    }

    public Catalog ToCatalog(CatalogFormat format, CatalogNames? names, long rows, IReadOnlyList<RowError> badRows)
    {
        var present = FieldCounts.Having(_items);
        var report = new CatalogReport(
            format,
            rows,
            _items.Count,
            _duplicates,
            _others,
            present,
            present.Lacking(_items.Count),
            _markupTitles.Count(position => _items[position].Title.Length == 0),
            _items.Count(IsNearEmpty),
            badRows)
        {
            Names = names,
            FirstOtherId = _firstOther,
        };
        return new Catalog(_items, _positions, report);
    }

    private static bool IsNearEmpty(CatalogItem item) =>
        item is { Title.Length: 0, Description.Count: 0, Features.Count: 0, ImageUrls.Count: 0, Price: null };
}
