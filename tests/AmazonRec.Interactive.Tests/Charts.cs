using AmazonRec.Evaluation.Inference;
using AmazonRec.Studies.Figures;

namespace AmazonRec.Interactive.Tests;

/// <summary>A chart of each kind, with all that it can hold.</summary>
internal static class Charts
{
    public static readonly Chart[] All =
    [
        new BarChart("Bars", "category", "number", ["a", "b"],
            [new("one", [2, 3.5]) { Intervals = [new(2, 1, 3, .95), new(3.5, 3, 4, .95)] }, new("two", [double.NaN, 1])]),
        new LineChart("Lines", "epoch", "loss",
            [new("train", [(1, 10), (10, 100)]) { Band = [new(10, 5, 20, .95), new(100, 50, 200, .95)] },
             new("validation", [(1, 11), (10, 90)])])
        {
            LogX = true, LogY = true, Mark = new(5, "kept"),
        },
        Histogram.FromValues("Histogram", "stars", "ratings", [1, 2, 2, 3], 2),
        new BoxChart("Boxes", "model", "RMSE", [Box.FromValues("svd", [1, 2, 3, 4, 100]), Box.FromValues("mlp", [1, 2])]),
        new ScatterChart("Points", "ratings", "bias", [new("items", [new(1, 2, "first"), new(1000, 3)])]) { LogX = true },
        new HeatMap("Heat", "column", "row", ["a", "b"], ["r"], [[1, double.NaN]]),
        new DotChart("Dots", "RMSE", ["svd", "mlp"], new DotSeries("ours", [.9, 1.1]), new DotSeries("published", [double.NaN, 9]))
        {
            Mark = new(1, "baseline"), Most = 2,
        },
        new PanelChart("Panels", "predicted", "actual", [new("svd", [(1, 2), (2, 3)]), new("mlp", [(1, 1), (2, 2)])]) { HasDiagonal = true },
        new IntervalChart("Intervals", "model", "RMSE", ["a", "b"], [new Interval(.9, .8, 1, .95), new Interval(1.1, 1, 1.2, .95)]),
    ];

    public static TheoryData<int> Each => [.. Enumerable.Range(0, All.Length)];
}
