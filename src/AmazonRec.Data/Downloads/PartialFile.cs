using AmazonRec.Data.Storage;

namespace AmazonRec.Data.Downloads;

/// <summary>A download under way: FILE.partial, and beside it FILE.partial.json with whose bytes they are.</summary>
internal sealed class PartialFile(string target)
{
    public string Path { get; } = target + ".partial";

    private string StatePath => Path + ".json";

    /// <summary>Bytes there.</summary>
    public long Length => new FileInfo(Path) is { Exists: true } file ? file.Length : 0;

    /// <summary>
    /// Where to go on: the state, if the bytes are of this address and their version can be told. Else null, and a new start is needed.
    /// </summary>
    public PartialState? ResumableFrom(Uri address)
    {
        if (Length == 0 || !File.Exists(StatePath)) return null;
        try
        {
            var state = Json.Read<PartialState>(StatePath);
            return state.Address == address && state.Condition is not null && !(Length > state.Length) ? state : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Starts anew, for a version of a file.</summary>
    public void Begin(PartialState state)
    {
        File.Delete(Path);
        AtomicFile.WriteText(StatePath, Json.Write(state));
    }

    /// <summary>Opens it behind its last byte. Only one process can.</summary>
    /// <exception cref="IOException">It can't be written to, or another process is writing it.</exception>
    public FileStream Append()
    {
        try
        {
            return new FileStream(Path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DownloadException($"{Path}: can't be written to ({e.Message.TrimEnd('.')}). Is another download of it running?", e);
        }
    }

    /// <summary>Puts the whole file into place.</summary>
    public void Complete()
    {
        File.Move(Path, target, overwrite: true);
        File.Delete(StatePath);
    }

    public void Delete()
    {
        File.Delete(Path);
        File.Delete(StatePath);
    }
}
