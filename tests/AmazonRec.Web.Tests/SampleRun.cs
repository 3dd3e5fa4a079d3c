using System.Text.Json;
using AmazonRec.Data;
using AmazonRec.Data.Catalogs;
using AmazonRec.Engines;
using AmazonRec.Features;
using AmazonRec.Models.Zoo;
using AmazonRec.Rankers;
using AmazonRec.Recommendation;
using AmazonRec.Runs;
using AmazonRec.Synthesis;
using AmazonRec.Testing;
using AmazonRec.Training;

namespace AmazonRec.Web.Tests;

/// <summary>Runs on the sample, whose most rated items carry titles that attack whoever takes them for markup.</summary>
internal static class SampleRun
{
    public const string Script = "<script>document.title='owned'</script> cable";
    public const string Image = "<img src=x onerror=\"document.title='owned'\"> lamp";
    public const string Ampersand = "Salt & pepper mill";

    private static readonly Split Rows = Split.Random(
        Reviews.Read(Sample.Reviews).ToRatings().WithMoreThan(4, 4), test: .1, validation: .1);

    /// <summary>The most rated items, most first.</summary>
    public static IReadOnlyList<string> MostRated { get; } =
        [
            .. Rows.Train.CountsPerItem().Select((count, code) => (count, code)).OrderByDescending(i => i.count).ThenBy(i => i.code)
            .Select(i => Rows.Train.Items[i.code])];

    private static readonly Lazy<ItemCatalog> Items = new(() => ItemCatalog.Build(Rows.Train, Catalog()));
    private static readonly Lazy<(TrainedModel Model, ExperimentResult Result)>[] Trained = [
        .. Enumerable.Range(0, 10).Select(factors => new Lazy<(TrainedModel, ExperimentResult)>(() => Train(factors)))];

    /// <summary>Writes a run of some model into a folder.</summary>
    public static void Write(string folder, int factors = 4)
    {
        var (model, result) = Trained[factors].Value;
        using var staged = RunFolder.Prepare(folder, replace: true);
        RunFolder.Save(staged, model, Rows, result, Items.Value);
    }

    /// <summary>Writes a run of a model and a ranker.</summary>
    public static void WriteWithRanker(string folder)
    {
        var (model, result) = Trained[4].Value;
        using var staged = RunFolder.Prepare(folder);
        RunFolder.Save(
            staged, model, Rows, result, Items.Value, RankerTraining.Fit(Rows, new RankerOptions { Ranker = "item-knn" }));
    }

    /// <summary>
    /// Writes a run of a model that reads texts and pictures, or of these and of ratings: items next to each other in the order of ids are
    /// alike by their text, and every seventh by their picture.
    /// </summary>
    public static void WriteWithContent(string folder)
    {
        var items = Rows.Train.Items.Count;
        ItemFeatures[] features = [Circle("text", item => item), Circle("image", item => (item % 7 * 100) + item)];
        var model = ModelZoo.Find("biased-mf-content").Build(new ModelOptions
        {
            Factors = 4,
            Inputs = new ModelInputs(Shape: null, features.ToDictionary(f => f.Name, f => f.Width)),
        });
        var (trained, result) = Experiment.Run(
            model, Rows, new TrainingOptions { Epochs = 1, BatchSize = 256, Optimizer = new Adam(.01) }, features: features);
        using var staged = RunFolder.Prepare(folder);
        RunFolder.Save(staged, trained, Rows, result, Items.Value);

        ItemFeatures Circle(string name, Func<int, int> place) => new(
            name, 2, [
                .. Enumerable.Range(0, items)
                .SelectMany(item => new[] { MathF.Cos(place(item) / 150f), MathF.Sin(place(item) / 150f) })]);
    }

    /// <summary>Writes a run on the same rows, each of them twice, so that most test rows have a copy among the training rows.</summary>
    public static void WriteLeaky(string folder)
    {
        var once = Reviews.Read(Sample.Reviews).ToRatings().WithMoreThan(4, 4);
        var rows = Split.Random(
            once.Rows([.. Enumerable.Range(0, 2 * once.Count).Select(row => row % once.Count)]), test: .1, validation: .1);
        var (model, result) = Experiment.Run(
            BiasedMf.Create(4, RatingRange.Stars), rows, new TrainingOptions { Epochs = 1, BatchSize = 256, Optimizer = new Adam(.01) });
        using var staged = RunFolder.Prepare(folder);
        RunFolder.Save(staged, model, rows, result);
    }

    private static (TrainedModel Model, ExperimentResult Result) Train(int factors) =>
        Experiment.Run(
            BiasedMf.Create(factors, RatingRange.Stars),
            Rows,
            new TrainingOptions { Epochs = 4, BatchSize = 256, Optimizer = new Adam(.01) });

    private static Catalog Catalog()
    {
        using var folder = new TemporaryFolder();
        var titles = new[] { Script, Image, Ampersand }.Concat(Enumerable.Repeat("Plain thing", MostRated.Count));
        var lines = MostRated.Zip(
            titles,
            (id, title) =>
                JsonSerializer.Serialize(
                    new { asin = id, title, brand = "<b>Brand</b>", imageURLHighRes = new[] { "https://pictures.example/1.jpg" } }));
        return Data.Catalogs.Catalog.Read(folder.Write("meta.json", string.Join('\n', lines)), new CatalogOptions { StripHtml = false });
    }
}
