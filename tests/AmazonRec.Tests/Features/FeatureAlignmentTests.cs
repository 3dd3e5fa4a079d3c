using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Testing;

namespace AmazonRec.Tests.Features;

public sealed class FeatureAlignmentTests
{
    // Items a, b, c, d have codes 0 to 3. d is rated only outside training; b has no content; z is in no data.
    private static readonly Ratings All = Ratings.FromRows(
        [("u", "a", 5, 0), ("u", "b", 4, 0), ("v", "c", 3, 0), ("v", "c", 3, 0), ("u", "d", 1, 0)]);
    private static readonly Ratings Train = All.Rows([0, 1, 2, 3]);
    private static readonly FeatureMatrix Text = new(
        "text",
        Vocabulary.FromIds(["z", "a", "c", "d"]),
        2,
        [1, 10, 3, 10, 100, 7, -9, -9],
        new Dictionary<string,
        string>
        { ["method"] = "by hand" });

    [Fact]
    public void Rows_stand_in_the_order_of_the_items_and_one_without_content_has_the_mean_of_training_items_and_a_flag()
    {
        var features = FeatureAlignment.Align(Text, Train, FeatureScaling.None);

        Assert.Equal(("text", 3), (features.Name, features.Width));
        Assert.Equal([1, 10, 0, /* b: mean of a and c */ 2, 10, 1, 3, 10, 0, 100, 7, 0], features.Values);
    }

    [Fact]
    public void Standardizing_looks_at_each_training_item_once_and_at_no_other()
    {
        var features = FeatureAlignment.Align(Text, Train, FeatureScaling.Standardize);

        // First column: mean 2, deviation 1; the second never changes among a and c, and is only moved.
        Assert.Equal([-1, 0, 0, 0, 0, 1, 1, 0, 0, 98, -3, 0], features.Values);
    }

    [Fact]
    public void Rows_of_training_items_are_of_length_one_on_the_whole_and_columns_keep_their_weights()
    {
        var features = FeatureAlignment.Align(
            new("text", Vocabulary.FromIds(["a", "c"]), 3, [1, 10, 5, 3, 16, 5]),
            Ratings.FromRows([("u", "a", 5, 0), ("u", "c", 4, 0)]),
            FeatureScaling.Unit);

        var length = Math.Sqrt(1 + 9); // one and three from the means 2 and 13
        Assert.Equal(new[] { -1, -3, 0, 1, 3, 0 }.Select(x => (float)(x / length)), features.Values);
    }

    [Fact]
    public void A_flag_that_no_training_item_bears_is_left_out_as_nothing_could_be_learned_of_it()
    {
        var features = FeatureAlignment.Align(Text, All.Rows([0, 2]), FeatureScaling.None);

        Assert.Equal((2, false), (features.Width, features.Report!.MarksMissing));
        Assert.Equal([1, 10, /* b */ 2, 10, 3, 10, 100, 7], features.Values);
    }

    [Fact]
    public void Where_every_item_has_content_there_is_no_flag()
    {
        var features = FeatureAlignment.Align(Text, Ratings.FromRows([("u", "a", 5, 0), ("u", "c", 4, 0)]), FeatureScaling.None, "words");

        Assert.Equal(("words", 2), (features.Name, features.Width));
        Assert.Equal([1, 10, 3, 10], features.Values);
    }

    [Fact]
    public void What_is_missing_is_counted()
    {
        var report = FeatureAlignment.Align(Text, Train, FeatureScaling.Standardize).Report!;

        Assert.Equal(
            (4, 3, 1, 3, 2, 1),
            (report.Items, report.WithContent, report.Missing, report.TrainingItems, report.TrainingItemsWithContent, report.Unused));
        Assert.Equal((3, FeatureScaling.Standardize, "by hand"), (report.Width, report.Scaling, report.Origin["method"]));
    }

    [Theory]
    [InlineData(FeatureScaling.None)]
    [InlineData(FeatureScaling.Standardize)]
    [InlineData(FeatureScaling.Unit)]
    public void A_new_item_is_scaled_as_those_of_training_were(FeatureScaling scaling)
    {
        var features = FeatureAlignment.Align(Text, Train, scaling);

        Assert.Equal(("text", scaling), (features.Scaler!.Name, features.Scaler.Scaling));
        Assert.Equal(features.Values[..3], features.ScaleNew([1, 10])); // a
        Assert.Equal(features.Values[9..], features.ScaleNew([100, 7])); // d
        Assert.Equal(features.Values[3..6], features.ScaleMissing()); // b
        Assert.Contains(
            "3 numbers", Assert.Throws<ArgumentException>(() => features.ScaleNew([1, 2, 3])).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => (features with { Scaler = null }).ScaleNew([1, 10]));
    }

    [Fact]
    public void Features_of_other_items_are_refused_with_one_of_each()
    {
        var error = Assert.Throws<ArgumentException>(
            () => FeatureAlignment.Align(Text, Ratings.FromRows([("u", "x", 5, 0)]), FeatureScaling.None));

        Assert.Contains("such as 'x'; theirs are such as 'a'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_named_with_its_hash()
    {
        using var folder = new TemporaryFolder();
        Text.Save(folder.PathOf("a.features"));
        var (first, again) = (FeatureFile.Read(folder.PathOf("a.features")), FeatureFile.Read(folder.PathOf("a.features")));

        Assert.Equal(first.Hash, again.Hash);
        Assert.Equal(
            (first.Path, first.Hash),
            first.Align(Train, FeatureScaling.None, "text").Report is { } report ? (report.File, report.FileHash) : default);
        Assert.Contains(
            "no such file",
            Assert.Throws<FileNotFoundException>(() => FeatureFile.Read(folder.PathOf("b.features"))).Message,
            StringComparison.Ordinal);
    }
}
