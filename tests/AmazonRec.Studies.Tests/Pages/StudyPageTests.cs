using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Studies.External;
using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Pages;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Tables;

namespace AmazonRec.Studies.Tests.Pages;

public sealed class StudyPageTests
{
    private static readonly StudyResult Electronics = Of("electronics", ("MF", .5, .5, -1), ("MLP + text", 2, .001, 1));
    private static readonly StudyResult Best = Of("best", ("auto", .9, .001, -1)) with
    {
        DataName = "movielens-100k",
        Settings =
        [
            MadeUp.Clean(("auto", .9, .001, -1)),
            MadeUp.Setting("u1", Protocol.Clean, [MadeUp.Model("mean", 1, isBaseline: true), MadeUp.Model("auto", .8)]),
        ],
    };

    [Fact]
    public void The_overview_has_a_line_for_each_study_that_leads_to_its_part()
    {
        var page = StudyPage.Write([Electronics, Electronics with { DataName = "other", Data = "other data" }, Best]);
        Assert.Single(Matches(page, "href=\"#study-electronics\""));
        Assert.Single(Matches(page, "id=\"study-electronics\""));
        Assert.Contains("href=\"#study-best\"", page);
        Assert.True(
            page.IndexOf("id=\"study-best\"", StringComparison.Ordinal) < page.IndexOf("id=\"study-electronics\"", StringComparison.Ordinal),
            "parts stand as the overview has them");
    }

    [Fact]
    public void A_line_has_what_was_published_ours_and_the_verdict()
    {
        var line = Assert.Single(StudyOverview.Lines(new([Electronics], null)));
        Assert.Equal(
            new OverviewLine(
                "electronics", "data (stand-in)", "MLP + text: RMSE 1.0528, on other data", "MLP + text: RMSE 2.000", "mean: RMSE 1.000",
                "worse (p 0.0010)"),
            line);
    }

    [Fact]
    public void Where_others_published_results_of_the_same_split_ours_stands_beside_the_best_of_them()
    {
        var line = Assert.Single(StudyOverview.Lines(new([Best], null)));
        var published = PublishedModel.All.Where(p => p.Split == "u1.base to u1.test").MinBy(p => p.Rmse)!;
        Assert.StartsWith($"{published.Model} ({published.Source}): RMSE 0.8889", line.Published);
        Assert.Equal(("auto: 0.8000", "RMSE lower by 0.089 (10.0 %); not tested"), (line.Ours, line.Verdict));
    }

    [Fact]
    public void A_part_shows_a_short_table_and_a_chart_and_folds_the_rest_and_other_data()
    {
        var page = StudyPage.Write([Electronics, Electronics with { DataName = "other", Data = "other data" }]);
        var part = page[page.IndexOf("id=\"study-electronics\"", StringComparison.Ordinal)..];
        var shown = part[..part.IndexOf("<details>", StringComparison.Ordinal)];
        Assert.Single(Matches(shown, "<table>"));
        Assert.Single(Matches(shown, "<svg"));
        Assert.Contains("<summary>All models, settings and charts</summary>", part);
        Assert.Contains("<summary>The same on other data</summary>", part);
        Assert.DoesNotContain("<details open", page);
    }

    [Fact]
    public void The_short_table_has_the_verdicts_of_the_clean_setting()
    {
        var table = ShortTable.Create(Electronics, Claims.FromResults([Electronics]));
        Assert.Equal(["model", "clean", "verdict"], table.Columns.Select(c => c.Name));
        Assert.Equal(["MLP + text", "2.0000", "worse"], table.Columns.Select(c => c.Cells[2]));
    }

    [Fact]
    public void Calibration_has_a_panel_for_each_model_the_least_error_first()
    {
        var calibration = new Calibration([new(1, 2, 10, 1.5, 1.6), new(3, 4, 10, 3.5, 3.4)], .1, 1, 0);
        var models = Enumerable.Range(1, 9).Select(n => MadeUp.Model($"m{n}", 2 - (n / 10.0)) with { Calibration = calibration });
        var chart = StudyCharts.Calibration(
            MadeUp.Result(MadeUp.Setting("clean", Protocol.Clean, [MadeUp.Model("mean", 1, isBaseline: true), .. models])))!;
        Assert.Equal(["m9", "m8", "m7", "m6", "m5", "m4", "m3", "m2", "m1"], chart.Panels.Select(p => p.Name));
        Assert.True(chart.HasDiagonal);
    }

    private static StudyResult Of(string study, params (string Name, double Rmse, double P, double Difference)[] models) =>
        MadeUp.Result(MadeUp.Clean(models)) with
        {
            Study = study,
            Final = FinalModel.Find(StudyCatalog.Find(study), [MadeUp.Clean(models)]),
        };

    private static System.Text.RegularExpressions.MatchCollection Matches(string text, string pattern) =>
        System.Text.RegularExpressions.Regex.Matches(text, pattern);
}
