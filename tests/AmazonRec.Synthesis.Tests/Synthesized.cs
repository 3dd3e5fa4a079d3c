using System.IO.Compression;
using AmazonRec.Testing;

namespace AmazonRec.Synthesis.Tests;

/// <summary>Files synthesized into a folder that goes with the test.</summary>
internal sealed class Synthesized : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public Synthesized(SynthesisOptions options, int threads = 2) => Synthesizer.Write(options, _folder.Path, threads);

    public string PathOf(string name) => _folder.PathOf(name);

    public byte[] Bytes(string name) => File.ReadAllBytes(PathOf(name));

    public string[] Lines(string name) => Text(name).TrimEnd('\n').Split('\n');

    public string Text(string name)
    {
        using Stream file = File.OpenRead(PathOf(name));
        using var reader = new StreamReader(
            name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        return reader.ReadToEnd();
    }

    public void Dispose() => _folder.Dispose();
}
