using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Models.Zoo;
using AmazonRec.Runs;
using AmazonRec.Synthesis;
using AmazonRec.Testing;
using AmazonRec.Testing.Models;
using AmazonRec.Training;

namespace AmazonRec.Tests.Runs;

public sealed class ModelCardTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_folder_tells_in_words_what_the_run_is_worth_beside_the_baselines()
    {
        var split = Split.Random(Ratings.Read(Sample.Reviews).WithoutRepeatedTexts(), test: .2, validation: .1, seed: 0);
        var (model, result) = Experiment.Run(BiasedMf.Create(4, new(0, 5.5f)), split, Recipe.For("biased-mf") with { Epochs = 2 });
        var path = _folder.PathOf("run");
        using (var staged = RunFolder.Prepare(path)) RunFolder.Save(staged, model, split, result);
        var card = File.ReadAllText(Path.Combine(path, ModelCard.FileName));
        Assert.Equal(ModelCard.Write(result), card);
        Assert.StartsWith("# biased-mf\n", card);
        foreach (var (name, metrics) in result.Baselines.Prepend(new(model.Model.Name, result.Test)))
            Assert.Contains(
                $"| {name} | {metrics.Rmse:F4} | {metrics.Mae:F4} | {(double.IsNaN(metrics.Pearson) ? "-" : $"{metrics.Pearson:F4}")} |", card);
        Assert.Contains(result.Leak!.Sentence, card);
        Assert.Contains($"the weights of epoch {result.History.KeptEpoch} of {result.History.Epochs.Count}", card);
        foreach (var heading in new[] { "What it is worth", "Data", "How it was trained", "What it is not for", "Use" })
            Assert.Contains($"\n## {heading}\n", card);
    }

    [Fact]
    public void Test_rows_that_also_validated_are_not_called_unseen()
    {
        var clean = MadeUpResult.Good;
        const string Claim = "test rows that neither training nor any choice has seen";
        Assert.Contains(Claim, ModelCard.Write(clean));
        var reported = ModelCard.Write(clean with { Split = clean.Split with { Protocol = Protocol.AsReported } });
        Assert.DoesNotContain(Claim, reported);
        Assert.Contains("Its protocol is AsReported, not clean", reported);
    }

    [Fact]
    public void A_run_of_before_has_none_and_is_read_all_the_same()
    {
        var split = Split.Random(Ratings.Read(Sample.Reviews).WithoutRepeatedTexts(), test: .2, validation: .1, seed: 0);
        var (model, result) = Experiment.Run(BiasedMf.Create(2, new(0, 5.5f)), split, Recipe.For("biased-mf") with { Epochs = 1 });
        var path = _folder.PathOf("run");
        using (var staged = RunFolder.Prepare(path)) RunFolder.Save(staged, model, split, result);
        File.Delete(Path.Combine(path, ModelCard.FileName));
        Assert.Equal(Json.Write(result), Json.Write(RunFolder.ReadResult(path)));
    }
}
