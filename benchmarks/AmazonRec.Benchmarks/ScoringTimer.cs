using System.Diagnostics;
using AmazonRec.Engines;

namespace AmazonRec.Benchmarks;

/// <summary>Times the ratings of all items by one user after another, as a recommender asks for them.</summary>
internal sealed class ScoringTimer(BenchmarkModel model, BenchmarkData data, Pace pace, IEngine engine, int threads)
{
    private readonly INetwork _network = engine.Compile(
        model.Model,
        data.ModelShape,
        new NetworkOptions { Optimizer = model.Optimizer, Threads = threads, Features = data.FeaturesOf(model) });
    private readonly float[] _predictions = new float[data.Shape.Items];
    private bool _warm;

    /// <summary>Milliseconds per user.</summary>
    public MeasuredTime Measure(CancellationToken cancellation)
    {
        if (!_warm) Run(pace.WarmUpSeconds, cancellation); // what all users share is computed here
        _warm = true;
        return new MeasuredTime(Run(pace.Seconds, cancellation), Scaled: false);
    }

    private double Run(double atLeast, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var users = 0;
        for (; users < pace.Steps || clock.Elapsed.TotalSeconds < atLeast; users++)
        {
            cancellation.ThrowIfCancellationRequested();
            _network.PredictAllItems(users % data.Shape.Users, _predictions);
        }

        return clock.Elapsed.TotalMilliseconds / users;
    }
}
