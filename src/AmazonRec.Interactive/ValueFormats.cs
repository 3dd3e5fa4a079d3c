using AmazonRec.Data;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Models;
using AmazonRec.Recommendation;
using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Tables;
using AmazonRec.Training;
using Microsoft.Data.Analysis;
using Plotly.NET;
using XPlot.Plotly;

namespace AmazonRec.Interactive;

/// <summary>
/// How notebooks show what a cell ends with. Tables and charts of this project name their own formatters; these are of types that know
/// nothing of tables and charts, and of packages.
/// </summary>
internal static class ValueFormats
{
    public const string Html = "text/html";
    public const string Plain = "text/plain";
    public const string Svg = "image/svg+xml";
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>Every type with its forms, best first.</summary>
    public static IReadOnlyList<ValueFormat> All { get; } =
    [
        AsTable<Ratings>(DataTables.Card),
        AsTable<RecommendedList>(
            list => RecommendationTables.List($"For {(list.User is { } user ? $"user {user}" : "someone new")}, by {list.RankedBy}", list)),
        AsTable<ResultSheet>(sheet => ResultTables.Of(sheet)),
        AsTable<RankingComparison>(Short),
        AsTable<DataFrame>(frame => frame.AsTable()),
        ValueFormat.Of<Model>(
            (Html, model => $"{ModelDiagramSvg.Image(model)}{TableText.AsHtml(ModelTables.Layers(model))}"),
            (Plain, model => TableText.Plain(ModelTables.Layers(model)))),
        ValueFormat.Of<History>(
            (Plotly, history => ChartPlotly.Write(Curve(history))),
            (Svg, history => ChartSvg.Write(Curve(history))),
            (Html, history => ChartSvg.Image(Curve(history))),
            (Plain, _ => "LineChart: Learning curve")),
        ValueFormat.Of<GenericChart>((Html, chart => GenericChart.toEmbeddedHTML(chart)), (Plain, _ => "chart of Plotly.NET")),
        ValueFormat.Of<PlotlyChart>((Html, chart => chart.GetHtml()), (Plain, _ => "chart of XPlot")),
    ];

    /// <summary>What a reader compares first; <see cref="RankingTables"/> has all there is.</summary>
    private static Table Short(RankingComparison comparison)
    {
        var whole = RankingTables.Of("Lists", comparison, comparison.Rankers[0].Judged.At.Count - 1);
        return whole with { Columns = [.. whole.Columns.Take(4), .. whole.Columns.Where(column => ShownOfLists.Contains(column.Name))] };
    }

    private static readonly string[] ShownOfLists = ["recall", "hit", "coverage", "novelty"];

    private static LineChart Curve(History history) => TrainingCharts.LearningCurve(history);

    private static ValueFormat AsTable<T>(Func<T, Table> table) =>
        ValueFormat.Of<T>((Html, value => TableText.AsHtml(table(value))), (Plain, value => TableText.Plain(table(value))));
}
