using AmazonRec.Encoders.Pretrained;
using AmazonRec.Features.Images;
using AmazonRec.Features.Pretrained;
using AmazonRec.Testing;
using AmazonRec.Testing.Onnx;

namespace AmazonRec.Encoders.Tests.Pretrained;

/// <summary>Networks of one's own, by path.</summary>
public sealed class OwnPictureEncoderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("unit", 1, 0.2f, 0)]
    [InlineData("none", 255, 51, 0)]
    [InlineData("half", 1, -0.6f, -1)]
    [InlineData("mean 0.5 0 0 std 0.5 1 2", 1, 0.2f, 0)]
    public void Levels_become_what_the_network_wants(string normalization, float red, float green, float blue)
    {
        using var encoder = Open(SmallNetworks.Colors(4), new PictureInput(Normalization: normalization));
        Assert.Equal($"4 px, crop, {normalization}", encoder.Card.Input);
        AssertUnit([red, green, blue], encoder.Encode([Flat("a.png", 255, 51, 0)]).Values);
    }

    [Fact]
    public void Colours_may_come_last_and_the_square_may_be_of_any_size()
    {
        using var encoder = Open(SmallNetworks.ColorsLast(), new PictureInput(8, Framing.Stretch, "unit"));
        Assert.Equal("8 px, stretch, unit", encoder.Card.Input);
        AssertUnit([1, 0.2f, 0], encoder.Encode([Flat("a.png", 255, 51, 0)]).Values);
    }

    [Fact]
    public void Tokens_of_a_picture_are_averaged()
    {
        using var encoder = Open(SmallNetworks.Rows(), new PictureInput(Framing: Framing.Stretch, Normalization: "unit"));
        Assert.Equal(2, encoder.Card.Width);
        var path = _folder.WriteBytes("a.png", new TestPng(2, 2, 2, 8, false).Write((x, _, _) => x * 255)); // black left, white right
        AssertUnit([0, 1], encoder.Encode([path]).Values);
    }

    [Fact]
    public void The_framing_says_what_of_a_wide_picture_is_seen()
    {
        var path = _folder.WriteBytes("a.png", new TestPng(24, 8, 2, 8, false).Write((x, _, c) => x is >= 8 and < 16 == (c == 0) ? 255 : 0));
        using var crop = Open(SmallNetworks.Colors(8), new PictureInput(Framing: Framing.Crop, Normalization: "unit"));
        using var stretch = Open(SmallNetworks.Colors(8), new PictureInput(Framing: Framing.Stretch, Normalization: "unit"));
        AssertUnit([1, 0, 0], crop.Encode([path]).Values);
        Assert.True(stretch.Encode([path]).Values[1] > 0.5f);
        Assert.NotEqual(crop.Card.Input, stretch.Card.Input);
    }

    [Fact]
    public void Pictures_that_can_not_be_read_are_told_and_so_are_their_copies()
    {
        using var encoder = Open(SmallNetworks.Colors(4), new PictureInput());
        string[] files = [
            _folder.Write("bad.jpg", "no picture"), Flat("a.png", 1, 2, 3), _folder.Write("copy.jpg", "no picture"), _folder.PathOf("gone.png")];
        var set = encoder.Encode(files, threads: 2);
        Assert.Equal([0, 2, 3], set.Unreadable.Keys.Order());
        Assert.Equal("bad.jpg", set.Unreadable[0].File);
        Assert.Contains("by its first bytes", set.Unreadable[2].Reason);
        Assert.All(set.Values[..3], value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData("sentences", null, "takes one float input")]
    [InlineData("colors", 8, "not 8 (--input-size)")]
    [InlineData("rows", null, null)]
    public void What_is_no_encoder_of_pictures_is_told_by_its_inputs_and_outputs(string network, int? size, string? part)
    {
        var bytes = network switch
        {
            "sentences" => SmallNetworks.Sentences(),
            "colors" => SmallNetworks.Colors(4),
            _ => new OnnxFile().Input("photo", whole: false, 1, 3, 4, 4).Node("Relu", ["photo"], "map").Output("map", 1, 3, 4, 4).ToArray(),
        };
        var error = Assert.Throws<FormatException>(() => Open(bytes, new PictureInput(size)));
        Assert.Contains(part ?? "[1, n, 1, 1]", error.Message);
        Assert.Contains("Its inputs: ", error.Message);
        Assert.Contains(network == "sentences" ? "input_ids Int64 [n, tokens]" : "photo Single [1, 3, 4, 4]", error.Message);
    }

    [Fact]
    public void A_file_that_is_no_network_is_told()
    {
        Assert.Contains("ONNX", Assert.Throws<FormatException>(() => Open([1, 2, 3], new PictureInput())).Message);
        Assert.Throws<FileNotFoundException>(() => new OnnxEncoders().OpenPictures(_folder.PathOf("gone.onnx"), new PictureInput(), null));
        Assert.Contains("resnet18", Assert.Throws<ArgumentException>(() => new OnnxEncoders().OpenPictures("minilm", new PictureInput(), null)).Message);
    }

    private IPictureEncoder Open(byte[] network, PictureInput input) =>
        new OnnxEncoders().OpenPictures(_folder.WriteBytes("net.onnx", network), input, cacheFolder: null);

    private string Flat(string name, int red, int green, int blue) =>
        _folder.WriteBytes(name, new TestPng(6, 5, 2, 8, false).Write((_, _, c) => c == 0 ? red : c == 1 ? green : blue));

    private static void AssertUnit(float[] direction, float[] found)
    {
        var length = MathF.Sqrt(direction.Sum(v => v * v));
        Assert.Equal(direction.Length, found.Length);
        for (var i = 0; i < found.Length; i++) Assert.Equal(direction[i] / length, found[i], 1e-5f);
    }
}
