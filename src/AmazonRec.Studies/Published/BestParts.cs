using System.Globalization;
using AmazonRec.Auto;
using AmazonRec.Engines;
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
    private const int FewestSteps = 5000; // of the runs by batches: the published epochs on MovieLens 100k make about as many
    private const int FewestStepsInShort = 1500;
    private const double ShortBudget = 3;

    /// <summary>A model of the zoo as it was published; on few rows with as many epochs as make 5,000 steps.</summary>
    public static IRatingPredictor Published(StudyFold fold, string model, ulong seed = 0) => Once(fold, $"{model} {seed}", () =>
    {
        var recipe = Recipe.For(model);
        var fewest = fold.Options.IsShort ? FewestStepsInShort : FewestSteps;
        var steps = recipe.Optimizer is PerSampleSgd ? fewest : recipe.StepsPerEpoch(fold.Split.Train.Count);
        return Trained(fold, model, recipe with { Seed = seed, Epochs = Math.Max(recipe.Epochs, fewest / steps) }, ContentSource.None);
    });

    /// <summary>The mean of several runs that differ in their seed.</summary>
    public static IRatingPredictor Averaged(StudyFold fold) =>
        Blend.Average([.. Enumerable.Range(0, Seeds).Select(seed => Published(fold, "biased-mf", (ulong)seed))]);

    /// <summary>Neighbours on what the averaged runs leave unexplained.</summary>
    public static IRatingPredictor Neighbours(StudyFold fold) => new ItemNeighbours(fold.Split.Train, Averaged(fold));

    /// <summary>A model that is sampled, with the recipe of the zoo.</summary>
    /// <param name="fold">Whose training rows.</param>
    /// <param name="model">Its name in the zoo.</param>
    /// <param name="scatter">Whose ratings scatter more or less widely.</param>
    /// <param name="content">Of the items.</param>
    public static IRatingPredictor Sampled(StudyFold fold, string model, Scattering scatter, ContentSource content)
    {
        var recipe = Recipe.For(model);
        return Trained(fold, model, recipe with { Optimizer = (GibbsSampling)recipe.Optimizer with { Scatter = scatter } }, content);
    }

    /// <summary>What <c>train</c> makes where no model is named, and its parts in words.</summary>
    public static StudyFit Auto(StudyFold fold, ContentSource content)
    {
        var told = new ImmediateProgress<double>(
            share => fold.Progress?.Report(new TrainingProgress((int)Math.Round(share * 100), 100, 1, double.NaN, Finished: null)));
        var options = new AutoOptions
        {
            Budget = fold.Options.Smoke ? 1e-3 : fold.Options.IsShort ? ShortBudget : null,
            Threads = fold.Options.Threads,
            Features = content.Lacks(fold.Input) is null ? content.Features(fold) : [],
        };
        var (model, report) = AutoFit.Run(fold.Split, options, told, fold.Cancellation);
        return new StudyFit(model)
        {
            Choice = string.Join(" + ", report.Parts.Select(part => string.Create(
                CultureInfo.InvariantCulture,
                $"{part.Weight:F2} {part.Model}{(part.Options.Length > 0 ? $" ({part.Options})" : "")}"))),
        };
    }

    private static TrainedModel Trained(StudyFold fold, string model, TrainingOptions options, ContentSource content) => Trainer.Fit(
        ModelZoo.Build(model, new()),
        fold.Split,
        fold.Options.On(options),
        fold.Options.EngineFor(options.Optimizer),
        content.Features(fold),
        fold.Progress,
        checkpoint: null,
        fold.Cancellation);

    private static IRatingPredictor Once(StudyFold fold, string name, Func<IRatingPredictor> fit) =>
        fold.Input.Once($"{name}, {fold.Split.Hash}", fit);
}
