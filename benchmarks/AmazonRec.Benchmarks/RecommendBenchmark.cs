using System.Diagnostics;
using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Zoo;
using AmazonRec.Recommendation;
using AmazonRec.Studies.Running;
using AmazonRec.Training;

namespace AmazonRec.Benchmarks;

/// <summary>How fast lists are made on Electronics-shaped data: for all users, for one after another, and for someone new.</summary>
public static class RecommendBenchmark
{
    private const int Length = 10;
    private const int GivenRatings = 10;
    private const double SecondsEach = 5;
    private const double SecondsOfGlance = 0.05;

    /// <summary>Trains each model for an epoch, which is enough for scores to differ, and measures.</summary>
    /// <param name="options">Repeats, and whether it is a smoke run.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <param name="cancellation">Ends measuring.</param>
    public static RecommendResult Run(
        BenchmarkOptions options, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        options.Validate();
        progress?.Report("making ratings");
        var split = Split.Random(ElectronicsShapedRatings.Make(options.Shape), test: .3, validation: 0, seed: options.Shape.Seed);
        var text = new Lazy<ItemFeatures>(() => BenchmarkData.Make(options.Shape).Text);
        (string Name, Model Model, double? Goal)[] models =
        [
            ("dot-mf", DotMf.Create(), 20_000),
            ("svd", Svd.Create(100, RatingRange.Stars), null),
            ("concat-mlp", ConcatMlp.Create(), 300),
            ("hybrid-text", HybridText.Create(BenchmarkData.TextWidth), null),
        ];
        var lines = new List<RecommendLine>();
        foreach (var (name, model, goal) in models.Where(m => options.Models.Count == 0 || options.Models.Contains(m.Name)))
        {
            progress?.Report($"training {name}");
            var recipe = Recipe.For(name) with { Epochs = 1, EarlyStopping = null };
            var trained = Trainer.Fit(
                model, split, recipe, features: name == "hybrid-text" ? [text.Value] : [], cancellation: cancellation);
            var recommender = Recommender.For(trained, split, RatingRange.Stars, loss: recipe.Loss);
            progress?.Report($"measuring {name}");
            lines.Add(Measure(name, recommender, split.Train, options.Quick ? null : goal, options, cancellation));
        }

        return new RecommendResult(RunEnvironment.Here, options.Quick, options.Shape.Users, options.Shape.Items, Length, lines);
    }

    private static RecommendLine Measure(
        string name, Recommender recommender, Ratings train, double? goal, BenchmarkOptions options, CancellationToken cancellation)
    {
        var (threads, least) = (Environment.ProcessorCount, options.Quick ? SecondsOfGlance : SecondsEach);
        var rows = RowIndex.ByUser(train);
        Batch(0.01); // what all users share is computed here
        One(0.01);
        New(0.01);
        var (all, processor, one, anew) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var repeat = 0; repeat < options.Repeats; repeat++)
        {
            var (perSecond, perProcessorSecond) = Batch(least);
            all.Add(perSecond);
            processor.Add(perProcessorSecond);
            one.Add(One(least / 2));
            anew.Add(New(least / 2));
        }

        return new RecommendLine(
            name, new Timing(threads, all), new Timing(threads, processor), new Timing(threads, one), new Timing(threads, anew), goal);

        (double PerSecond, double PerProcessorSecond) Batch(double seconds)
        {
            var (clock, users, before) = (Stopwatch.StartNew(), 0, Environment.CpuUsage.TotalTime);
            foreach (var _ in recommender.TopNForAll(Length, cancellation: cancellation))
            {
                users++;
                if (users % 1024 == 0 && clock.Elapsed.TotalSeconds > seconds) break;
            }

            return (users / clock.Elapsed.TotalSeconds, users / (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        double One(double seconds) => Milliseconds(seconds, user => recommender.TopN(train.Users[user], Length));

        double New(double seconds) => Milliseconds(seconds, user => recommender.TopN(
            [.. rows[user].ToArray().Take(GivenRatings).Select(row => new GivenRating(train.Items[train.Item[row]], train.Value[row]))],
            Length));

        double Milliseconds(double seconds, Action<int> answer)
        {
            var (clock, answers) = (Stopwatch.StartNew(), 0);
            for (; answers == 0 || clock.Elapsed.TotalSeconds < seconds; answers++)
            {
                cancellation.ThrowIfCancellationRequested();
                answer(answers * 31 % train.Users.Count);
            }

            return clock.Elapsed.TotalMilliseconds / answers;
        }
    }
}
