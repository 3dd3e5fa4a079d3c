using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Layers;

namespace AmazonRec.Benchmarks;

/// <summary>One line of the benchmark: a model, how it is trained, and what it ought to reach.</summary>
/// <param name="Name">As in <c>--models NAME</c>, and as the peers know it.</param>
/// <param name="Title">In the table.</param>
/// <param name="Task">What is measured.</param>
/// <param name="Model">The graph.</param>
/// <param name="Optimizer">How it is trained.</param>
/// <param name="BatchSize">Rows per step.</param>
/// <param name="Goals">What it ought to reach.</param>
public sealed record BenchmarkModel(
    string Name,
    string Title,
    BenchmarkTask Task,
    Model Model,
    Optimizer Optimizer,
    int BatchSize,
    IReadOnlyList<Goal> Goals)
{
    /// <summary>Names of the item features that it reads.</summary>
    public IReadOnlyList<string> Features => [.. Model.Layers.OfType<FeatureVector>().Select(layer => layer.Source).Distinct()];
}
