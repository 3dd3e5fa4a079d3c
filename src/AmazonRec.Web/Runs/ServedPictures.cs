using AmazonRec.Data.Downloads;

namespace AmazonRec.Web.Runs;

/// <summary>
/// Pictures on this machine, named by item. What a visitor asks for is looked up among the names that were found, and never made into a
/// path.
/// </summary>
internal sealed class ServedPictures
{
    private const int FirstBytes = 16;
    private static readonly HashSet<string> Endings = new([".jpg", ".jpeg", ".png", ".gif", ".webp"], StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, string> _paths;

    private ServedPictures(Dictionary<string, string> paths) => _paths = paths;

    /// <summary>Lists a folder's pictures.</summary>
    /// <exception cref="DirectoryNotFoundException">It is required, and not there.</exception>
    public static ServedPictures Open(string folder, bool required)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
            return required
                ? throw new DirectoryNotFoundException(
                    $"{folder}: no such folder. Name one whose pictures are named by item, as amazonrec data images makes it.")
                : new ServedPictures(paths);
        foreach (var path in Directory.EnumerateFiles(Path.GetFullPath(folder)).Order(StringComparer.Ordinal))
            if (Endings.Contains(Path.GetExtension(path))) paths.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        return new ServedPictures(paths);
    }

    /// <summary>The file of an item's picture, or null.</summary>
    public string? PathOf(string item) =>
        _paths.Count == 0 ? null : _paths.GetValueOrDefault(ImageNames.FileOf(item)) ?? _paths.GetValueOrDefault(item);

    /// <summary>The content type of a picture by its first bytes; null if they are no picture's.</summary>
    /// <exception cref="IOException">The file is gone.</exception>
    public static string? ContentType(string path)
    {
        Span<byte> first = stackalloc byte[FirstBytes];
        using var file = File.OpenRead(path);
        return ImageKind.ExtensionOf(first[..file.ReadAtLeast(first, FirstBytes, throwOnEndOfStream: false)]) switch
        {
            ".jpg" => "image/jpeg",
            ".png" => "image/png",
            ".gif" => "image/gif",
            ".webp" => "image/webp",
            _ => null,
        };
    }
}
