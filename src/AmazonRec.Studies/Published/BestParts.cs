using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Evaluation;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Bayesian;
using AmazonRec.Models.Zoo;
using AmazonRec.Studies.Running;
using AmazonRec.Training;


namespace AmazonRec.Studies.Published;

/// <summary>The parts of <see cref="BestStudy"/>. Each is fitted once on the rows of a split, whichever models ask for it.</summary>
internal static class BestParts
{
    private const int Seeds = 5;
    private const double HeldOut = 0.1;
    private const int FewestSteps = 5000; // of the runs by batches: the published epochs on MovieLens 100k make about as many
    private const int FewestStepsInShort = 1500;

    /// <summary>A model of the zoo as it was published; on few rows with as many epochs as make 5,000 steps.</summary>
    public static IRatingPredictor Published(StudyFold fold, Split split, string model, ulong seed = 0) =>
        Once(fold, split, $"{model} {seed}", () =>
    {
        var recipe = Recipe.For(model);
        var fewest = fold.Options.IsShort ? FewestStepsInShort : FewestSteps;
        var steps = recipe.Optimizer is PerSampleSgd ? fewest : recipe.StepsPerEpoch(split.Train.Count);
        var options = recipe with { Seed = seed, Epochs = Math.Max(recipe.Epochs, fewest / steps) };
        return Trainer.Fit(
            ModelZoo.Build(model, new()),
            split,
            fold.Options.On(options),
            fold.Options.EngineFor(options.Optimizer),
            features: null,
            fold.Progress,
            checkpoint: null,
            fold.Cancellation);
    });

    /// <summary>The mean of several runs that differ in their seed.</summary>
    public static IRatingPredictor Averaged(StudyFold fold, Split split) =>
        Blend.Average([.. Enumerable.Range(0, Seeds).Select(seed => Published(fold, split, "biased-mf", (ulong)seed))]);

    /// <summary>Neighbours on what the averaged runs leave unexplained.</summary>
    public static IRatingPredictor Neighbours(StudyFold fold, Split split) =>
        Once(fold, split, "neighbours", () => new ItemNeighbours(split.Train, Averaged(fold, split)));

    /// <summary>Bayesian matrix factorisation, with options that the fold's training rows choose for this variant alone.</summary>
    public static IRatingPredictor BayesianMf(StudyFold fold, Split split, BayesianMfVariant variant) =>
        Once(fold, split, variant.Name, () =>
    {
        var options = OptionsOf(fold, variant);
        var rounds = options.BurnIn + options.Rounds;
        var told = new ImmediateProgress<(double Share, double Loss)>(
            p => fold.Progress?.Report(new TrainingProgress((int)Math.Ceiling(p.Share * rounds), rounds, 1, p.Loss, Finished: null)));
        return new BayesianMf(split.Train, options, variant.Content.Features(fold with { Split = split }), told, fold.Cancellation);
    });

    /// <summary>The options of a variant in a fold, chosen by its training rows once.</summary>
    public static BayesianMfOptions OptionsOf(StudyFold fold, BayesianMfVariant variant) =>
        fold.Input.Once($"{variant.Name} options, {fold.Split.Hash}", () =>
    {
        var told = new ImmediateProgress<double>(
            share => fold.Progress?.Report(new TrainingProgress((int)Math.Round(share * 100), 100, 1, double.NaN, Finished: null)));
        return BayesianMfChoice.Choose(fold, variant, told);
    });

    /// <summary>
    /// All together. The weights are fitted on a tenth of the training rows, with parts that were fitted on the others; then the parts are
    /// fitted on all training rows.
    /// </summary>
    public static IRatingPredictor Blended(StudyFold fold, IReadOnlyList<BayesianMfVariant> variants)
    {
        var inner = fold.Split.WithoutTest(HeldOut, seed: 1);
        var weights = Stacking.Fit(All(inner), inner.Validation);
        return weights with { Parts = All(fold.Split) };

        IReadOnlyList<IRatingPredictor> All(Split split) =>
        [
            Baseline.Yardstick.Fit(split.Train),
            Published(fold, split, "svdpp"),
            Averaged(fold, split),
            Neighbours(fold, split),
            .. variants.Select(variant => BayesianMf(fold, split, variant)),
        ];
    }

    private static IRatingPredictor Once(StudyFold fold, Split split, string name, Func<IRatingPredictor> fit) =>
        fold.Input.Once($"{name}, {split.Hash}", fit);
}
