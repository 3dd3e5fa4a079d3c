using AmazonRec.Features.Pretrained;
using AmazonRec.Features.Text.Sources;

namespace AmazonRec.Tests.Features.Pretrained;

public sealed class PretrainedFeaturesTests
{
    [Fact]
    public void An_items_several_texts_count_by_their_mean_brought_to_length_1()
    {
        var texts = new ItemTexts(
            TextSourceKind.Catalogue, [new("b", ["x", "y"]), new("a", ["x"]), new("c", [" "]), new("d", ["y", " "])],
            new Dictionary<string, long>(), new Dictionary<string, string> { [TextOrigin.SourceName] = "catalogue" });
        var features = PretrainedFeatures.OfTexts(texts, new Letters(), 1);
        Assert.Equal(["a", "b", "d"], Enumerable.Range(0, features.Items.Count).Select(item => features.Items[item]));
        var half = MathF.Sqrt(0.5f);
        Assert.Equal([1, 0, half, half, 0, 1], features.Values.ToArray(), (a, b) => MathF.Abs(a - b) < 1e-6);
        Assert.Equal(
            ["pretrained", "letters", "two", "00", "none", "1 tokens", "catalogue"],
            new[] { "method", "encoder", "encoder-model", "encoder-hash", "encoder-licence", "encoder-input", "text-source" }
                .Select(note => features.Origin[note]));
    }

    /// <summary>'x' is [1, 0], 'y' is [0, 1], all else nothing.</summary>
    private sealed class Letters : ITextEncoder
    {
        public EncoderCard Card { get; } = new("letters", EncoderKind.Text, 2, "two", "00", "none", "1 tokens");

        public float[] Encode(
            IReadOnlyList<string> texts, int threads = 1, IProgress<EncodingProgress>? progress = null,
            CancellationToken cancellation = default) =>
            [.. texts.SelectMany(text => (float[])(text == "x" ? [1, 0] : text == "y" ? [0, 1] : [0, 0]))];

        public void Dispose() { }
    }
}
