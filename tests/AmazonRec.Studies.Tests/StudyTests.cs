using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Evaluation.Folds;
using AmazonRec.Models;
using AmazonRec.Models.Zoo;
using AmazonRec.Runs;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Running;
using AmazonRec.Studies.Tables;
using AmazonRec.Studies.Tests.Tables;
using AmazonRec.Synthesis;
using AmazonRec.Testing;
using AmazonRec.Training;



namespace AmazonRec.Studies.Tests;

public sealed class StudyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static readonly TrainingOptions TwoEpochs = Recipe.For("dot-mf") with { Epochs = 2 };

    private static Study Quick { get; } = StudyCatalog.Find("electronics") with
    {
        Settings = [.. StudyCatalog.Find("electronics").Settings.Take(2)],
        Models = [
            StudyModel.Create(
                "MF", new Reported(1.5478, null, "as published"), _ => new TrainingPlan(DotMf.Create(factors: 10), TwoEpochs, []))],
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_study_runs_as_reported_and_clean_on_the_same_test_share()
    {
        var result = StudyRunner.Run(Quick, StudyData.Sample);
        Assert.Equal(["as reported", "clean"], result.Settings.Select(s => s.Name));
        var (reported, clean) = (result.Settings[0].Splits[0], result.Settings[1].Splits[0]);
        Assert.Equal(reported.Test, reported.Validation);
        Assert.Equal(reported.Test, clean.Test);
        Assert.Equal(
            ["global-mean", "user-mean", "item-mean", "als-bias", "tuned-bias", "MF"], result.Settings[0].Models.Select(m => m.Name));
        Assert.Equal("electronics.sample.json", result.FileName);
        Assert.Contains("batch 1024 -> 128", result.Settings[0].Find("MF")!.Adjustment);
        Assert.Equal(2, result.Settings[0].Find("MF")!.History!.Epochs.Count);
    }

    [Fact]
    public void A_model_is_set_against_tuned_bias_whichever_baseline_has_the_least_error()
    {
        var result = StudyRunner.Run(Quick, StudyData.Sample);
        var clean = result.Settings[1];
        var (model, yardstick) = (clean.Find("MF")!, clean.Find("tuned-bias")!);
        Assert.Same(yardstick, clean.Yardstick());
        Assert.Equal(model.Rmse.Estimate - yardstick.Rmse.Estimate, model.AgainstBaseline!.Difference.Rmse.Estimate, 9);
        Assert.Matches("^regularisation of users [0-9.]+, of items [0-9.]+$", Assert.Single(yardstick.Choices));
        var table = StudyTables.Main(result);
        Assert.Contains("clean, against tuned-bias", table.Heads());
        Assert.Contains(Headline.Systems([result]).Row(0), cell => cell.EndsWith("(tuned-bias)", StringComparison.Ordinal));
        var old = clean with { Models = [.. clean.Models.Where(m => m.Name != "tuned-bias")] };
        Assert.Equal("als-bias", old.Yardstick().Name);
    }

    [Fact]
    public void A_short_run_takes_whole_users_and_the_first_folds_and_says_so()
    {
        var study = Quick with { Settings = [new("folds", Protocol.Clean, "", input => Split.Folds(input.Ratings, 5))], Models = [] };
        var result = StudyRunner.Run(study, StudyData.Sample, StudyOptions.Short);
        Assert.True(result.IsShort);
        Assert.Equal(2, result.Settings[0].Splits.Count);
        var split = result.Settings[0].Splits[0];
        Assert.InRange(split.Train + split.Test, 4000, 4200);
        Assert.Equal("whole users drawn", result.Settings[0].Funnel[^1].Step);
        Assert.Contains(result.Notes, note => note.StartsWith("A short run: on 4,", StringComparison.Ordinal));
        Assert.False(StudyRunner.Run(Quick, StudyData.Sample).IsShort);
    }

    [Fact]
    public void A_model_whose_training_diverges_is_left_out_and_takes_nothing_else_along()
    {
        var steep = StudyModel.Create(
            "steep", reported: null, _ => new TrainingPlan(DotMf.Create(factors: 10), TwoEpochs with { Optimizer = new Sgd(1e9) }, []));
        var result = StudyRunner.Run(
            Quick with { Models = [steep, .. Quick.Models] }, StudyData.Sample, new StudyOptions { Protocol = Protocol.Clean });
        var clean = Assert.Single(result.Settings);
        Assert.NotNull(clean.Find("MF"));
        Assert.Null(clean.Find("steep"));
        Assert.Equal(
            new MissingModel("steep", "in 'clean', training diverged: the loss is no longer a finite number in epoch 1"),
            Assert.Single(clean.Missing));
    }

    [Fact]
    public void A_study_gives_the_same_numbers_again()
    {
        var (first, second) = (StudyRunner.Run(Quick, StudyData.Sample), StudyRunner.Run(Quick, StudyData.Sample));
        Assert.Equal(
            first.Settings.SelectMany(s => s.Models).Select(m => m.Rmse), second.Settings.SelectMany(s => s.Models).Select(m => m.Rmse));
    }

    [Fact]
    public void Another_engine_trains_what_it_can_and_the_result_names_it()
    {
        var svd = StudyModel.Create("svd", reported: null, _ => new TrainingPlan(ModelZoo.Build("svd", new()), Recipe.For("svd"), []));
        var result = StudyRunner.Run(
            Quick with { Models = [.. Quick.Models, svd] },
            StudyData.Sample,
            new StudyOptions { Smoke = true, Engine = new OtherEngine() });
        Assert.Equal("other", result.Engine);
        Assert.Contains(
            result.Notes,
            note =>
                note.StartsWith(
                    "Trained on other; what goes from rating to rating (svd, svdpp) is trained on managed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_result_comes_back_from_json_and_gives_the_same_tables()
    {
        var result = StudyRunner.Run(Quick, StudyData.Sample);
        var read = Json.Parse<StudyResult>(Json.Write(result));
        Assert.Equal(Tables(result), Tables(read));
        Assert.Contains("RMSE 1.5478", Tables(result), StringComparison.Ordinal);

        static string Tables(StudyResult of) => string.Join('\n', StudyTables.All(of).Select(TableText.Markdown));
    }

    [Fact]
    public void A_study_with_a_reference_compares_all_models_with_it_over_all_rows_and_over_those_of_rare_items()
    {
        var result = StudyRunner.Run(
            Quick with { Against = "MF", Settings = [new("cold", Protocol.Clean, "", input => [Split.Random(input.Ratings, .5, .1)])] },
            StudyData.Sample);
        var models = result.Settings[0].Models;
        Assert.Empty(result.Settings[0].Find("MF")!.AgainstReference);
        var mean = result.Settings[0].Find("global-mean")!;
        Assert.Equal(["all", "0-5"], mean.AgainstReference.Select(s => s.Of));
        Assert.Equal(
            mean.Rmse.Estimate - result.Settings[0].Find("MF")!.Rmse.Estimate,
            mean.AgainstReference[0].Comparison.Difference.Rmse.Estimate,
            1e-9);
        Assert.Equal(mean.AgainstReference[1].Count, Slices(0) + Slices(1));
        var table = Assert.Single(StudyTables.All(result), t => t.Title == "cold: RMSE against MF");
        Assert.Equal(models.Count - 1, table.Rows);

        int Slices(int at) => result.Settings[0].Find("MF")!.ByItemRatings[at].Count;
    }

    [Fact]
    public void Folds_that_carry_weights_over_have_seen_their_test_rows_and_fresh_ones_have_not()
    {
        var folds = (StudyInput input) => Split.Folds(input.Ratings, 3);
        var study = Quick with
        {
            Settings = [new("fresh", Protocol.Clean, "", folds), new("carried", Protocol.AsReported, "", folds) { CarriesWeights = true }],
            Models = [
                StudyModel.Create(
                    "MF",
                    null,
                    _ =>
                        new TrainingPlan(
                            DotMf.Create(factors: 8),
                            TwoEpochs with { Optimizer = Adam.Keras(0.01), BatchSize = 64, EarlyStopping = null, Epochs = 10 },
                            []))],
        };
        var result = StudyRunner.Run(study, StudyData.Sample);
        var (fresh, carried) = (result.Settings[0].Find("MF")!, result.Settings[1].Find("MF")!);
        Assert.All(
            fresh.Folds.Zip(carried.Folds),
            fold => Assert.True(fold.Second.Rmse < fold.First.Rmse * 0.9, $"{fold.Second.Rmse} carried, {fold.First.Rmse} fresh"));
    }

    [Fact]
    public void A_model_that_shows_a_leak_runs_in_no_clean_setting()
    {
        var study = Quick with { Models = [Quick.Models[0] with { OnlyAsReported = true }] };
        var result = StudyRunner.Run(study, StudyData.Sample);
        Assert.NotNull(result.Settings[0].Find("MF"));
        Assert.Null(result.Settings[1].Find("MF"));
    }

    [Fact]
    public void A_model_that_lacks_its_data_is_named_with_the_reason()
    {
        var study = Quick with { Models = [Quick.Models[0] with { Lacks = _ => "no pictures" }] };
        Assert.Equal([new MissingModel("MF", "no pictures")], StudyRunner.Run(study, StudyData.Sample).Settings[0].Missing);
    }

    [Theory]
    [InlineData("electronics")]
    [InlineData("fashion")]
    [InlineData("movies")]
    [InlineData("fastai")]
    [InlineData("sigmoid-dot")]
    [InlineData("content")]
    [InlineData("best")]
    public void Every_study_runs_on_the_sample(string name)
    {
        var study = StudyCatalog.Find(name);
        var result = StudyRunner.Run(study, StudyData.Sample, new StudyOptions { Smoke = true });
        Assert.Equal(
            study.Settings.Where(s => s.Lacks(new StudyInput(StudyData.Sample, Ratings.Read(StudyData.Sample.Source))) is null)
                .Select(s => s.Name),
            result.Settings.Select(s => s.Name));
        Assert.All(result.Settings, setting => Assert.All(setting.Models, m => Assert.True(double.IsFinite(m.Rmse.Estimate), m.Name)));
    }

    [Fact]
    public void The_full_data_is_preferred_to_a_stand_in_and_told_by_its_rows_not_by_its_name()
    {
        Directory.CreateDirectory(_folder.PathOf("deep"));
        _folder.Write("video_games_20_ratings_5_fact.csv", "");
        Assert.Equal(DataKind.StandIn, StudyData.Find(Quick, _folder.Path).Kind);
        _folder.WriteGzip("deep/Electronics.csv.gz", string.Concat(
            from user in Enumerable.Range(0, 20)
            from item in Enumerable.Range(0, 20)
            select $"B{item:D9},A{user:D12},{1 + ((user + item) % 5)}.0,1400000000\n"));
        var data = StudyData.Find(Quick, _folder.Path);
        Assert.Equal(DataKind.Full, data.Kind);
        var other = StudyRunner.Run(Quick, data);
        Assert.Equal((DataKind.StandIn, "electronics.other.json"), (other.DataKind, other.FileName));
        Assert.Contains("400 kept instead of 3,307,989", other.Data);

        var whole = StudyRunner.Run(Quick, data with { KeptRows = 400 });
        Assert.Null(whole.Settings[0].Find("MF")!.Adjustment);
        Assert.Equal((DataKind.Full, "electronics.json"), (whole.DataKind, whole.FileName));
    }

    [Fact]
    public void A_folder_without_the_data_names_what_is_missing() =>
        Assert.Contains("Electronics.csv", Assert.Throws<FileNotFoundException>(() => StudyData.Find(Quick, _folder.Path)).Message);

    [Fact]
    public void An_unknown_study_suggests_the_nearest() =>
        Assert.Contains("Did you mean 'electronics'", Assert.Throws<ArgumentException>(() => StudyCatalog.Find("electronic")).Message);

    [Fact]
    public void A_run_folder_holds_what_predicting_and_rerunning_take()
    {
        var ratings = Reviews.Read(Sample.Reviews).ToRatings().WithMoreThan(10, 10);
        var split = Split.Random(ratings, .2, .1, seed: 3);
        var (model, result) = Experiment.Run(DotMf.Create(factors: 10), split, TwoEpochs);
        var path = _folder.PathOf("run");
        using (var staged = RunFolder.Prepare(path)) RunFolder.Save(staged, model, split, result);

        Assert.Equal(
            [
                "MODEL_CARD.md", "cold-start.safetensors", "model.json", "run.json", "split.safetensors", "vocabulary.json",
                "weights.safetensors",
            ],
            Directory.EnumerateFiles(path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.Equal(model.Predict(split.Test), RunFolder.Load(path).Predict(split.Test));
        var columns = Safetensors.Read(Path.Combine(path, "split.safetensors"));
        Assert.Equal(split.Test.Item, columns["test.item"].As<int>());
        Assert.Equal(split.Train.Time, columns["train.time"].As<long>());
        var read = Json.Read<ExperimentResult>(Path.Combine(path, "run.json"));
        Assert.Equal(result.Test, read.Test);
        Assert.Equal(result.Options, read.Options);
        Assert.Equal(result.Split, read.Split);
        Assert.Contains("holds no run", Assert.Throws<FileNotFoundException>(() => RunFolder.Load(_folder.Path)).Message);
    }

    [Fact]
    public void Committed_results_are_read_and_so_are_splits_of_before_leaks_were_looked_at()
    {
        var folder = Path.Combine(Shared.Checkout, "results");
        var results = ResultsFolder.Read(folder);
        Assert.All(results.Studies, study => Assert.NotEmpty(study.Settings));
        Assert.All(results.Lists, lists => Assert.NotEmpty(lists.Runs));
        var files = Directory.EnumerateFiles(folder, "*.json").Count(path => !path.Contains(".sample.", StringComparison.Ordinal));
        Assert.Equal(files, results.Studies.Count + results.Lists.Count + (results.External is null ? 0 : 1));
        var old = Json.Parse<SplitSummary>("""{"method":"random","seed":0,"protocol":"clean","hash":"499d1f12d88e3d5c","train":7,"validation":1,"test":2}""");
        Assert.Null(old.Leaks);
    }

    [Fact]
    public void What_a_run_was_asked_for_comes_back_from_its_json_seed_or_not()
    {
        var input = new RunInput("ratings.csv", "svd", new(), RatingRange.Stars, Columns: null, SkipBadRows: 0)
        {
            Filters = new FilterPlan { Core = 5, To = new DateOnly(2018, 1, 1), Balance = new(5, 3) },
            Split = new SplitPlan { Method = SplitMethod.LeaveOneOut, Validation = 0 },
        };
        Assert.Equal(input, Json.Parse<RunInput>(Json.Write(input)));
        Assert.Contains("\"method\": \"leave-one-out\"", Json.Write(input));
        var summary = SplitSummary.Create(Split.LeaveOneOut(Reviews.Read(Sample.Reviews).ToRatings()));
        Assert.Null(summary.Seed);
        Assert.NotNull(summary.Leaks);
        Assert.Equal(summary, Json.Parse<SplitSummary>(Json.Write(summary)));
    }

    [SharedFact]
    public void Biased_mf_beats_every_baseline_on_ml_100k()
    {
        var split = Split.Random(Ratings.Read(Shared.Data("movielens-100k", "u.data")), .2, .1);
        var (_, result) = Experiment.Run(
            AmazonRec.Models.Zoo.BiasedMf.Create(20, new RatingRange(0, 5.5f)), split, Recipe.For("biased-mf"));
        Assert.All(
            result.Baselines, baseline => Assert.True(result.Test.Rmse < baseline.Value.Rmse, $"{result.Test.Rmse} against {baseline}"));
    }

    /// <summary>The managed engine by another name, and by batches alone.</summary>
    private sealed class OtherEngine : IEngine
    {
        public string Name => "other";

        public INetwork Compile(Model model, ModelShape shape, NetworkOptions options) => Engine.Default.Compile(model, shape, options);
    }
}
