using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Evaluation.Folds;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Models.Zoo;
using AmazonRec.Recommendation;
using AmazonRec.Runs;
using AmazonRec.Studies.Pages;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Running;
using AmazonRec.Studies.Tables;
using AmazonRec.Studies.Tests.Tables;
using AmazonRec.Synthesis;
using AmazonRec.Testing;
using AmazonRec.Training;



namespace AmazonRec.Studies.Tests.Results;

/// <summary>Whatever is called clean by its plan, results say what the rows say.</summary>
public sealed class LeakyResultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_setting_that_is_clean_by_name_and_leaks_is_called_leaky_in_its_result_and_on_its_pages()
    {
        var study = StudyCatalog.Find("electronics") with
        {
            Settings = [new("clean", Protocol.Clean, "Meant well.", input => [Split.Random(Twice(input.Ratings), .3, .1)])],
            Models = [StudyModel.Create("MF", reported: null, _ => new TrainingPlan(DotMf.Create(factors: 4), OneEpoch, []))],
            Finals = ["MF"],
        };
        var result = StudyRunner.Run(study, StudyData.Sample);
        var setting = Assert.Single(result.Settings);
        Assert.Equal((Protocol.Leaky, LeakLevel.Leaks, "clean (leaky)"), (setting.Protocol, setting.Leak!.Level, setting.Title()));
        Assert.All(setting.Splits, split => Assert.Equal(Protocol.Leaky, split.Protocol));
        Assert.True(setting.Leak.OnCopies!.Models!["MF"].Rmse > 0);
        Assert.Contains("clean (leaky): RMSE", StudyTables.Main(result).Heads());
        Assert.Contains("<b>clean (leaky)</b>: Meant well. Leaky: ", StudyPage.Write([result]));
        Assert.Contains(Headline.Systems([result]).Row(0), cell => cell.EndsWith("(leaky)", StringComparison.Ordinal));
        Assert.Equal(setting, Headline.CleanOf(result.Settings));
    }

    [Fact]
    public void A_result_sheet_says_above_its_table_that_the_split_leaks()
    {
        var ratings = Reviews.Read(Sample.Reviews).ToRatings();
        var (leaky, clean) = (Sheet(Twice(ratings)), Sheet(ratings));
        Assert.Contains("Leaky: ", ResultTables.Of(leaky).Title);
        Assert.DoesNotContain("Leaky", ResultTables.Of(clean).Title);
        Assert.Contains("\"protocol\": \"leaky\"", File.ReadAllText(leaky.Save(_folder.PathOf("sheets"))));

        static ResultSheet Sheet(Ratings rows)
        {
            var sheet = new ResultSheet("x", StudyData.Sample, Split.Random(rows, .2));
            sheet.AddBaselines();
            return sheet;
        }
    }

    [Fact]
    public void A_leaky_run_loads_says_so_in_its_card_and_when_it_is_evaluated()
    {
        var (folder, split, result) = Run(Twice(Reviews.Read(Sample.Reviews).ToRatings()));
        Assert.Contains("\"protocol\": \"leaky\"", File.ReadAllText(Path.Combine(folder, RunFolder.Marker)));
        var card = Json.Read<RunCard>(Path.Combine(folder, RunFolder.Marker));
        Assert.Equal((LeakLevel.Leaks, Protocol.Leaky), (card.Leak!.Level, card.Split.Protocol));
        var evaluation = Evaluate(folder);
        Assert.Equal((split.Hash, Protocol.Leaky), (evaluation.Split.Hash, evaluation.Split.Protocol));
        Assert.Equal(Json.Write(result.Leak), Json.Write(evaluation.Leak));
    }

    [Fact]
    public void A_run_of_before_there_were_verdicts_loads_and_is_judged_by_its_rows_if_they_tell_enough()
    {
        var (folder, _, result) = Run(Twice(Reviews.Read(Sample.Reviews).ToRatings()));
        var path = Path.Combine(folder, RunFolder.Marker);
        var old = result with { Leak = null, Split = result.Split with { Protocol = Protocol.Clean } };
        File.WriteAllText(path, Json.Write(old));
        Assert.Null(Json.Read<RunCard>(path).Leak);
        Assert.Equal((LeakLevel.Leaks, Protocol.Leaky), (Evaluate(folder).Leak!.Level, Evaluate(folder).Split.Protocol));

        // Texts told more copies when it was trained than its rows tell now.
        var leaks = old.Split.Leaks! with { Copies = old.Split.Leaks.TestRows };
        File.WriteAllText(path, Json.Write(old with { Split = old.Split with { Leaks = leaks } }));
        Assert.Null(Evaluate(folder).Leak);
    }

    private static readonly TrainingOptions OneEpoch = new() { Epochs = 1, BatchSize = 128, Optimizer = new Adam(.01) };

    private static Ratings Twice(Ratings ratings) =>
        ratings.Rows([.. Enumerable.Range(0, 2 * ratings.Count).Select(row => row % ratings.Count)]);

    private static RunEvaluation Evaluate(string folder)
    {
        var (model, result) = (RunFolder.Load(folder), RunFolder.ReadResult(folder));
        return RunEvaluation.Measure(
            "MF",
            model,
            RunFolder.ReadSplit(folder, model, result.Split),
            new RankingOptions { MostUsers = 5 },
            new BootstrapOptions { Resamples = 20 }).As(result);
    }

    private (string Folder, Split Split, ExperimentResult Result) Run(Ratings ratings)
    {
        var split = Split.Random(ratings, .2, .1);
        var (model, result) = Experiment.Run(DotMf.Create(factors: 4), split, OneEpoch);
        using var staged = RunFolder.Prepare(_folder.PathOf("run"));
        RunFolder.Save(staged, model, split, result);
        return (_folder.PathOf("run"), split, result);
    }
}
