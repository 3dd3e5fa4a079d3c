using AmazonRec.Data;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Labels;
using AmazonRec.Features;

namespace AmazonRec.Tests.Evaluation.Labels;

public sealed class LabelComparisonTests
{
    private static readonly Dictionary<string, string> Labels = new()
    {
        ["a"] = "x",
        ["b"] = "x",
        ["c"] = "y",
        ["d"] = "y",
        ["e"] = "y",
        ["unknown"] = "x",
    };

    // Nearest two by angle: a: b c, b: a c, c: b a, d: e c, e: d c. With the same label: 1 1 0 2 2.
    private static readonly FeatureMatrix Angles = Directions(("a", 0), ("b", 10), ("c", 21), ("d", 90), ("e", 101));

    [Fact]
    public void Shares_are_those_of_a_hand_made_circle()
    {
        var measured = Assert.Single(LabelComparison.Measure([Angles], LabelledItems.Find([Angles], Labels), neighbours: 2));

        Assert.Equal((5, 2, .6), (measured.Items, measured.Neighbours, measured.Share.Estimate));
        Assert.Equal(((2 * .25) + (3 * .5)) / 5, measured.Chance, 1e-12);
        Assert.Equal((2 + 6) / 10.0, measured.Best, 1e-12);
        Assert.Equal([new("y", 3, 4 / 6.0, .5), new("x", 2, .5, .25)], measured.Labels);
        Assert.Equal((.5 + (4 / 6.0)) / 2, measured.MeanOfLabels, 1e-12);
        Assert.Null(measured.Times);
        Assert.True(measured.Share.Low < .6 && measured.Share.High > .6);
    }

    [Fact]
    public void The_length_of_a_row_does_not_count()
    {
        var longer = new FeatureMatrix(
            "text", Angles.Items, 2, [.. Angles.Values.ToArray().Select((value, i) => value * ((i / 2) + 1))]);

        var measured = LabelComparison.Measure([Angles, longer], LabelledItems.Find([Angles, longer], Labels), neighbours: 2);

        Assert.Equal(measured[0].Share, measured[1].Share);
        Assert.Equal(new Interval(1, 1, 1, .95), measured[1].Times);
    }

    [Fact]
    public void Several_features_are_compared_on_the_items_that_all_of_them_have()
    {
        var fewer = Directions(("a", 0), ("b", 180), ("d", 90), ("e", 10), ("f", 5));

        var items = LabelledItems.Find([Angles, fewer], Labels);

        Assert.Equal(["a", "b", "d", "e"], items.Ids);
        Assert.Equal(["x", "x", "y", "y"], items.Labels);
        var measured = LabelComparison.Measure([Angles, fewer], items, neighbours: 1);
        Assert.Equal((1, .25), (measured[0].Share.Estimate, measured[1].Share.Estimate)); // by the second: a e, b d, d e, e a
        Assert.Equal(.25, measured[1].Times!.Value.Estimate);
    }

    [Fact]
    public void Intervals_do_not_depend_on_threads_but_on_the_seed()
    {
        var random = new Random(3);
        var items = Enumerable.Range(0, 300).Select(i => $"i{i:000}").ToArray();
        var features = new FeatureMatrix(
            "text", Vocabulary.FromIds(items), 6, [.. Enumerable.Range(0, 1800).Select(_ => (float)random.NextDouble() - .5f)]);
        var labelled = LabelledItems.Find([features], items.ToDictionary(id => id, id => $"l{id[^1] % 3}"));

        var one = Measure(1, 5);
        Assert.Equal(one.Share, Measure(4, 5).Share);
        Assert.NotEqual(one.Share, Measure(4, 6).Share);
        Assert.Equal(one.Share.Estimate, Measure(4, 6).Share.Estimate);

        LabelAgreement Measure(int threads, ulong seed) => LabelComparison.Measure(
            [features], labelled, options: new BootstrapOptions { Threads = threads, Seed = seed })[0];
    }

    [Fact]
    public void Copies_are_told_by_their_rows_in_every_file_or_by_a_text()
    {
        var first = Directions(("a", 0), ("b", 0), ("c", 21), ("d", 90), ("e", 90));
        var second = Directions(("a", 5), ("b", 5), ("c", 21), ("d", 90), ("e", 95));
        var items = LabelledItems.Find([first, second], Labels);

        Assert.Equal(["a", "c", "d"], items.WithoutCopies([first]).Ids);
        Assert.Equal(["a", "c", "d", "e"], items.WithoutCopies([first, second]).Ids);
        Assert.Equal(
            ["a", "b", "d", "e"],
            items.WithoutCopies(new Dictionary<string, string> { ["a"] = "same", ["c"] = "same", ["d"] = "other" }).Ids);
    }

    [Fact]
    public void Too_few_items_for_so_many_neighbours_are_refused() =>
        Assert.Contains(
            "5 labelled items can't have 5 neighbours",
            Assert.Throws<ArgumentException>(
                () => LabelComparison.Measure([Angles], LabelledItems.Find([Angles], Labels), neighbours: 5)).Message,
            StringComparison.Ordinal);

    private static FeatureMatrix Directions(params (string Id, double Degrees)[] items)
    {
        var vocabulary = Vocabulary.FromIds(items.Select(item => item.Id));
        var values = new float[items.Length * 2];
        foreach (var (id, degrees) in items)
        {
            var row = vocabulary.CodeOf(id);
            (values[row * 2], values[(row * 2) + 1]) = ((float)Math.Cos(degrees * Math.PI / 180), (float)Math.Sin(degrees * Math.PI / 180));
        }

        return new FeatureMatrix("text", vocabulary, 2, values);
    }
}
