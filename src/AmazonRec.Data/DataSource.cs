namespace AmazonRec.Data;

/// <summary>Something that can be read from its start as often as needed: a file, or the embedded sample.</summary>
/// <param name="Name">What errors call it.</param>
/// <param name="Open">Opens it at its first byte.</param>
public sealed record DataSource(string Name, Func<Stream> Open)
{
    /// <summary>Where it lies on disk; null where it does not.</summary>
    public string? Path { get; private init; }

    /// <summary>The files that it stands for, where it is not one alone: those that a pattern names, in the order of their names.</summary>
    public IReadOnlyList<DataSource> Parts { get; private init; } = [];

    /// <summary>The files, one or several.</summary>
    public IReadOnlyList<DataSource> Each => Parts.Count > 0 ? Parts : [this];

    /// <summary>Whether a database alone can read it: it is several files, or Parquet.</summary>
    public bool NeedsDatabase => Parts.Count > 0 || IsParquet;

    /// <summary>Whether it is a Parquet file, by its first bytes.</summary>
    internal bool IsParquet
    {
        get
        {
            if (Path is null) return false;
            using var stream = Open();
            var magic = new byte[4];
            return stream.ReadAtLeast(magic, 4, throwOnEndOfStream: false) == 4 && magic.AsSpan().SequenceEqual("PAR1"u8);
        }
    }

    /// <summary>
    /// A file, or the files that a pattern names (<c>ratings/*.parquet</c>, in the order of their names), or several of these, separated
    /// by semicolons. A file whose own name is all of that comes first.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no such file; the message says which.</exception>
    public static DataSource Files(string names)
    {
        if (System.IO.File.Exists(names)) return File(names);
        var parts = new List<DataSource>();
        foreach (var name in names.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (System.IO.File.Exists(name) || !IsPattern(name)) parts.Add(File(name));
            else parts.AddRange(Matches(name).Select(File));
        }

        return parts.Count switch
        {
            0 => File(names),
            1 => parts[0],
            _ => new DataSource(names, () => throw new NotSupportedException($"{names}: is several files.")) { Parts = parts },
        };
    }

    private static bool IsPattern(string name) => name.AsSpan().ContainsAny('*', '?');

    private static string[] Matches(string pattern)
    {
        var folder = System.IO.Path.GetDirectoryName(pattern) is { Length: > 0 } named ? named : ".";
        if (IsPattern(folder))
            throw new FileNotFoundException($"{pattern}: a pattern stands for names of files, and not for folders.", pattern);
        if (!Directory.Exists(folder)) throw new FileNotFoundException($"{pattern}: the folder {folder} does not exist.", pattern);
        string[] found = [
            .. Directory.EnumerateFiles(folder, System.IO.Path.GetFileName(pattern))
                .Select(path => folder == "." && !pattern.StartsWith('.') ? System.IO.Path.GetFileName(path) : path)
                .Order(StringComparer.Ordinal)];
        return found.Length > 0 ? found : throw new FileNotFoundException($"{pattern}: no file in {folder} has such a name.", pattern);
    }

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
