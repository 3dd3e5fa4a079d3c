using System.IO.Compression;
using System.Text.Json;

namespace AmazonRec.Synthesis.Tests;

/// <summary>The default sample as files and as the truth behind them, made once for all tests that look at it.</summary>
public sealed class SynthesizedSample : IDisposable
{
    public SynthesizedSample()
    {
        Folder = Directory.CreateTempSubdirectory("amazonrec-synthesis-").FullName;
        Synthesizer.Write(new SynthesisOptions(), Folder);
        Reviews = [.. Lines(Folder, Synthesizer.ReviewsName).Select(Parse)];
        Metadata = [.. Lines(Folder, Synthesizer.MetadataName).Select(Parse)];
    }

    public string Folder { get; }

    public IReadOnlyList<JsonElement> Reviews { get; }

    public IReadOnlyList<JsonElement> Metadata { get; }

    internal SyntheticRatings Truth { get; } = new(new SynthesisOptions());

    public static string[] Lines(string folder, string name) => Content(folder, name).TrimEnd('\n').Split('\n');

    public static string Content(string folder, string name)
    {
        using var file = new GZipStream(File.OpenRead(Path.Combine(folder, name)), CompressionMode.Decompress);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static JsonElement Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }
}
