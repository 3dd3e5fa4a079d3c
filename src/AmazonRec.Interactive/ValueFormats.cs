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
    private const string Html = ChartForms.Html;
    private const string Plain = ChartForms.Plain;

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
        ValueFormat.Of<History>(ChartForms.All.Select(
            form => (form.MimeType, new Func<History, string>(history => form.Write(TrainingCharts.LearningCurve(history)))))),
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

    private static ValueFormat AsTable<T>(Func<T, Table> table) =>
        ValueFormat.Of<T>((Html, value => TableText.AsHtml(table(value))), (Plain, value => TableText.Plain(table(value))));
}
