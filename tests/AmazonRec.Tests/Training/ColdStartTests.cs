using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Zoo;
using AmazonRec.Runs;
using AmazonRec.Testing;
using AmazonRec.Testing.Models;
using AmazonRec.Training;
using static AmazonRec.Testing.Models.ColdSplit;

namespace AmazonRec.Tests.Training;

public sealed class ColdStartTests : IDisposable
{
    public static TheoryData<string> Zoo => SmallRuns.Zoo;

    private static readonly int[] Pairs = [.. Enumerable.Range(0, Users * Items)];
    private static readonly int[] PairUsers = Array.ConvertAll(Pairs, n => n / Items);
    private static readonly int[] PairItems = Array.ConvertAll(Pairs, n => n % Items);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_stands_for_the_unknown_follows_from_the_graph()
    {
        var rules = ModelZoo.Entries.ToDictionary(e => e.Name, e => UnknownRows.Find(SmallZoo.Build(e)));
        Assert.Equal(["svd", "svdpp"], rules.Where(r => r.Value == UnknownRow.Zeros).Select(r => r.Key));
        Assert.Equal(
            ["biased-mf-content", "hybrid-text", "hybrid-text-image"],
            rules.Where(r => r.Value == UnknownRow.TrainedMean).Select(r => r.Key));
        Assert.Equal(["bayesian-mf", "bayesian-svdpp", "bayesian-timesvd"], rules.Where(r => r.Value == UnknownRow.Drawn).Select(r => r.Key));
        Assert.Equal(UnknownRow.None, UnknownRows.Find(HybridTextImage.Create(5, 4, HybridBranches.Dot | HybridBranches.Mlp)));
    }

    [Theory]
    [MemberData(nameof(Zoo))]
    public void Of_which_nothing_is_known_has_one_prediction_and_no_random_start_in_it(string name)
    {
        var trained = Train(name);
        Assert.Equal(Predict(trained, KnownUser, Without), Predict(trained, KnownUser, WithoutEither));
        Assert.Equal(Predict(trained, 0, KnownItem), Predict(trained, ColdUser, KnownItem));
        if (!trained.HasContentOf(WithContent))
            Assert.Equal(Predict(trained, KnownUser, Without), Predict(trained, KnownUser, WithContent));
        if (UnknownRows.Find(trained.Model) is UnknownRow.Zeros or UnknownRow.Drawn) return;

        // Estimates do not depend on the seed; AlsBias has none for an unknown item but the user's bias.
        var (other, expected) = (Train(name, seed: 9), Estimates(KnownUser, Without));
        Assert.Equal(expected, Predict(trained, KnownUser, Without), 1e-5f);
        Assert.Equal(Predict(trained, KnownUser, Without), Predict(other, KnownUser, Without));
        if (UnknownRows.Find(trained.Model) == UnknownRow.None)
            Assert.Equal(Estimates(ColdUser, KnownItem), Predict(other, ColdUser, KnownItem), 1e-5f);

        static float Estimates(int user, int item)
        {
            var estimate = new float[1];
            new AlsBias(Rows.Train).Predict([user], [item], estimate);
            return Math.Clamp(estimate[0], Rows.Train.Value.Min(), Rows.Train.Value.Max());
        }
    }

    [Theory]
    [InlineData("svd")]
    [InlineData("svdpp")]
    public void A_mean_with_terms_around_zero_has_zeros_for_the_unknown(string name)
    {
        var trained = Train(name);
        var (mean, users, items) = (Weight("offset")[0], Weight("user_bias"), Weight("item_bias"));
        Assert.Equal(Math.Clamp(mean + users[KnownUser], 1, 5), Predict(trained, KnownUser, Without));
        Assert.Equal(Math.Clamp(mean + items[KnownItem], 1, 5), Predict(trained, ColdUser, KnownItem));
        Assert.Equal(mean, Predict(trained, ColdUser, Without));
        Assert.NotEqual(0, users[KnownUser]);
        Assert.NotEqual(0, items[KnownItem]);

        float[] Weight(string layer) => trained.Weights[$"{layer}.weight"].As<float>();
    }

    [Theory]
    [InlineData("biased-mf-content")]
    [InlineData("hybrid-text")]
    [InlineData("hybrid-text-image")]
    public void An_item_with_content_alone_has_the_mean_of_the_trained_rows_and_a_user_likewise(string name)
    {
        var trained = Train(name);
        foreach (var weight in trained.Model.Weights(new ModelShape(Users, Items)).Where(w => w.Entity is not null))
        {
            var (table, counts) = (
                trained.Weights[weight.Name].As<float>(),
                weight.Entity == Entity.User ? Rows.Train.CountsPerUser() : Rows.Train.CountsPerItem());
            for (var column = 0; column < weight.Columns; column++)
            {
                var mean = Enumerable.Range(0, weight.Rows).Where(row => counts[row] > 0)
                    .Average(row => (double)table[(row * weight.Columns) + column]);
                for (var row = 0; row < weight.Rows; row++)
                    if (counts[row] == 0) Assert.Equal(mean, table[(row * weight.Columns) + column], 1e-6);
            }
        }

        Assert.NotEqual(Predict(trained, KnownUser, Without), Predict(trained, KnownUser, WithContent));
    }

    [Theory]
    [MemberData(nameof(Zoo))]
    public void A_run_folder_brings_it_along_and_folders_of_before_are_mended_by_their_rows(string name)
    {
        var (trained, result) = Experiment.Run(
            SmallZoo.Build(ModelZoo.Find(name)), Rows, SmallRuns.Options(name) with { Epochs = 2 }, features: ColdSplit.Features);
        var path = _folder.PathOf("run");
        using (var staged = RunFolder.Prepare(path)) RunFolder.Save(staged, trained, Rows, result);
        var expected = All(RunFolder.Load(path));
        foreach (var (a, b) in All(trained).Zip(expected)) Assert.Equal(a, b, 1e-5f); // what trains rating by rating sums in another order

        if (UnknownRows.Find(trained.Model) is UnknownRow.TrainedMean or UnknownRow.Drawn)
            return; // there are no older folders of models that draw rows; and which items have content was not kept before, and is not told by these features
        File.Delete(Path.Combine(path, "cold-start.safetensors"));
        var weights = trained.Weights.ToDictionary();
        foreach (var weight in trained.Model.Weights(new ModelShape(Users, Items)).Where(w => w.Entity is not null))
            weights[weight.Name].As<float>().AsSpan(0, weight.Columns).Fill(9); // user 0 and item 0 as random as any number
        AtomicFile.Write(Path.Combine(path, "weights.safetensors"), stream => Safetensors.Write(stream, weights));
        Assert.Equal(expected, All(RunFolder.Load(path)));
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        var path = _folder.PathOf("model");
        Train("dot-mf").Save(path);
        AtomicFile.Write(
            Path.Combine(path, "cold-start.safetensors"),
            stream => Safetensors.Write(stream, new Dictionary<string, Tensor> { ["item.content"] = Tensor.Of(new byte[3]) }));
        Assert.Contains("'item.content'", Assert.Throws<FormatException>(() => TrainedModel.Load(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Zoo))]
    public void Validation_answers_as_the_finished_model_does_and_so_do_the_scores_of_all_items(string name)
    {
        var trained = Train(name);
        var (predicted, options) = (trained.Predict(Rows.Validation), SmallRuns.Options(name));
        var loss = predicted.Zip(
            Rows.Validation.Value,
            (p, r) => options.Loss == Loss.Mse ? ((double)p - r) * ((double)p - r) : Math.Abs((double)p - r)).Average();
        Assert.Equal(loss, trained.History.Epochs[^1].ValidationLoss!.Value, 1e-5);

        var scores = new float[Items];
        foreach (var user in new[] { ColdUser, KnownUser })
        {
            trained.ScoreItems(user, scores);
            for (var item = 0; item < Items; item++) Assert.Equal(Predict(trained, user, item), scores[item], 1e-4f);
        }
    }

    [Fact]
    public void Early_stopping_that_no_row_can_guide_trains_all_epochs()
    {
        var split = Split.OfParts(
            "made",
            null,
            Protocol.Clean,
            Rows.Train,
            Rows.Test.Rows([.. Enumerable.Range(0, Rows.Test.Count).Where(row => Rows.Test.Item[row] < 3)]),
            Rows.Test);
        var options = SmallRuns.Options("dot-mf") with { Epochs = 6, EarlyStopping = new EarlyStopping(1) };
        var history = Trainer.Fit(DotMf.Create(4), split, options).History;
        Assert.Equal((6, 6, false, true), (history.Epochs.Count, history.KeptEpoch, history.StoppedEarly, history.NothingToStopBy));
        Assert.Single(history.Epochs.Select(epoch => epoch.ValidationLoss).Distinct());
        Assert.False(Trainer.Fit(DotMf.Create(4), Rows, options).History.NothingToStopBy);
    }

    private static float[] All(TrainedModel model)
    {
        var predictions = new float[Pairs.Length];
        model.Predict(PairUsers, PairItems, predictions);
        return predictions;
    }
}
