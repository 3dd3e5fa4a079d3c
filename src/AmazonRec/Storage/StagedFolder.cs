namespace AmazonRec.Storage;

/// <summary>
/// A folder that appears whole or not at all: files are written into a folder beside it, which <see cref="Commit"/> renames into place.
/// Disposing without a commit removes everything written.
/// </summary>
public sealed class StagedFolder : IDisposable
{
    private readonly string _target;
    private readonly string _marker;
    private bool _committed;

    /// <summary>Makes the staging folder, so that a place that can't be written to is known before the work and not after it.</summary>
    /// <param name="target">Where the folder shall appear.</param>
    /// <param name="marker">A file that tells a folder of this kind: an existing folder is replaced only if it holds it, or is empty.</param>
    /// <exception cref="IOException">The target can't be written to, or holds something else.</exception>
    public StagedFolder(string target, string marker)
    {
        _target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        _marker = marker;
        if (File.Exists(_target)) throw new IOException($"{target}: is a file; name a folder to write to.");
        if (Directory.Exists(_target) && !IsReplaceable()) throw NotReplaceable();
        Staging = $"{_target}.{Environment.ProcessId}.partial";
        try
        {
            if (Directory.Exists(Staging)) Directory.Delete(Staging, recursive: true);
            Directory.CreateDirectory(Staging);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{target}: can't be written to ({e.Message}). Name another folder, or check the rights of its parent.", e);
        }
    }

    /// <summary>The folder to write files into.</summary>
    public string Staging { get; }

    /// <summary>The path of a file in the staging folder.</summary>
    public string PathOf(string name) => Path.Combine(Staging, name);

    /// <summary>Renames the staged folder into place, replacing an older one of the same kind.</summary>
    public void Commit()
    {
        var old = $"{_target}.{Environment.ProcessId}.old";
        if (Directory.Exists(_target))
        {
            if (!IsReplaceable()) throw NotReplaceable();
            Directory.Move(_target, old);
        }

        Directory.Move(Staging, _target);
        _committed = true;
        if (Directory.Exists(old)) Directory.Delete(old, recursive: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_committed && Directory.Exists(Staging)) Directory.Delete(Staging, recursive: true);
    }

    private bool IsReplaceable() => File.Exists(Path.Combine(_target, _marker)) || !Directory.EnumerateFileSystemEntries(_target).Any();

    private IOException NotReplaceable() =>
        new($"{_target}: exists and holds other files (no {_marker}), so it is left alone. Name a new or empty folder.");
}
