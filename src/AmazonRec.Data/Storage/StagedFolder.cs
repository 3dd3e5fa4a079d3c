using System.IO.Enumeration;

namespace AmazonRec.Data.Storage;

/// <summary>
/// A folder that appears whole or not at all: files are written into a hidden place, which <see cref="Commit"/> puts where it belongs.
/// Disposing without a commit removes everything written. Files of anyone else are never touched.
/// </summary>
public sealed class StagedFolder : IDisposable
{
    private readonly string _target;
    private readonly IReadOnlyList<string> _files;
    private readonly string _staging;
    private readonly string? _firstNewParent;
    private bool _committed;

    /// <summary>Makes the hidden place, so that one that can't be written to is known before the work and not after it.</summary>
    /// <param name="target">Where the folder shall appear.</param>
    /// <param name="files">
    /// The files that a folder of this kind holds; the last one tells that it is whole. A name such as <c>images/*.png</c> means a folder
    /// of such files, which is replaced as one. An existing folder is replaced only if it holds nothing else.
    /// </param>
    /// <exception cref="IOException">The target can't be written to, or holds something else.</exception>
    public StagedFolder(string target, params IReadOnlyList<string> files)
    {
        if (string.IsNullOrWhiteSpace(target)) throw new IOException("The name of the output folder is empty. Name a folder to write to.");
        _target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        _files = files;
        if (File.Exists(_target)) throw new IOException($"{target}: is a file; name a folder to write to.");
        CheckTarget();
        // Beside a new folder, to be renamed in one step; inside one that is there, which may be a link or another disk.
        _staging = Directory.Exists(_target)
            ? Path.Combine(_target, $".{Environment.ProcessId}.partial")
            : $"{_target}.{Environment.ProcessId}.partial";
        _firstNewParent = FirstMissing(Path.GetDirectoryName(_staging)!);
        try
        {
            // It is gone again until it is needed: a process that is killed at its work leaves nothing.
            if (Directory.Exists(_staging)) Directory.Delete(_staging, recursive: true);
            Directory.CreateDirectory(_staging);
            Directory.Delete(_staging);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"{target}: can't be written to ({e.Message}). Name another folder, or check the rights of its parent.", e);
        }
    }

    /// <summary>The folder to write files into.</summary>
    public string Staging => Directory.CreateDirectory(_staging).FullName;

    /// <summary>The path of a file in the staging folder.</summary>
    public string PathOf(string name) => Path.Combine(Staging, name);

    /// <summary>Puts the files into place. In a folder that is there, the one that tells it is whole goes first and comes last.</summary>
    public void Commit()
    {
        if (!Directory.Exists(_target))
        {
            Directory.Move(Staging, _target);
            _committed = true;
            return;
        }

        CheckTarget();
        File.Delete(Path.Combine(_target, _files[^1]));
        foreach (var name in _files)
        {
            var (made, place) = (PathOf(FirstPart(name)), Path.Combine(_target, FirstPart(name)));
            if (Directory.Exists(place)) Directory.Delete(place, recursive: true);
            if (Directory.Exists(made)) Directory.Move(made, place);
            else if (File.Exists(made)) File.Move(made, place, overwrite: true);
            else File.Delete(place); // of an earlier run that had such a file
        }

        Directory.Delete(_staging, recursive: true);
        _committed = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_committed) return;
        if (Directory.Exists(_staging)) Directory.Delete(_staging, recursive: true);
        if (_firstNewParent is null) return;
        for (var made = Path.GetDirectoryName(_staging); made is not null; made = Path.GetDirectoryName(made))
        {
            if (!Directory.Exists(made) || Directory.EnumerateFileSystemEntries(made).Any()) return;
            Directory.Delete(made);
            if (made == _firstNewParent) return;
        }
    }

    private static string? FirstMissing(string folder)
    {
        string? missing = null;
        for (string? at = folder; at is not null && !Directory.Exists(at); at = Path.GetDirectoryName(at)) missing = at;
        return missing;
    }

    private void CheckTarget()
    {
        if (!Directory.Exists(_target)) return;
        var stranger = Directory.EnumerateFileSystemEntries(_target).Select(Stranger).FirstOrDefault(name => name is not null);
        if (stranger is not null)
            throw new IOException($"{_target}: holds other files ({stranger}), so it is left alone. Name a new or empty folder.");
    }

    private static string FirstPart(string name) => name.Split('/')[0];

    /// <summary>What in an entry of the target is none of this folder's files, or null.</summary>
    private string? Stranger(string path)
    {
        var name = Path.GetFileName(path);
        if (name.EndsWith(".partial", StringComparison.Ordinal) || (_files.Contains(name) && !Directory.Exists(path))) return null;
        var pattern = _files.FirstOrDefault(file => file.Contains('/') && FirstPart(file) == name)?.Split('/')[1];
        if (pattern is null || !Directory.Exists(path)) return name;
        var inside = Directory.EnumerateFileSystemEntries(path)
            .FirstOrDefault(
                entry =>
                    Directory.Exists(entry)
                        || !FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(entry), ignoreCase: false));
        return inside is null ? null : Path.Combine(name, Path.GetFileName(inside));
    }
}
