using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Models.Zoo;
using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Running;
using AmazonRec.Studies.Tables;
using AmazonRec.Studies.Tests.Tables;
using AmazonRec.Testing;
using AmazonRec.Training;

namespace AmazonRec.Studies.Tests.Published;

public sealed class MoviesStudyTests : IDisposable
{
    private static readonly Study Movies = MoviesStudy.Study;
    private static readonly Study Means = Movies with { Models = [], Settings = [.. Movies.Settings.Take(1)] };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Verified_rows_are_joined_then_of_2018_then_users_and_then_items_are_counted()
    {
        var input = Input(WriteFull());
        var split = Assert.Single(Movies.Settings[0].Splits(input));
        Assert.Equal(
            [
                ("read", 31), ("verified purchases", 30), ("products of the metadata", 29), ("from 2018-01-01, before 2019-01-01", 27),
                ("users with > 1 ratings", 26), ("items with > 1 ratings", 24),
            ],
            split.Train.Funnel.Select(step => (step.Step, step.Ratings)));
        Assert.Contains("single", split.Train.Users.Ids); // has one row left, but had two when users were counted
        Assert.All(input.Reviews, review => Assert.True(review.Verified));
    }

    [Fact]
    public void The_full_data_are_known_by_the_rows_that_are_kept_of_them()
    {
        var data = StudyData.Find(Means, WriteFull());
        Assert.Equal((DataKind.Full, 116_700), (data.Kind, data.KeptRows));
        Assert.Equal("movies.json", StudyRunner.Run(Means, data with { KeptRows = 24 }).FileName);
        var other = StudyRunner.Run(Means, data);
        Assert.Equal((DataKind.StandIn, "movies.other.json"), (other.DataKind, other.FileName));
        Assert.EndsWith("(not the original's rows: 24 kept instead of 116,700)", other.Data);
    }

    [Fact]
    public void Without_metadata_they_are_not_the_originals_and_the_result_says_what_is_missing()
    {
        var data = StudyData.Find(Means, WriteFull(withMetadata: false));
        var result = StudyRunner.Run(Means, data);
        Assert.Equal(DataKind.StandIn, result.DataKind);
        Assert.Contains("no meta_Movies_and_TV.json beside it to join with; 24 kept instead of 116,700", result.Data);
        Assert.Equal(DataKind.StandIn, StudyRunner.Run(Means, data with { KeptRows = 24 }).DataKind); // by chance as many
        Assert.Contains("Taken as they are, without metadata to join with.", result.Notes);
    }

    [Fact]
    public void Ratings_alone_are_a_stand_in_and_so_are_other_films_and_the_notes_say_how_they_are_taken()
    {
        _folder.Write("Movies_and_TV.csv", "");
        Assert.Equal(DataKind.StandIn, StudyData.Find(Movies, _folder.Path).Kind);
        var notes = StudyRunner.Run(Means, StudyData.Sample).Notes;
        Assert.Contains("Taken as they are, whether the purchase was verified or not.", notes);
        Assert.Contains("Taken of all years.", notes);
    }

    [Fact]
    public void Other_studies_and_notebooks_read_the_gift_cards_whole() =>
        Assert.Equal([true], StudyCatalog.All.SelectMany(s => s.Files).Where(f => f.Name == "Gift_Cards_5.json" && f.VerifiedOnly)
            .Select(f => f == Movies.Files.Single(own => own.VerifiedOnly && own.Kind == DataKind.StandIn)));

    [Fact]
    public void Carried_folds_begin_with_a_model_of_all_rows_and_others_train_as_often_without_having_seen_them()
    {
        var result = StudyRunner.Run(Folds(), StudyData.Sample);
        ModelResult[] models = [.. result.Settings.Select(s => s.Find("MLP tower")!)];
        var (carried, longer, fresh) = (models[0], models[1], models[2]);
        Assert.True(carried.Folds[0].Rmse < .95 * longer.Folds[0].Rmse, $"{carried.Folds[0].Rmse} carried, {longer.Folds[0].Rmse} not");
        Assert.True(carried.History!.Epochs[0].TrainLoss < fresh.History!.Epochs[^1].TrainLoss); // it goes on where others are at their end
        Assert.True(longer.History!.Epochs[0].TrainLoss < fresh.History.Epochs[^1].TrainLoss);
        Assert.NotNull(longer.AgainstVaried);
        Assert.Equal([Change.Weights, Change.Epochs], ProtocolEffect.Measure(result).Select(e => e.Change));
    }

    [Fact]
    public void All_published_numbers_stand_in_the_tables_those_of_the_folds_beside_the_folds_and_json_keeps_them()
    {
        var result = Json.Parse<StudyResult>(Json.Write(StudyRunner.Run(Movies, StudyData.Sample, new StudyOptions { Smoke = true })));
        var main = TableText.Markdown(StudyTables.Main(result));
        Assert.Contains("MAE 0.49 and 0.43; validation MAE by epoch 0.5116, 0.4608, 0.4375; ", main, StringComparison.Ordinal);
        Assert.Contains("MAE 2.4 → 0.5", main, StringComparison.Ordinal);
        Assert.Contains("MAE 2.9; MAE at first 4.4", main, StringComparison.Ordinal);
        var others = StudyTables.Others(result);
        Assert.Contains("MLP tower: MAE 0.4 ± 0.00131; MAE of the folds 0.398, 0.402, 0.399, 0.399, 0.399", others.Row(0)[1]);
        Assert.Equal("", others.Row(1)[1]);
        var all = ReportedTables.Of([result]);
        Assert.Equal(["dot", "MLP tower", "MLP tower, 5 folds, weights carried over"], all.AllRows().Select(row => row[1]));
        Assert.Equal("MAE 0.49 and 0.43", result.FinalModel().Reported!.InWords());
    }

    [Fact]
    public void Errors_by_epoch_are_drawn_beside_the_published_ones()
    {
        var study = Movies with { Settings = [Movies.Settings[0]] };
        var result = StudyRunner.Run(study, StudyData.Sample, new StudyOptions { Smoke = true });
        var chart = StudyCharts.MaeByEpoch(result)!;
        Assert.Equal(["ours", "reported, on the original's data"], chart.Lines.Select(line => line.Name));
        Assert.Equal(result.Settings[0].Find("MLP tower")!.Mae.Estimate, chart.Lines[0].Points[^1].Y, 6);
        Assert.Equal([(1, .5116), (2, .4608), (3, .4375)], chart.Lines[1].Points);
        Assert.Null(StudyCharts.MaeByEpoch(StudyRunner.Run(Means, StudyData.Sample)));
    }

    /// <summary>The three settings of folds with a network that learns in few epochs.</summary>
    private static Study Folds() => Movies with
    {
        Settings = [.. Movies.Settings.Skip(2).Take(3).Select(s => s with { Splits = input => Split.StratifiedFolds(input.Ratings, 3, 1) })],
        Models = [
            StudyModel.Create(
                "MLP tower",
                null,
                _ => new(
                    DotMf.Create(factors: 8), Recipe.For("dot-mf") with
                    {
                        Optimizer = Adam.Keras(0.01),
                        BatchSize = 64,
                        EarlyStopping = null,
                        Epochs = 8,
                    },
                    []))],
    };

    private static StudyInput Input(string folder)
    {
        var data = StudyData.Find(Movies, folder);
        return new StudyInput(data, data.ReadRatings());
    }

    /// <summary>
    /// 24 verified rows of six users on four films that stay, and for each step of the filter rows that it drops.
    /// </summary>
    private string WriteFull(bool withMetadata = true)
    {
        const long Of2018 = 1_520_000_000, Of2017 = 1_500_000_000;
        var rows = Enumerable.Range(0, 5).SelectMany(user => Enumerable.Range(0, 4).Select(film => Row($"u{user}", $"f{film}", Of2018)))
            .Concat(Enumerable.Range(0, 3).Select(film => Row("u5", $"f{film}", Of2018)))
            .Append(Row("u5", "f3", Of2018, verified: false)) // not verified
            .Append(Row("u0", "unknown", Of2018)) // not in the metadata
            .Append(Row("u1", "f0", Of2017)).Append(Row("u2", "f0", Of2017)) // not of the year
            .Append(Row("once", "f0", Of2018)) // a user with one
            .Append(Row("single", "f1", Of2018)).Append(Row("single", "rare", Of2018)) // an item with one of what is left
            .Append(Row("u3", "rarest", Of2018)); // another
        _folder.WriteGzip("Movies_and_TV.json.gz", string.Join('\n', rows));
        if (withMetadata)
            _folder.Write(
                "meta_Movies_and_TV.json",
                string.Join('\n', new[] { "f0", "f1", "f2", "f3", "rare", "rarest" }.Select(id => $$"""{"asin": "{{id}}", "title": "{{Title(id)}}", "category": ["Movies", "{{Title(id)}}"], "feature": ["{{Title(id)}}"]}""")));
        return _folder.Path;

        static string Title(string id) => $"{(id[^1] % 2 == 0 ? "red" : "blue")} {(id[^1] % 4 < 2 ? "house" : "garden")}";

        static string Row(string user, string film, long time, bool verified = true) =>
            $$"""{"reviewerID": "{{user}}", "asin": "{{film}}", "overall": {{1 + ((user[^1] + film[^1]) % 5)}}, "unixReviewTime": {{time}}, "verified": {{(verified ? "true" : "false")}}, "reviewText": "{{user}} {{film}}"}""";
    }
}
