namespace AmazonRec.Notebooks.Reports;

/// <summary>
/// Where links to files lead from a notebook's page: prose names files as seen from the notebook, and the page lies in another folder.
/// </summary>
/// <param name="From">Full path of the notebook's folder.</param>
/// <param name="To">Full path of the page's folder; null for paper, beside which no file lies.</param>
public sealed record PageLinks(string From, string? To)
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".svg"] = "image/svg+xml",
    };

    /// <summary>Notebooks whose pages are written into the same folder: the page's name by the notebook's full path.</summary>
    public IReadOnlyDictionary<string, string> Pages { get; init; } = new Dictionary<string, string>();

    /// <summary>The same link as seen from the page; null where no file is there, so that there is nothing to follow.</summary>
    /// <param name="url">As the prose has it. A place on the page, or an address of the web, stays what it is.</param>
    public string? Of(string url)
    {
        if (url.Length == 0 || url[0] is '#' || HasScheme(url)) return url;
        var end = url.IndexOfAny(['?', '#']) is var at and >= 0 ? at : url.Length;
        if (To is null || FileOf(url[..end]) is not { } file) return null;
        if (Pages.TryGetValue(file, out var page)) return Uri.EscapeDataString(page) + url[end..];
        var path = Path.GetRelativePath(To, file);
        return Path.IsPathRooted(path) // on another drive
            ? null
            : string.Join('/', path.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString)) + url[end..];
    }

    /// <summary>
    /// A picture file as an address that holds it, as pages load nothing; null where none is there. An address stays what it is.
    /// </summary>
    /// <param name="url">As the prose has it.</param>
    public string? Picture(string url) => HasScheme(url) ? url
        : FileOf(url) is { } file && Types.TryGetValue(Path.GetExtension(file), out var type) && File.Exists(file)
            ? $"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(file))}"
            : null;

    /// <summary>The full path of what a link names; null where that is not there, or not named as seen from the notebook.</summary>
    private string? FileOf(string path)
    {
        path = Uri.UnescapeDataString(path);
        if (path.Length == 0 || path[0] is '/' or '\\' || path.Contains('\0')) return null;
        var file = Path.GetFullPath(Path.Combine(From, path));
        return File.Exists(file) || Directory.Exists(file) ? file : null;
    }

    private static bool HasScheme(string url) =>
        url.StartsWith("//", StringComparison.Ordinal)
            || (url.IndexOfAny([':', '/', '?', '#']) is var end and >= 0 && url[end] == ':');
}
