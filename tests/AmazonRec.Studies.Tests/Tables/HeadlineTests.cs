using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Tables;


namespace AmazonRec.Studies.Tests.Tables;

public sealed class HeadlineTests
{
    private static readonly Study Published = StudyCatalog.Find("electronics");

    [Fact]
    public void The_line_is_of_the_published_final_model_though_another_has_less_error()
    {
        var result = Of(Published, MadeUp.Clean(("MF", .5, .001, -1), ("MLP", .9, .5, 1), ("MLP + text", 2, .001, 1)));
        var row = Assert.Single(Headline.Table([result]).AllRows());
        Assert.Equal(
            [
                "1 study",
                "data (stand-in)",
                "MLP + text",
                "RMSE 1.0528 (not comparable: other data)",
                "-",
                "2.000 [2.000, 2.000]",
                "1.000 (mean)",
                "0.0010",
                "worse"],
            row);
        Assert.Equal(2, ((BarChart)StudyCharts.Headline([result])).Series[1].Values[0]);
        Assert.Equal("RMSE 1.0528", Headline.Table([result with { DataKind = DataKind.Full }]).Row(0)[3]);
    }

    [Fact]
    public void Where_data_lack_something_the_most_that_is_left_stands_for_it_and_the_line_says_so()
    {
        var clean = MadeUp.Clean(("MF", .5, .001, -1), ("MLP", .9, .04, 1)) with
        {
            Missing = [new MissingModel("MLP + text", "no metadata")],
        };
        var row = Assert.Single(Headline.Table([Of(Published, clean)]).AllRows());
        Assert.Equal("MLP (instead of MLP + text: no metadata)", row[2]);
        Assert.StartsWith("RMSE 1.0528", row[3], StringComparison.Ordinal);
        Assert.Equal("0.0400", row[7]); // the only comparison of the table

        var none = MadeUp.Clean() with { Missing = [new MissingModel("MLP + text", "no metadata")] };
        Assert.Equal(
            ["MLP + text (did not run: no metadata)", "-", "not tested"],
            new[] { 2, 5, 8 }.Select(column => Headline.Table([Of(Published, none)]).Row(0)[column]));
    }

    [Fact]
    public void P_is_adjusted_for_the_lines_of_the_table()
    {
        var line = Of(Published, MadeUp.Clean(("MLP", .9, .03, 1)));
        Assert.Equal(
            ["0.0600", "can't be told"],
            Headline.Table([line, line with { }, Of(Published, MadeUp.Clean(("MLP", .9, .03, 1)))]).Row(0).TakeLast(2));
    }

    [Fact]
    public void No_cell_of_reported_numbers_is_empty()
    {
        Assert.Equal(
            "none: our own", Of(StudyCatalog.Find("best"), MadeUp.Clean(("blend", 1, .5, 0))).FinalModel().ReportedOn(DataKind.StandIn));
        Assert.Equal(
            "none published",
            Of(StudyCatalog.Find("sigmoid-dot"), MadeUp.Clean(("sigmoid of dot", 1, .5, 0))).FinalModel().ReportedOn(DataKind.StandIn));
        Assert.Equal(
            "MSE 2.233, so RMSE 1.494",
            Of(StudyCatalog.Find("fastai"), MadeUp.Clean(("neural net", 1, .5, 0))).FinalModel().ReportedOn(DataKind.Full));
        Assert.Equal(
            "RMSE 0.75259, MAE 0.51566, Pearson 0.82009",
            Of(StudyCatalog.Find("fashion"), MadeUp.Clean(("cosine + MLP", 1, .5, 0))).FinalModel().ReportedOn(DataKind.Full));
    }

    [Fact]
    public void A_result_of_before_finals_were_kept_has_that_of_its_study()
    {
        var old = MadeUp.Result(
            MadeUp.Clean(("dot", .5, .001, -1), ("MLP tower", 2, .001, 1), ("dot + biases", .6, .001, 1))) with
        { Study = "movies" };
        Assert.Equal("MLP tower", HeadlineLine.Create(old).Model!.Name);
        Assert.Equal("dot + biases", HeadlineLine.Create(old with { Study = "no longer known" }).Model!.Name);
    }

    [Fact]
    public void Every_study_of_the_catalog_names_models_of_its_own_as_final() =>
        Assert.All(StudyCatalog.All, study =>
        {
            Assert.NotEmpty(study.Finals);
            Assert.All(study.Finals, name => Assert.Contains(study.Models, m => m.Name == name && !m.OnlyAsReported));
        });

    private static StudyResult Of(Study study, SettingResult clean) =>
        MadeUp.Result(clean) with { Final = FinalModel.Find(study, [clean]) };
}
