namespace AmazonRec.DuckDb;

/// <summary>A file that the database writes beside its place, and that gets its name when it is whole.</summary>
internal sealed class PartialFile : IDisposable
{
    private readonly string _full;

    /// <exception cref="IOException">The folder can't be made.</exception>
    public PartialFile(string path)
    {
        _full = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(_full)!);
        Path = $"{_full}.{Environment.ProcessId}.partial";
    }

    /// <summary>Where to write until then.</summary>
    public string Path { get; }

    /// <summary>Gives the file its name.</summary>
    public void Commit()
    {
        using (var stream = new FileStream(Path, FileMode.Open, FileAccess.ReadWrite)) stream.Flush(flushToDisk: true);
        File.Move(Path, _full, overwrite: true);
    }

    /// <inheritdoc/>
    public void Dispose() => File.Delete(Path);
}
