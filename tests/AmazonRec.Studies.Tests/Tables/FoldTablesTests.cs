using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Folds;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Models.Baselines;
using AmazonRec.Studies.Tables;


namespace AmazonRec.Studies.Tests.Tables;

public sealed class FoldTablesTests
{
    private static readonly Lazy<CrossValidationResult> Result = new(() =>
        CrossValidation.Run(
            StudyData.Sample.ReadRatings(), [.. Baseline.All.Select(Candidate.Create)], new CrossValidationOptions { Folds = 3 }));

    [Fact]
    public void The_lowest_mean_is_marked_and_the_chart_has_every_fold()
    {
        var candidates = Result.Value.Candidates;
        var best = candidates.Index().MinBy(c => c.Item.Rmse.Mean).Index;
        Assert.Equal([best], FoldTables.Summary("Means", candidates).Columns[1].Marked);
        Assert.All(FoldTables.Chart("Folds", candidates).Lines, line => Assert.Equal([1.0, 2.0, 3.0], line.Points.Select(p => p.X)));
    }

    [Fact]
    public void P_values_stand_as_they_are_and_adjusted()
    {
        Predictions Of(params float[] predicted) => new([0, 1, 2], [0, 0, 0], [3, 3, 3], predicted, [1, 1, 1], [1, 1, 1]);
        var against = Of(4, 4.1f, 3.9f);
        var table = FoldTables.Tests(
            new MultipleComparisons(
                "far", [Comparison.Measure("near", Of(3, 3.2f, 3.1f), against), Comparison.Measure("same", against, against)]));
        Assert.Equal(["near", "same"], table.Columns[0].Cells);
        Assert.StartsWith("-", table.Columns[1].Cells[0], StringComparison.Ordinal);
        Assert.Equal(("1.0000", "1.0000"), (table.Columns[2].Cells[1], table.Columns[3].Cells[1]));
        Assert.Equal(2 * double.Parse(table.Columns[2].Cells[0]), double.Parse(table.Columns[3].Cells[0]), 3);
    }
}
