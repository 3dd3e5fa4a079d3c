using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Tables;


namespace AmazonRec.Studies.Tests.Tables;

public sealed class HeadlineTests
{
    private static readonly Study Published = StudyCatalog.Find("electronics");
    private static readonly Study Fashion = StudyCatalog.Find("fashion");

    [Fact]
    public void The_line_is_of_the_published_final_model_though_another_has_less_error()
    {
        var result = Of(Published, MadeUp.Clean(("MF", .5, .001, -1), ("MLP", .9, .5, 1), ("MLP + text", 2, .001, 1)));
        var row = Assert.Single(Headline.Systems([result]).AllRows());
        Assert.Equal(["1 electronics", "MLP + text", "RMSE 1.0528"], row.Take(3));
        Assert.StartsWith("Amazon Electronics 2018", row[3], StringComparison.Ordinal);
        Assert.Equal(
            ["not run", "not run", "data (stand-in)", "RMSE 2.000 [2.000, 2.000]", "RMSE 1.000 (mean)", "worse (p 0.0010)"],
            row[4..10]);
        Assert.Contains("amazonrec data download electronics, then", row[10], StringComparison.Ordinal);
        Assert.Contains("--pretrained FILE", Headline.Note([result]), StringComparison.Ordinal);
        Assert.Equal(2, ((DotChart)StudyCharts.Headline([result])).Series[1].Values[0]);
        Assert.Equal(["data", "above"], new[] { 6, 10 }.Select(column => Headline.Systems([result with { DataKind = DataKind.Full }]).Row(0)[column]));
    }

    [Fact]
    public void Where_data_lack_something_the_most_that_is_left_stands_for_it_and_the_line_says_so()
    {
        var clean = MadeUp.Clean(("MF", .5, .001, -1), ("MLP", .9, .04, 1)) with
        {
            Missing = [new MissingModel("MLP + text", "no metadata")],
        };
        var row = Assert.Single(Headline.Systems([Of(Published, clean)]).AllRows());
        Assert.Equal("MLP + text (not run: no metadata; in its place MLP)", row[1]);
        Assert.StartsWith("RMSE 1.0528", row[2], StringComparison.Ordinal);
        Assert.Equal("worse (p 0.0400)", row[9]); // the only comparison of the table

        var none = MadeUp.Clean() with { Missing = [new MissingModel("MLP + text", "no metadata")] };
        Assert.Equal(
            ["MLP + text (not run: no metadata)", "not run", "not tested"],
            new[] { 1, 7, 9 }.Select(column => Headline.Systems([Of(Published, none)]).Row(0)[column]));
    }

    [Fact]
    public void P_is_adjusted_for_the_lines_of_both_tables()
    {
        var line = Of(Published, MadeUp.Clean(("MLP", .9, .03, 1)));
        var own = Of(StudyCatalog.Find("best"), MadeUp.Clean(("auto", .9, .03, 1)));
        Assert.Equal("can't be told (p 0.0600)", Headline.Systems([line, own]).Row(0)[9]);
        Assert.Equal(["2 best", "can't be told (p 0.0600)"], new[] { 0, 5 }.Select(column => Headline.Own([line, own]).Row(0)[column]));
    }

    [Fact]
    public void A_study_stands_first_on_the_data_that_are_nearest_to_the_originals()
    {
        var clean = MadeUp.Clean(("cosine + MLP", 1, .5, 0));
        var (far, near) = (Of(Fashion, clean) with { DataName = "fashion-5" }, Of(Fashion, clean) with { DataName = "fashion-7reviews", Data = "near" });
        Assert.Equal(["near (stand-in)", "data (stand-in)"], Headline.Systems([far, near]).AllRows().Select(row => row[6]));
        Assert.Equal("near (stand-in)", Assert.Single(Headline.Systems([far, near], nearest: true).AllRows())[6]);
    }

    [Fact]
    public void Errors_stand_in_the_metrics_that_were_reported()
    {
        string Clean(string study, string model) => Headline.Systems([Of(StudyCatalog.Find(study), MadeUp.Clean((model, .5, .5, 0)))]).Row(0)[7];
        Assert.Equal("RMSE 0.500 [0.500, 0.500], MAE 0.500, Pearson 0.500", Clean("fashion", "cosine + MLP"));
        Assert.Equal("MAE 0.500 [0.500, 0.500]", Clean("movies", "MLP tower"));
        Assert.Equal("MSE 0.250 [0.250, 0.250]", Clean("fastai", "neural net"));
        Assert.Equal("RMSE 0.500 [0.500, 0.500]", Clean("sigmoid-dot", "sigmoid of dot"));
    }

    [Fact]
    public void What_ran_as_reported_alone_is_not_called_clean()
    {
        var reported = MadeUp.Setting(
            "as reported", AmazonRec.Data.Protocol.AsReported, [MadeUp.Model("mean", 1, isBaseline: true), MadeUp.Model("MLP + text", .9)]);
        var row = Assert.Single(Headline.Systems([Of(Published, reported)]).AllRows());
        Assert.Equal(["RMSE 0.900", "RMSE 1.000 (mean)", "data (stand-in)", "not run", "not run", "not tested"], row[4..10]);
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
        MadeUp.Result(clean) with { Study = study.Name, Final = FinalModel.Find(study, [clean]) };
}
