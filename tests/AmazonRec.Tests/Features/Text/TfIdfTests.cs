using System.Text.Json;
using AmazonRec.Features.Text.Weights;
using AmazonRec.Testing;

namespace AmazonRec.Tests.Features.Text;

public sealed class TfIdfTests
{
    [Theory]
    [InlineData("all", null)]
    [InlineData("top8", 8)]
    public void Terms_weights_and_rows_are_scikit_learns(string name, int? most)
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(Shared.Golden("tfidf.json")));
        var corpus = golden.RootElement.GetProperty("corpus").EnumerateArray().Select(text => text.GetString()!).ToArray();
        var expected = golden.RootElement.GetProperty(name);
        var weights = TfIdf.Fit(corpus, most);
        Assert.Equal(
            expected.GetProperty("vocabulary").EnumerateObject().OrderBy(term => term.Value.GetInt32()).Select(term => term.Name),
            weights.Terms.Ids);
        foreach (var (value, idf) in expected.GetProperty("idf").EnumerateArray().Zip(weights.Idf))
            Assert.Equal(value.GetDouble(), idf, 1e-11);
        var rows = weights.Transform(corpus).ToDense();
        var cells =
            expected.GetProperty("matrix").EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(cell => cell.GetDouble()).ToArray();
        Assert.Equal(cells.Length, rows.Length);
        for (var i = 0; i < cells.Length; i++) Assert.Equal(cells[i], rows[i], 1e-7);
    }

    [Fact]
    public void Texts_that_come_later_change_nothing_that_was_learned()
    {
        var weights = TfIdf.Fit(["red car", "red bus"]);
        var row = weights.Transform(["red red boat", "boat", ""]);
        Assert.Equal(["bus", "car", "red"], weights.Terms.Ids);
        Assert.Equal([2], row.Columns(0).ToArray());
        Assert.Equal([1.0], row.Values(0).ToArray());
        Assert.Equal(0, row.Columns(1).Length + row.Columns(2).Length);
    }

    [Fact]
    public void Of_few_equally_frequent_terms_the_first_in_order_stay() =>
        Assert.Equal(["aa", "bb", "dd"], TfIdf.Fit(["dd dd cc bb", "aa ee"], maxTerms: 3).Terms.Ids);
}
