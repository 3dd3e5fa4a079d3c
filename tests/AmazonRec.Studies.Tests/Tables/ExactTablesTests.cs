using AmazonRec.Data;
using AmazonRec.Studies.External;
using AmazonRec.Studies.Running;
using AmazonRec.Studies.Tables;

namespace AmazonRec.Studies.Tests.Tables;

public sealed class ExactTablesTests
{
    [Fact]
    public void Each_check_has_a_line_with_how_many_of_its_figures_are_as_published()
    {
        var result = new ExternalResult(
            "figures",
            [
                new("a curve", new ExternalFigure("epoch 1", .94, .02), .99, "a book", "Drawn.", 1),
                new("a curve", new ExternalFigure("epoch 2", .87, .02), .88, "a book", "Drawn.", 1),
            ],
            RunEnvironment.Here,
            1);
        var table = ExactTables.Summary(result);
        Assert.Equal("figures: 1 of 2 are as published", table.Title);
        Assert.Equal(["a curve", "1 of 2", "epoch 2", "0.870", "0.880", "0.02", "a book"], Assert.Single(table.AllRows()));
    }

    [Fact]
    public void Published_models_stand_among_ours_by_error_and_only_on_splits_that_we_ran()
    {
        var best = MadeUp.Result(MadeUp.Setting("u1", Protocol.Clean, [MadeUp.Model("svd", .95), MadeUp.Model("auto", .885)])) with
        {
            Study = "best",
            DataName = "movielens-100k",
        };
        var rows = ExactTables.OnMovieLens([best])!.AllRows().ToArray();
        Assert.Equal(["auto", "GLocal-K", "svd"], new[] { rows[0], rows[1], rows[^1] }.Select(row => row[1]));
        Assert.All(rows, row => Assert.Equal("u1.base to u1.test", row[0]));
        Assert.Null(ExactTables.OnMovieLens([best with { DataName = "other" }]));
    }
}
