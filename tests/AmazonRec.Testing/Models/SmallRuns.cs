using System.Collections.Concurrent;
using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Models.Zoo;
using AmazonRec.Recommendation;
using AmazonRec.Synthesis;
using AmazonRec.Training;

namespace AmazonRec.Testing.Models;

/// <summary>Every model of the zoo, trained for a moment on the sample.</summary>
public static class SmallRuns
{
    private static readonly ConcurrentDictionary<(string Name, int Epochs), Lazy<Recommender>> Made = new();

    public static Split Split { get; } = Split.Random(
        Reviews.Read(Sample.Reviews).ToRatings().WithMoreThan(4, 4), test: .1, validation: .1);

    public static TheoryData<string> Zoo => [.. ModelZoo.Entries.Select(e => e.Name)];

    public static TrainedModel Train(string name, int epochs = 4)
    {
        var model = SmallZoo.Build(ModelZoo.Find(name));
        var options = Options(name) with { Epochs = epochs };
        return Trainer.Fit(model, Split, options, features: SmallZoo.Features(Split.Train.Items.Count));
    }

    public static TrainingOptions Options(string name) => Recipe.For(name) with
    {
        BatchSize = 64,
        EarlyStopping = null,
        Optimizer = Recipe.For(name).Optimizer is var own and (PerSampleSgd or GibbsSampling) ? own : new Adam(.01),
        Schedule = new Constant(),
        DropLast = false,
    };

    /// <summary>The recommender of a model, trained once for all tests.</summary>
    public static Recommender Of(string name, int epochs = 4) => Made.GetOrAdd((name, epochs), static key => new Lazy<Recommender>(
        () =>
            Recommender.For(
                Train(key.Name, key.Epochs), Split, RatingRange.Stars, ItemCatalog.Build(Split.Train), Options(key.Name).Loss))).Value;

    /// <summary>The same for several callers at once, trained anew.</summary>
    public static Recommender ForCallers(string name, int callers) => Recommender.For(
        Train(name), Split, RatingRange.Stars, ItemCatalog.Build(Split.Train), Options(name).Loss, callers: callers);

    /// <summary>The same model by the engine alone, and without a last clipping to the scale.</summary>
    public static INetwork ModelOf(string name)
    {
        var trained = Train(name);
        var model = trained.Model.Output is Clip clip ? new Model(name, clip.Input) : trained.Model;
        var network = Engine.Default.Compile(
            model, new ModelShape(trained.Users.Count, trained.Items.Count), new NetworkOptions { Features = trained.Features });
        network.Import(trained.Weights);
        return network;
    }
}
