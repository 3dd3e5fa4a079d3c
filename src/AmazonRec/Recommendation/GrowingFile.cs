using System.Text;
using AmazonRec.Data.Storage;

namespace AmazonRec.Recommendation;

/// <summary>
/// A file of users' lists under way: FILE.partial, and beside it a note of how far it is, from which a later run goes on.
/// </summary>
internal sealed class GrowingFile : IDisposable
{
    private const int UsersBetweenNotes = 8192;

    private readonly string _path;
    private readonly string _of;
    private readonly FileStream _stream;
    private int _noted;
    private bool _isComplete;

    private GrowingFile(string path, string of, Note done)
    {
        (_path, _of, Users, _noted) = (path, of, done.Users, done.Users);
        _stream = new FileStream(Partial, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 1 << 20);
        if (_stream.Length < done.Bytes)
        {
            _stream.Dispose();
            throw new FormatException($"{Partial}: is shorter than its note says. Delete it, or leave out --resume.");
        }

        _stream.SetLength(done.Bytes);
        _stream.Position = done.Bytes;
        Writer = new StreamWriter(_stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true)
        {
            NewLine = "\n",
        };
    }

    /// <summary>Takes lines.</summary>
    public StreamWriter Writer { get; }

    /// <summary>Users whose lists it has.</summary>
    public int Users { get; private set; }

    private string Partial => $"{_path}.partial";

    private string NotePath => NoteOf(_path);

    /// <summary>Begins it, or goes on with what was cut off.</summary>
    /// <param name="path">Where it goes when it is complete.</param>
    /// <param name="of">Whose lists these are; those of others are not gone on with.</param>
    /// <param name="resume">Whether to go on.</param>
    /// <param name="head">The first line; null for none.</param>
    /// <exception cref="FormatException">What was cut off is of other lists, or damaged.</exception>
    public static GrowingFile Open(string path, string of, bool resume, string? head)
    {
        var done = resume && File.Exists(NoteOf(path)) && File.Exists($"{path}.partial")
            ? Json.Read<Note>(NoteOf(path))
            : new Note(of, 0, 0);
        if (done.Of != of)
            throw new FormatException($"{path}.partial: is of another run or other options. Delete it, or leave out --resume.");
        var file = new GrowingFile(path, of, done);
        if (file.Users == 0 && head is not null) file.Writer.WriteLine(head);
        return file;
    }

    /// <summary>Counts users whose lines were written.</summary>
    public void Grow(int users)
    {
        Users += users;
        if (Users - _noted >= UsersBetweenNotes) Keep();
    }

    /// <summary>Notes how far it is.</summary>
    public void Keep()
    {
        Flush();
        AtomicFile.WriteText(NotePath, Json.Write(new Note(_of, Users, _stream.Position)));
        _noted = Users;
    }

    /// <summary>Puts it into place.</summary>
    public void Complete()
    {
        Flush();
        _stream.Dispose();
        _isComplete = true;
        File.Move(Partial, _path, overwrite: true);
        File.Delete(NotePath);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isComplete) return;
        Writer.Dispose();
        _stream.Dispose();
    }

    private static string NoteOf(string path) => $"{path}.partial.json";

    private void Flush()
    {
        Writer.Flush();
        _stream.Flush(flushToDisk: true);
    }

    private sealed record Note(string Of, int Users, long Bytes);
}
