namespace AmazonRec.Data;

/// <summary>Something that can be read from its start as often as needed: a file, or the embedded sample.</summary>
/// <param name="Name">What errors call it.</param>
/// <param name="Open">Opens it at its first byte.</param>
public sealed record DataSource(string Name, Func<Stream> Open)
{
    /// <summary>Where it lies on disk; null where it does not.</summary>
    public string? Path { get; private init; }

    /// <summary>A file on disk.</summary>
    /// <exception cref="FileNotFoundException">There is no such file; the message says what is there instead.</exception>
    public static DataSource File(string path)
    {
        if (Directory.Exists(path)) throw new FileNotFoundException($"{path}: is a folder. Name a file in it.", path);
        if (!System.IO.File.Exists(path))
        {
            var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path));
            throw new FileNotFoundException(
                Directory.Exists(folder) ? $"{path}: no such file in {folder}." : $"{path}: the folder {folder} does not exist.", path);
        }

        return new DataSource(
            path, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16))
        { Path = path };
    }
}
