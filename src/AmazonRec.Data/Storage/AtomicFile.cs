namespace AmazonRec.Data.Storage;

/// <summary>Writes a file beside its place and renames it when whole, so that no reader ever sees half of it.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Writes <paramref name="path"/> through <paramref name="write"/>; on any exception the old file, if any, stays as it was.
    /// </summary>
    public static void Write(string path, Action<Stream> write) => WriteBeside(path, partial =>
    {
        using var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        write(stream);
    });

    /// <summary>The same for what is given a path to write to, such as a library that makes a file of its own.</summary>
    internal static void WriteBeside(string path, Action<string> write)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var partial = $"{full}.{Environment.ProcessId}.partial";
        try
        {
            write(partial);
            using (var file = File.OpenHandle(partial, FileMode.Open, FileAccess.ReadWrite)) RandomAccess.FlushToDisk(file);
            File.Move(partial, full, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Makes a folder, and tries whether files can be written into it, before the work that would be lost if not.</summary>
    /// <exception cref="IOException">They can't.</exception>
    public static void Probe(string folder)
    {
        var probe = Path.Combine(folder, $".{Environment.ProcessId}.partial");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var why = e is FileNotFoundException or DirectoryNotFoundException ? "no file can be made in it" : e.Message.TrimEnd('.');
            throw new IOException($"{folder}: can't be written to ({why}). Name another folder, or check its rights.", e);
        }
    }

    /// <summary>Writes lines as UTF-8 without a byte order mark, each ended by a line feed, one after another as they come.</summary>
    internal static void WriteLines(string path, IEnumerable<string> lines) => Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)
        {
            NewLine = "\n",
        };
        foreach (var line in lines) writer.WriteLine(line);
    });

    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    public static void WriteText(string path, string text) => Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
}
