using System.Diagnostics;
using System.Text.Json;
using AmazonRec.Data.Storage;

namespace AmazonRec.Runs;

/// <summary>
/// A record of experiments: a file of JSON lines that grows by a line for each epoch and each finished run. Several processes may append to
/// it at once: a line is written while the file is locked, in one go.
/// </summary>
public static class RunLog
{
    /// <summary>What the name of such a file ends in.</summary>
    public const string Extension = ".jsonl";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly JsonSerializerOptions Line = new(Json.Options) { WriteIndented = false };

    /// <summary>Refuses a file that can't be appended to, before the work.</summary>
    /// <exception cref="ArgumentException">Its name ends otherwise.</exception>
    /// <exception cref="IOException">It can't be written to.</exception>
    public static void Check(string path)
    {
        if (Path.GetExtension(path) != Extension)
            throw new ArgumentException($"{path}: runs are tracked in JSON lines; name a file that ends in {Extension}.");
        AtomicFile.Probe(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Appends a line.</summary>
    /// <param name="path">The file; it is made if there is none.</param>
    /// <param name="entry">A <see cref="TrackedRun"/>, a <see cref="TrackedEpoch"/>, or what someone adds beside them.</param>
    /// <exception cref="IOException">The file can't be written to, or another program has it locked for half a minute.</exception>
    public static void Append<T>(string path, T entry)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(entry, Line);
        using var file = Open(path);
        var cut = false; // the last line of a program that was ended while it wrote
        if (file.Length > 0)
        {
            file.Position = file.Length - 1;
            cut = file.ReadByte() != '\n';
        }

        file.Position = file.Length;
        file.Write([.. cut ? "\n"u8 : [], .. line, (byte)'\n']);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The finished runs of a file, in their order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="damaged">Lines that are no JSON, each with file, line and reason.</param>
    public static IReadOnlyList<TrackedRun> Read(string path, out IReadOnlyList<string> damaged)
    {
        var (runs, bad, number) = (new List<TrackedRun>(), new List<string>(), 0);
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0) continue;
            try
            {
                using var parsed = JsonDocument.Parse(line);
                if (
                    parsed.RootElement.ValueKind == JsonValueKind.Object && parsed.RootElement.TryGetProperty("event", out var kind)
                        && kind.ValueKind == JsonValueKind.String && kind.GetString() == TrackedRun.EventName)
                    runs.Add(Json.Parse<TrackedRun>(line));
            }
            catch (Exception e) when (e is JsonException or FormatException)
            {
                bad.Add($"{path}:{number}: {e.Message}");
            }
        }

        damaged = bad;
        return runs;
    }

    /// <summary>Opens the file for this process alone; a second one waits.</summary>
    private static FileStream Open(string path)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException) && clock.Elapsed < Patience)
            {
                Thread.Sleep(5);
            }
        }
    }
}
