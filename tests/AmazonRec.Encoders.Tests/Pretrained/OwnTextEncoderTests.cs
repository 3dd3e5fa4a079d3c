using AmazonRec.Encoders.Pretrained;
using AmazonRec.Features.Pretrained;
using AmazonRec.Testing;
using AmazonRec.Testing.Onnx;
using AmazonRec.Training;

namespace AmazonRec.Encoders.Tests.Pretrained;

public sealed class OwnTextEncoderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_text_is_the_mean_of_its_tokens_brought_to_length_1(bool pooled)
    {
        using var encoder = Open(SmallNetworks.Sentences(pooled));
        // Two ends of [1, 0], red [0, 1], shirt [0, 3]: [2, 4].
        AssertRow([2, 4], encoder.Encode(["Red shirt"]));
    }

    [Fact]
    public void Long_texts_are_read_in_pieces_and_averaged_by_tokens()
    {
        using var encoder = Open(SmallNetworks.Sentences(), tokens: 4);
        // Two pieces of two words and one of one: six ends, red, shirt, red, shirt, shirt.
        AssertRow([6, 11], encoder.Encode(["red shirt red shirt shirt"]));
        using var pooled = Open(SmallNetworks.Sentences(pooled: true), tokens: 4);
        AssertRow([6, 11], pooled.Encode(["red shirt red shirt shirt"]));
    }

    [Fact]
    public void Accents_and_capitals_make_no_other_word()
    {
        using var encoder = Open(SmallNetworks.Sentences());
        var rows = encoder.Encode(["cafe", "Café", "cafe\u0301", "CAFÉ", "red"]);
        for (var row = 1; row < 4; row++) Assert.Equal(rows[..2], rows[(2 * row)..(2 * (row + 1))]);
        Assert.NotEqual(rows[..2], rows[8..]);
    }

    [Fact]
    public void A_text_without_a_word_has_zeros()
    {
        using var encoder = Open(SmallNetworks.Sentences());
        Assert.Equal([0, 0, 0, 0], encoder.Encode(["", " \n"]));
    }

    [Fact]
    public void Equal_texts_are_encoded_once()
    {
        using var encoder = Open(SmallNetworks.Sentences());
        var told = new List<EncodingProgress>();
        var rows = encoder.Encode(["red", "shirt", "red", "red"], 1, new ImmediateProgress<EncodingProgress>(told.Add));
        Assert.Equal([new(1, 2), new(2, 2)], told);
        Assert.Equal(rows[..2], rows[6..]);
    }

    [Fact]
    public void What_the_cache_holds_is_not_encoded_again()
    {
        var (net, cache) = (SmallNetworks.Sentences(), _folder.PathOf("cache"));
        using (var first = Open(net, cache: cache)) first.Encode(["red", "shirt"]);
        using var second = Open(net, cache: cache);
        var told = new List<EncodingProgress>();
        AssertRow([2, 1], second.Encode(["red", "cafe"], 1, new ImmediateProgress<EncodingProgress>(told.Add))[..2]);
        Assert.Equal([new(1, 1)], told);
        using var other = Open(net, tokens: 4, cache: cache); // in other pieces: another file
        other.Encode(["red"], 1, new ImmediateProgress<EncodingProgress>(told.Add));
        Assert.Equal(2, told.Count);
    }

    [Fact]
    public void Between_two_batches_encoding_can_be_ended()
    {
        using var encoder = Open(SmallNetworks.Sentences());
        Assert.Throws<OperationCanceledException>(
            () => encoder.Encode(["red"], cancellation: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_text_has_the_same_bits_alone_among_others_and_on_any_number_of_threads()
    {
        using var encoder = Open(SmallNetworks.Sentences(), tokens: 6);
        string[] words = ["red", "shirt", "cafe"];
        string[] texts = [.. Enumerable.Range(0, 300).Select(i => string.Join(' ', Enumerable.Range(0, i % 11).Select(w => words[(i + w) % 3])))];
        var one = encoder.Encode(texts, 1);
        Assert.Equal(one, encoder.Encode(texts, 3));
        Assert.Equal(one[(2 * 157)..(2 * 158)], encoder.Encode([texts[157]]));
    }

    [Fact]
    public void What_is_no_encoder_of_texts_is_told_by_its_inputs_and_outputs()
    {
        var error = Assert.Throws<FormatException>(() => Open(SmallNetworks.Colors(4)));
        Assert.Contains("input_ids", error.Message);
        Assert.Contains("Its inputs: photo Single [1, 3, 4, 4]. Its outputs: mean Single [1, 3, 1, 1].", error.Message);
        var fixedLength = new OnnxFile().Input("input_ids", whole: true, 1, 128).Constant("words", [1, 2], 1, 2)
            .Node("Gather", ["words", "input_ids"], "hidden").Output("hidden", 1, 128, 2).ToArray();
        Assert.Contains("takes 128 tokens", Assert.Throws<FormatException>(() => Open(fixedLength)).Message);
    }

    [Fact]
    public void A_network_takes_a_tokenizer()
    {
        var net = _folder.WriteBytes("net.onnx", SmallNetworks.Sentences());
        var error = Assert.Throws<ArgumentException>(() => new OnnxEncoders().OpenText(net, new TextInput(), null));
        Assert.Contains("--tokenizer", error.Message);
        var junk = new TextInput(Tokenizer: _folder.Write("junk.txt", "no\nvocabulary\n"));
        Assert.Contains("junk.txt: is no vocabulary", Assert.Throws<FormatException>(() => new OnnxEncoders().OpenText(net, junk, null)).Message);
        var gone = new TextInput(Tokenizer: _folder.PathOf("gone.txt"));
        Assert.Throws<FileNotFoundException>(() => new OnnxEncoders().OpenText(net, gone, null));
    }

    private ITextEncoder Open(byte[] network, int? tokens = null, string? cache = null) => new OnnxEncoders().OpenText(
        _folder.WriteBytes("net.onnx", network), new TextInput(tokens, _folder.Write("vocab.txt", SmallNetworks.Vocabulary)), cache);

    private static void AssertRow(float[] direction, float[] found)
    {
        var length = MathF.Sqrt(direction.Sum(v => v * v));
        for (var i = 0; i < direction.Length; i++) Assert.Equal(direction[i] / length, found[i], 1e-6f);
    }
}
