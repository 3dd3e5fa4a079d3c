using AmazonRec.Data.Storage;
using AmazonRec.Evaluation;
using AmazonRec.Models.Baselines;
using AmazonRec.Testing.Models;

namespace AmazonRec.Tests.Evaluation;

public sealed class ColdRowsTests
{
    [Fact]
    public void Rows_are_counted_by_what_is_unknown()
    {
        var predictions = PredictionsOf.Rows([1, 2, 3, 4, 5], [2, 2, 2, 2, 2], userRatings: [3, 0, 0, 1, 1], itemRatings: [0, 4, 0, 1, 0]);
        Assert.Equal(new ColdRows(2, 1, 1, 0), predictions.Metrics().ColdRows);
        Assert.Equal(
            new ColdRows(2, 1, 1, 0), Predictions.Pooled([predictions.Rows([0, 1]), predictions.Rows([2, 3, 4])]).Metrics().ColdRows);
        Assert.Null(predictions.Rows([3]).Metrics().ColdRows);
        Assert.DoesNotContain("coldRows", Json.Write(predictions.Rows([3]).Metrics()), StringComparison.Ordinal);
        Assert.Equal(predictions.Metrics(), Json.Parse<RatingMetrics>(Json.Write(predictions.Metrics())));
        Assert.Equal(
            "cold rows: of 5 test rows, 2 have an item without training ratings, 1 has a user without training ratings, 1 has an item "
            + "and a user without training ratings",
            predictions.Metrics().ColdRows!.Sentence(5));
    }

    [Fact]
    public void Of_a_model_that_reads_content_it_is_told_how_many_are_answered_by_it()
    {
        var test = ColdSplit.Rows.Test;
        var byContent = test.Item.Count(item => item == ColdSplit.WithContent);
        Assert.Equal(byContent, Predictions.Make(ColdSplit.Train("hybrid-text"), ColdSplit.Rows).Metrics().ColdRows!.ByContent);
        var plain = Predictions.Make(new GlobalMean(ColdSplit.Rows.Train), ColdSplit.Rows).Metrics().ColdRows!;
        Assert.Equal(0, plain.ByContent);
        Assert.Equal(test.Item.Count(item => item < 3), plain.UnknownItem + plain.UnknownBoth);
        Assert.Equal(test.User.Count(user => user < 2), plain.UnknownUser + plain.UnknownBoth);
    }
}
