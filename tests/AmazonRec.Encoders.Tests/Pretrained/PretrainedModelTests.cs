using System.Numerics.Tensors;
using AmazonRec.Features;
using AmazonRec.Features.Images;
using AmazonRec.Features.Pretrained;
using AmazonRec.Testing;

namespace AmazonRec.Encoders.Tests.Pretrained;

/// <summary>The models that the build brings.</summary>
public sealed class PretrainedModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Sentences_have_the_cosines_of_the_models_published_card()
    {
        using var encoder = PretrainedEncoders.OpenText("minilm");
        var rows = encoder.Encode(["That is a happy person", "That is a happy dog", "That is a very happy person", "Today is a sunny day"], 2);
        var cosines = new[] { 1, 2, 3 }.Select(row => TensorPrimitives.Dot<float>(rows.AsSpan(0, 384), rows.AsSpan(384 * row, 384))).ToArray();
        Assert.Equal([.695, .943, .257], cosines.Select(cosine => Math.Round(cosine, 3)));
        Assert.Equal((384, "Apache-2.0", "256 tokens"), (encoder.Card.Width, encoder.Card.Licence, encoder.Card.Input));
        Assert.Equal("91a8d58d6045fdb37c4b53f97444766dba18c5faf78e283d9832e099c55fcb63", encoder.Card.Hash);
    }

    [Fact]
    public void A_sentence_has_the_same_bits_alone_and_among_others_on_one_thread_and_two()
    {
        using var encoder = PretrainedEncoders.OpenText("minilm");
        string[] texts = [.. Enumerable.Range(0, 100).Select(i => string.Join(' ', Enumerable.Repeat("Printed cotton shirt", 1 + (i % 5))) + i)];
        var one = encoder.Encode(texts, 1);
        Assert.Equal(one, encoder.Encode(texts, 2));
        foreach (var i in new[] { 0, 41, 99 }) Assert.Equal(one[(384 * i)..(384 * (i + 1))], encoder.Encode([texts[i]]));
    }

    [Fact]
    public void Photos_become_512_numbers_of_length_1_with_the_same_bits_on_any_number_of_threads()
    {
        Pictures(6);
        using var encoder = PretrainedEncoders.OpenPictures("resnet18", cacheFolder: _folder.PathOf("cache"));
        Assert.Equal(
            (512, "MIT", "224 px, crop, none", EncoderKind.Image),
            (encoder.Card.Width, encoder.Card.Licence, encoder.Card.Input, encoder.Card.Kind));
        var folder = PictureFolder.Open(_folder.Path);
        var (features, unreadable) = PretrainedFeatures.OfPictures(folder, encoder, 2);
        Assert.Equal((6, 512, "image"), (features.Items.Count, features.Width, features.Name));
        Assert.Empty(unreadable);
        for (var item = 0; item < 6; item++) Assert.Equal(1, TensorPrimitives.Norm(features.Row(item)), 1e-5f);
        Assert.Equal(features.Values, PretrainedFeatures.OfPictures(folder, encoder, 1).Features.Values); // from the cache
        using var plain = PretrainedEncoders.OpenPictures("resnet18");
        Assert.Equal(features.Values, PretrainedFeatures.OfPictures(folder, plain, 1).Features.Values);
        Assert.Equal(["pretrained", "resnet18"], new[] { "method", "encoder" }.Select(note => features.Origin[note]));
        using var again = EncoderOrigin.OpenPictures(features.Origin);
        Assert.Equal(encoder.Card, again.Card);
    }

    [SharedFact]
    public void A_polo_shirts_neighbour_is_a_polo_shirt()
    {
        string[] shirts = ["B010NLHWZQ", "B00ELC52XS", "B007TVCG3W", "B00VVG2YNS"]; // two polos, two T-shirts
        using var encoder = PretrainedEncoders.OpenPictures("resnet18");
        var encoded = encoder.Encode([.. shirts.Select(id => Shared.Data("amazon-apparel-images", "images", $"{id}.jpeg"))], 2);
        var features = new FeatureMatrix("image", Data.Vocabulary.FromIds(shirts.Order(StringComparer.Ordinal)), 512, InOrder(encoded.Values, shirts));
        Assert.Equal("B00ELC52XS", features.Items[FeatureNeighbours.Nearest(features, features.Items.CodeOf("B010NLHWZQ"), 1)[0].Item]);
        Assert.Equal("B00VVG2YNS", features.Items[FeatureNeighbours.Nearest(features, features.Items.CodeOf("B007TVCG3W"), 1)[0].Item]);
    }

    [Fact]
    public void Options_that_a_model_has_itself_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PretrainedEncoders.OpenPictures("resnet18", new PictureInput(Size: 100)));
        Assert.Throws<ArgumentException>(() => PretrainedEncoders.OpenPictures("resnet18", new PictureInput(Normalization: "half")));
        Assert.Throws<ArgumentException>(() => PretrainedEncoders.OpenText("minilm", new TextInput(Tokenizer: "vocab.txt")));
        Assert.Throws<ArgumentException>(() => PretrainedEncoders.OpenText("minilm", new TextInput(Tokens: 2)));
    }

    private static float[] InOrder(float[] values, string[] ids) =>
        [.. ids.Index().OrderBy(id => id.Item, StringComparer.Ordinal).SelectMany(id => values[(512 * id.Index)..(512 * (id.Index + 1))])];

    private void Pictures(int count)
    {
        for (var i = 0; i < count; i++)
            _folder.WriteBytes($"{i}.png", new TestPng(40, 30, 2, 8, false).Write((x, y, c) => (x * (i + 1)) + (y * c) & 255));
    }
}
