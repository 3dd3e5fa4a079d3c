using AmazonRec.Compute;
using AmazonRec.Features;
using AmazonRec.Features.Images;
using AmazonRec.Testing;


namespace AmazonRec.Encoders.Tests;

public sealed class ImageFeaturesTests : IDisposable
{
    private static readonly ImageFeatureOptions Small = new()
    {
        Width = 6,
        Size = 16,
        Patch = 4,
        Patches = 500,
        Centroids = 10,
        Rounds = 3,
        ColorGrid = 4,
        Threads = 1,
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Items_of_one_colour_and_pattern_are_neighbours()
    {
        Pictures(24);
        var set = ImageFeatures.Learn(PictureFolder.Open(_folder.Path), Small);
        Assert.Equal((24, 6, "image"), (set.Features.Items.Count, set.Features.Width, set.Features.Name));
        for (var item = 0; item < 24; item++)
        {
            var kind = set.Features.Items[item][1];
            Assert.All(FeatureNeighbours.Nearest(set.Features, item, 3), n => Assert.Equal(kind, set.Features.Items[n.Item][1]));
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_on_any_number_of_threads()
    {
        Pictures(12);
        var folder = PictureFolder.Open(_folder.Path);
        var one = ImageFeatures.Learn(folder, Small).Features;
        Assert.Equal(one.Values, ImageFeatures.Learn(folder, Small with { Threads = 3 }).Features.Values);
        Assert.False(one.Values.SequenceEqual(ImageFeatures.Learn(folder, Small with { Seed = 2 }).Features.Values));
    }

    [Fact]
    public void Features_learned_on_some_items_do_not_depend_on_the_others()
    {
        Pictures(12);
        var folder = PictureFolder.Open(_folder.Path);
        var some = folder.Ids.Take(9).ToHashSet();
        var before = ImageFeatures.Learn(folder, Small, some);
        Assert.Equal((9, 12), (before.FittedOn, before.Features.Items.Count));
        File.Delete(folder.Files[11]);
        var after = ImageFeatures.Learn(PictureFolder.Open(_folder.Path), Small, some).Features;
        Assert.Equal(before.Features.Values[..(11 * 6)], after.Values);
    }

    [Fact]
    public void A_file_is_reused_until_pictures_options_or_items_change()
    {
        Pictures(10);
        var file = Path.Combine(_folder.Path, "made", "x.features");
        Assert.False(Learn(Small).Reused);
        var again = Learn(Small with { Threads = 2 });
        Assert.True(again.Reused);
        Assert.Equal(10, again.FittedOn);
        Assert.False(Learn(Small with { Width = 5 }).Reused);
        Assert.False(Learn(Small).Reused);
        File.WriteAllBytes(Path.Combine(_folder.Path, "x.jpg"), [1, 2, 3]);
        var changed = Learn(Small);
        Assert.False(changed.Reused);
        Assert.Equal("x.jpg", Assert.Single(Learn(Small).Unreadable).File);

        ImageFeatureSet Learn(ImageFeatureOptions options) => ImageFeatures.LearnOrReuse(PictureFolder.Open(_folder.Path), file, options);
    }

    [Fact]
    public void Unreadable_and_second_pictures_are_listed_and_too_few_refused()
    {
        Pictures(8);
        File.WriteAllBytes(Path.Combine(_folder.Path, "broken.jpg"), SmallJpegs.Bytes("Full")[..200]);
        File.Copy(Path.Combine(_folder.Path, "00.png"), Path.Combine(_folder.Path, "00.webp"));
        var set = ImageFeatures.Learn(PictureFolder.Open(_folder.Path), Small);
        Assert.Equal(["broken.jpg", "00.webp"], set.Unreadable.Select(u => u.File));
        Assert.Contains("cut short", set.Unreadable[0].Reason);
        var error = Assert.Throws<FormatException>(() => ImageFeatures.Learn(PictureFolder.Open(_folder.Path), Small with { Width = 8 }));
        Assert.Contains("--width", error.Message);
    }

    [Fact]
    public void A_folder_without_pictures_is_refused()
    {
        Assert.Throws<FormatException>(() => PictureFolder.Open(_folder.Path));
        Assert.Throws<DirectoryNotFoundException>(() => PictureFolder.Open(Path.Combine(_folder.Path, "none")));
    }

    /// <summary>
    /// Two kinds, told by the second letter of their names: dark red stripes, light blue fields; each a little other than the next.
    /// </summary>
    private void Pictures(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var random = RandomSource.For(9, "test pictures", (uint)i);
            var kind = i % 2;
            var png = new TestPng(20, 24, 2, 8, false).Write((x, y, c) => kind == 0
                ? (c == 0 ? 150 : 20) + (y / 2 % 2 * 40) + random.Below(30, 0)
                : (c == 2 ? 220 : 150) + (x / 6 % 2 * 20) - random.Below(30, 0));
            File.WriteAllBytes(Path.Combine(_folder.Path, $"{(char)('0' + (i / 2))}{kind}.png"), png);
        }
    }
}
