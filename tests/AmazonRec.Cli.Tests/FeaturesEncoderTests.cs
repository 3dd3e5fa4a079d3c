using System.Text.Json;
using AmazonRec.Features;
using AmazonRec.Features.Pretrained;
using AmazonRec.Testing;
using AmazonRec.Testing.Onnx;
using AmazonRec.Testing.Pictures;

namespace AmazonRec.Cli.Tests;

/// <summary><c>features images</c> and <c>features text</c> by networks that were trained elsewhere; here small ones of the tests' own.</summary>
public sealed class FeaturesEncoderTests : IDisposable
{
    private const string Metadata = """
        {"asin": "B1", "title": "red shirt"}
        {"asin": "B2", "title": "red cafe"}
        {"asin": "B3", "title": "shirt"}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Titles_are_encoded_by_a_network_of_ones_own()
    {
        string[] line = [.. TextLine(), "--out", _folder.PathOf("f"), "--no-cache"];
        var (code, output, error) = await Run(line);
        Assert.True(code == 0, error);
        Assert.Contains("by net.onnx (output hidden), vocab.txt, licence not stated", output);
        Assert.Contains("3 items with 2 numbers each", output);
        var features = FeatureMatrix.Load(_folder.PathOf("f"));
        Assert.Equal((2, "text", "pretrained"), (features.Width, features.Name, features.Origin["method"]));
        using var encoder = EncoderOrigin.OpenText(features.Origin);
        Assert.Equal(features.Row(features.Items.CodeOf("B3")), encoder.Encode(["shirt"]));

        (code, output, _) = await Run([.. line, "--width", "1", "--json"]);
        Assert.Equal(0, code);
        using var document = JsonDocument.Parse(output);
        Assert.Equal(1, document.RootElement.GetProperty("width").GetInt32());
        var origin = document.RootElement.GetProperty("origin");
        Assert.StartsWith("PCA, 1 of 2 numbers", origin.GetProperty("encoder-reduction").GetString());
        Assert.Equal(64, origin.GetProperty("encoder-hash").GetString()!.Length);
    }

    [Fact]
    public async Task Photos_are_encoded_by_a_network_of_ones_own_and_unreadable_ones_are_listed()
    {
        var photos = Directory.CreateDirectory(_folder.PathOf("photos")).FullName;
        File.WriteAllBytes(Path.Combine(photos, "B1.jpg"), SmallJpegs.Bytes("Full"));
        File.WriteAllText(Path.Combine(photos, "B2.jpg"), "no photo");
        var net = _folder.WriteBytes("net.onnx", SmallNetworks.ColorsLast());
        string[] line = ["features", "images", photos, "--encoder", net, "--out", _folder.PathOf("f"), "--no-cache"];
        var (code, output, error) = await Run([.. line, "--input-size", "8", "--mean", "0.5", "--std", "0.5,0.5,0.25", "--framing", "stretch"]);
        Assert.True(code == 0, error);
        foreach (
            var part in new[]
            {
                "1 of 2 pictures have features", "- B2.jpg: Neither JPEG", "8 px, stretch, mean 0.5 0.5 0.5 std 0.5 0.5 0.25",
                "1 items with 3 numbers each",
            })
            Assert.Contains(part, output);
        Assert.Equal("image", FeatureMatrix.Load(_folder.PathOf("f")).Name);

        (code, _, error) = await Run([.. line, "--mean", "0.5"]);
        Assert.Equal((1, "error: --mean and --std go together: give both, or --normalise NAME."), (code, error.TrimEnd()));
        (code, _, error) = await Run([.. line, "--centroids", "9"]);
        Assert.Equal(1, code);
        Assert.Contains("--centroids has nothing to say about", error);
    }

    [Theory]
    [InlineData("images . --encoder resnet19 --out f", "none of patches, resnet18, and no .onnx file. Did you mean 'resnet18'?")]
    [InlineData("text --catalog meta.json --encoder minilmm --out f", "Did you mean 'minilm'?")]
    [InlineData("images . --input-size 9 --out f", "--input-size has nothing to say about patches")]
    [InlineData("text --catalog meta.json --encoder tfidf --no-cache --out f", "--no-cache has nothing to say about tfidf")]
    [InlineData("text --catalog meta.json --encoder gone.onnx --out f", "--tokenizer vocab.txt")]
    [InlineData("text --catalog meta.json --method net.onnx --weights tfidf --out f", "--weights has nothing to say")]
    public async Task Wrong_use_is_told(string line, string part)
    {
        var meta = _folder.Write("meta.json", Metadata);
        var words = line.Split(' ').Select(word => word == "meta.json" ? meta : word == "f" ? _folder.PathOf("f") : word);
        var (code, _, error) = await Run(["features", .. words]);
        Assert.Equal(1, code);
        Assert.Contains(part, error);
        Assert.False(File.Exists(_folder.PathOf("f")));
    }

    private string[] TextLine() => [
        "features", "text", "--catalog", _folder.Write("meta.json", Metadata), "--field", "title", "--encoder",
        _folder.WriteBytes("net.onnx", SmallNetworks.Sentences()), "--tokenizer", _folder.Write("vocab.txt", SmallNetworks.Vocabulary)];

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
