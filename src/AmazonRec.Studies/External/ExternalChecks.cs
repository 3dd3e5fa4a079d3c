using System.Diagnostics;
using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Evaluation;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Zoo;
using AmazonRec.Studies.Running;
using AmazonRec.Training;

namespace AmazonRec.Studies.External;

/// <summary>
/// Figures that others published for MovieLens 100k, measured here again: what shows that models and metrics are those of the books.
/// </summary>
public static class ExternalChecks
{
    private const int FoldCount = 5;
    private const int CurveSeeds = 8;
    private const int LadderSeeds = 4;

    private const string Rounded = "No draw is in it: half a unit of the last published digit.";
    private const string Drawn = "The folds are drawn otherwise, and their deviation is about .004.";
    private const string OneRun = "One run scatters by about .010 with its seed and split, so two deviations.";

    private static readonly RatingRange Wide = new(0, 5.5f);

    /// <summary>All of them, quick ones first.</summary>
    public static IReadOnlyList<ExternalCheck> All { get; } =
    [
        new(
            "user mean, u1.base to u1.test",
            "Handed down without its publication",
            Rounded,
            Errors(1.063, .85019, .0005, .000005),
            data => ErrorsOf(new EntityMean(Entity.User, data.Canonical.Train), data.Canonical.Test)),
        InSample("global mean", 1.126, .945, all => new GlobalMean(all)),
        InSample("item mean", 1.000, .799, all => new EntityMean(Entity.Item, all)),
        InSample("user mean", 1.031, .826, all => new EntityMean(Entity.User, all)),
        new(
            "random scores N(mean, sd) on the scale, 5 folds",
            "Handed down without its publication; drawn and clipped as by Surprise's NormalPredictor",
            "A fold's deviation is about .01, and ours is the mean of five.",
            [new("RMSE", 1.518, .01)],
            RandomScores),
        new(
            "ALS biases, 5 folds",
            "Surprise's BaselineOnly, default options",
            Drawn,
            Errors(.944, .748, .004, .004),
            data => data.MeanOver(Folds(data), fold => ErrorsOf(new AlsBias(fold.Train), fold.Test))),
        new("svd, 5 folds", "Surprise's SVD, default options", Drawn, Errors(.934, .737, .004, .004), data => Folds(data, "svd")),
        new("svdpp, 5 folds", "Surprise's SVDpp, default options", Drawn, Errors(.919, .721, .004, .004), data => Folds(data, "svdpp")),
        new("fastai's collaborative filter, validation MSE, mean of 8 seeds", "A re-implementation in PyTorch, mean of 8 seeds; fastai "
            + "book, chapter 8, one run", $"Both means have a deviation of about .0035. {OneRun}",
            [.. Epochs("PyTorch", .008, .9420, .8694, .8282, .8173, .8181), .. Epochs("book", .02, .9423, .8693, .8231, .8111, .8115)],
            data => Twice(Curve(data))),
        Ladder("plain dot product", .877, "dot-product", range: null, weightDecay: 0),
        Ladder("dot product in a sigmoid range", .878, "sigmoid-dot", Wide, weightDecay: 0),
        Ladder("with biases", .893, "biased-mf", Wide, weightDecay: 0),
        Ladder("with biases and weight decay", .812, "biased-mf", Wide, weightDecay: .1),
        new($"fastai book's EmbeddingNN, layers of 100 and 50: validation MSE, mean of {LadderSeeds} seeds", "fastai book, chapter 8, "
            + "one run", OneRun, Epochs("book", .02, .9724, .9223, .8934, .8650, .8649), data =>
            data.MeanOver([.. Enumerable.Range(0, LadderSeeds)], seed => Losses(data, "embedding-nn", Wide, weightDecay: .1, (ulong)seed))),
    ];

    /// <summary>Makes all measurements.</summary>
    /// <param name="data">What on.</param>
    /// <param name="progress">Told of each check that begins, with the share that is done, 0 to 1.</param>
    public static ExternalResult Run(ExternalData data, IProgress<(string Check, double Share)>? progress = null)
    {
        var whole = Stopwatch.StartNew();
        var lines = new List<ExternalLine>();
        foreach (var (number, check) in All.Index())
        {
            data.Cancellation.ThrowIfCancellationRequested();
            progress?.Report((check.Name, (double)number / All.Count));
            var clock = Stopwatch.StartNew();
            var ours = check.Measure(data);
            lines.AddRange(
                check.Figures.Zip(
                    ours,
                    (figure, value) => new ExternalLine(check.Name, figure, value, check.Source, check.Why, clock.Elapsed.TotalSeconds)));
        }

        return new ExternalResult("MovieLens 100k, figures that others published", lines, RunEnvironment.Here, whole.Elapsed.TotalSeconds);
    }

    private static ExternalFigure[] Errors(double rmse, double mae, double rmseTolerance, double maeTolerance) =>
        [new("RMSE", rmse, rmseTolerance), new("MAE", mae, maeTolerance)];

    private static ExternalFigure[] Epochs(string of, double tolerance, params IEnumerable<double> losses) =>
        [.. losses.Select((loss, epoch) => new ExternalFigure($"{of}, epoch {epoch + 1}", loss, tolerance))];

    private static ExternalCheck InSample(string name, double rmse, double mae, Func<Ratings, IRatingPredictor> fit) =>
        new(
            $"{name}, fitted to all rows and measured on them",
            "Handed down without its publication",
            Rounded,
            Errors(rmse, mae, .0005, .0005),
            data => ErrorsOf(fit(data.All), data.All));

    private static ExternalCheck Ladder(string name, double loss, string model, RatingRange? range, double weightDecay) =>
        new($"fastai book's ladder, {name}: validation MSE, mean of {LadderSeeds} seeds", "fastai book, chapter 8, one run", OneRun,
            [new("epoch 5", loss, .02)], data =>
            [data.MeanOver([.. Enumerable.Range(0, LadderSeeds)], seed => Losses(data, model, range, weightDecay, (ulong)seed))[^1]]);

    private static double[] Twice(double[] values) => [.. values, .. values];

    private static double[] Curve(ExternalData data) =>
        data.MeanOver([.. Enumerable.Range(0, CurveSeeds)], seed => Losses(data, "biased-mf", range: null, weightDecay: .1, (ulong)seed));

    /// <summary>
    /// Validation losses by epoch; fastai reports on its validation rows and has no others, and keeps the last epoch, so they decide
    /// nothing.
    /// </summary>
    private static double[] Losses(ExternalData data, string model, RatingRange? range, double weightDecay, ulong seed)
    {
        var recipe = Recipe.For(model);
        var options = recipe with { Seed = seed, Threads = 1, Optimizer = ((AdamW)recipe.Optimizer) with { WeightDecay = weightDecay } };
        var split = Split.Random(data.All, test: .2, seed: seed).AsReported();
        var history = Trainer.Fit(
            ModelZoo.Build(model, new ModelOptions { OutputRange = range }), split, options, cancellation: data.Cancellation).History;
        return [.. history.Epochs.Select(epoch => epoch.ValidationLoss!.Value)];
    }

    private static IReadOnlyList<Split> Folds(ExternalData data) => Split.Folds(data.All, FoldCount);

    private static double[] Folds(ExternalData data, string model) => data.MeanOver(Folds(data), fold =>
        ErrorsOf(
            Trainer.Fit(ModelZoo.Build(model, new()), fold, Recipe.For(model) with { Threads = 1 }, cancellation: data.Cancellation),
            fold.Test));

    private static double[] RandomScores(ExternalData data)
    {
        return data.MeanOver([.. Folds(data).Index()], fold =>
        {
            var (values, scores) = (fold.Item.Train.Value, RandomSource.For(0, "random scores", (uint)fold.Index));
            var mean = values.Average();
            var deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
            var drawn = new float[fold.Item.Test.Count];
            for (var row = 0; row < drawn.Length; row++)
                drawn[row] = (float)Math.Clamp(
                    mean + (deviation * scores.Normal((ulong)row)), RatingRange.Stars.Min, RatingRange.Stars.Max);
            return [RatingMetrics.Measure(drawn, fold.Item.Test.Value).Rmse];
        });
    }

    private static double[] ErrorsOf(IRatingPredictor predictor, Ratings rows)
    {
        var predictions = new float[rows.Count];
        predictor.Predict(rows.User, rows.Item, predictions);
        var metrics = RatingMetrics.Measure(predictions, rows.Value);
        return [metrics.Rmse, metrics.Mae];
    }
}
