namespace AmazonRec.Data.Catalogs;

/// <summary>Addresses of an item's pictures in several sizes, by position.</summary>
internal sealed class Pictures
{
    /// <summary>Each picture in its largest size; empty where a picture has none.</summary>
    public List<string> HighResolution { get; } = [];

    /// <summary>Each picture in the size that a page shows.</summary>
    public List<string> Normal { get; } = [];

    /// <summary>Each picture as small as in a list of results.</summary>
    public List<string> Small { get; } = [];

    /// <summary>
    /// The largest address of each picture, those of high resolution first and the small ones last. A picture that is listed twice, under
    /// one name at whatever size, counts once.
    /// </summary>
    public IReadOnlyList<string> LargestFirst()
    {
        var urls = new List<string>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var sizes = new[] { HighResolution, Normal, Small };
        for (var size = 0; size < sizes.Length; size++)
        {
            for (var i = 0; i < sizes[size].Count; i++)
            {
                var url = sizes[size][i].Trim();
                if (url.Length == 0 || IsPlaceholder(url) || IsTold(sizes.AsSpan(0, size), i)) continue;
                if (names.Add(NameOf(url))) urls.Add(url);
            }
        }

        return urls.ToArray();
    }

    private static bool IsTold(ReadOnlySpan<List<string>> larger, int picture)
    {
        foreach (var size in larger)
            if (picture < size.Count && size[picture].Length > 0) return true;
        return false;
    }

    /// <summary>The picture that 2014 shows of items without one.</summary>
    private static bool IsPlaceholder(string url) => url.Contains("/no-img-", StringComparison.Ordinal);

    /// <summary>Name of a picture: the size stands behind it, as in 317ZQtCvFzL._SX38_SY50_CR,0,0,38,50_.jpg.</summary>
    private static string NameOf(string url)
    {
        var file = url[(url.LastIndexOf('/') + 1)..];
        var size = file.IndexOf("._", StringComparison.Ordinal);
        if (size < 0) size = file.LastIndexOf('.');
        return size <= 0 ? url : url[..(url.Length - file.Length + size)];
    }
}
