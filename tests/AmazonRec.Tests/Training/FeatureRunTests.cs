using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Features;
using AmazonRec.Models.Zoo;
using AmazonRec.Runs;
using AmazonRec.Synthesis;
using AmazonRec.Testing;
using AmazonRec.Training;


namespace AmazonRec.Tests.Training;

/// <summary>A model that reads the items' content, from training to a folder and back.</summary>
public sealed class FeatureRunTests : IDisposable
{
    private static readonly Split Clean = Split.Random(
        Reviews.Read(Sample.Reviews).ToRatings().WithMoreThan(10, 10), test: .2, validation: .1);
    private static readonly TrainingOptions Quick = new() { Epochs = 2, BatchSize = 256, Optimizer = new Adam(.01) };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_folder_brings_the_content_along_and_predicts_the_same_bits()
    {
        var (trained, result) = Run(FeatureScaling.Standardize);
        using (var staged = RunFolder.Prepare(_folder.PathOf("run"))) RunFolder.Save(staged, trained, Clean, result);
        var loaded = RunFolder.Load(_folder.PathOf("run"));

        Assert.Equal(trained.Predict(Clean.Test), loaded.Predict(Clean.Test));
        var read = Assert.Single(loaded.Features);
        Assert.Equal(trained.Features[0].Values, read.Values);
        Assert.Equal(trained.Features[0].ScaleNew([.1f, .2f, .3f]), read.ScaleNew([.1f, .2f, .3f]));
        Assert.Equal((FeatureScaling.Standardize, "half.features"), (read.Report!.Scaling, Path.GetFileName(read.Report.File)));
        var noted = Assert.Single(Json.Read<ExperimentResult>(Path.Combine(_folder.PathOf("run"), "run.json")).Features!);
        Assert.Equal((read.Report.FileHash, read.Report.Missing, "waves"), (noted.FileHash, noted.Missing, noted.Origin["method"]));
    }

    [Fact]
    public void A_folder_of_before_scalers_were_kept_loads_without()
    {
        var (trained, _) = Run(FeatureScaling.Unit);
        trained.Save(_folder.PathOf("model"));
        var path = Path.Combine(_folder.PathOf("model"), "features.safetensors");
        var tensors = Safetensors.Read(path, out var notes);
        AtomicFile.Write(
            path, stream => Safetensors.Write(stream, tensors, new Dictionary<string, string> { ["text"] = notes["text"] }));
        var loaded = TrainedModel.Load(_folder.PathOf("model"));
        Assert.Null(Assert.Single(loaded.Features).Scaler);
        Assert.Equal(trained.Predict(Clean.Test), loaded.Predict(Clean.Test));

        AtomicFile.Write(
            path,
            stream => Safetensors.Write(
                stream,
                tensors,
                new Dictionary<string, string> { ["scaler/text"] = """{"name": "text", "means": [1], "scales": [1]}""" }));
        Assert.Contains(
            "1 means", Assert.Throws<FormatException>(() => TrainedModel.Load(_folder.PathOf("model"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_content_leaves_none_of_an_earlier_one_behind()
    {
        var (trained, result) = Run(FeatureScaling.None);
        using (var staged = RunFolder.Prepare(_folder.PathOf("run"))) RunFolder.Save(staged, trained, Clean, result);
        var plain = Experiment.Run(DotMf.Create(2), Clean, Quick);
        using (var staged = RunFolder.Prepare(_folder.PathOf("run"), replace: true))
            RunFolder.Save(staged, plain.Model, Clean, plain.Result);

        Assert.False(File.Exists(Path.Combine(_folder.PathOf("run"), "features.safetensors")));
        Assert.Empty(RunFolder.Load(_folder.PathOf("run")).Features);
    }

    [Fact]
    public void A_folder_without_its_content_or_with_other_content_is_refused()
    {
        var (trained, _) = Run(FeatureScaling.None);
        trained.Save(_folder.PathOf("model"));
        var path = Path.Combine(_folder.PathOf("model"), "features.safetensors");
        AtomicFile.Write(
            path, stream => Safetensors.Write(stream, new Dictionary<string, Tensor> { ["text"] = new([2, 3], new float[6]) }));
        Assert.Contains(
            "do not go together",
            Assert.Throws<FormatException>(() => TrainedModel.Load(_folder.PathOf("model"))).Message,
            StringComparison.Ordinal);
        AtomicFile.Write(path, stream => Safetensors.Write(stream, new Dictionary<string, Tensor> { ["text"] = new([6], new float[6]) }));
        Assert.Contains(
            "1 axes", Assert.Throws<FormatException>(() => TrainedModel.Load(_folder.PathOf("model"))).Message, StringComparison.Ordinal);
        File.Delete(path);
        Assert.Contains(
            "is missing",
            Assert.Throws<FileNotFoundException>(() => TrainedModel.Load(_folder.PathOf("model"))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_is_not_resumed_with_other_content()
    {
        var (plain, scaled) = (Aligned(FeatureScaling.None), Aligned(FeatureScaling.Standardize));
        var (model, path) = (HybridText.Create(plain.Width, 4, 16), _folder.PathOf("c"));
        Trainer.Fit(model, Clean, Quick, features: [plain], checkpoint: new Checkpoint(path));
        var error = Assert.Throws<FormatException>(
            () => Trainer.Fit(model, Clean, Quick, features: [scaled], checkpoint: new Checkpoint(path) { Resumes = true }));
        Assert.Contains("the item features: text of 4 (", error.Message, StringComparison.Ordinal);
        Assert.Contains("from half.features", error.Message, StringComparison.Ordinal);
    }

    private (TrainedModel Model, ExperimentResult Result) Run(FeatureScaling scaling)
    {
        var features = Aligned(scaling);
        return Experiment.Run(HybridText.Create(features.Width, 4, 16), Clean, Quick, features: [features]);
    }

    /// <summary>Every second item has content.</summary>
    private ItemFeatures Aligned(FeatureScaling scaling)
    {
        var ids = Clean.Train.Items.Ids.Where((_, i) => i % 2 == 0).ToArray();
        var matrix = new FeatureMatrix(
            "text",
            Vocabulary.FromIds(ids),
            3,
            [.. Enumerable.Range(0, ids.Length * 3).Select(i => MathF.Sin(i))],
            new Dictionary<string,
            string>
            { ["method"] = "waves" });
        matrix.Save(_folder.PathOf("half.features"));
        return FeatureFile.Read(_folder.PathOf("half.features")).Align(Clean.Train, scaling, "text");
    }
}
