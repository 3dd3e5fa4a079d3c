using AmazonRec.Engines;
using AmazonRec.Models;

namespace AmazonRec.Benchmarks;

/// <summary>One line of the benchmark: a model, how it is trained, and what it ought to reach.</summary>
/// <param name="Name">As in <c>--models NAME</c>, and as the peers know it.</param>
/// <param name="Title">In the table.</param>
/// <param name="Task">What is measured.</param>
/// <param name="Model">The graph; null where this version has no such model.</param>
/// <param name="Optimizer">How it is trained.</param>
/// <param name="BatchSize">Rows per step.</param>
/// <param name="Goals">What it ought to reach.</param>
public sealed record BenchmarkModel(
    string Name,
    string Title,
    BenchmarkTask Task,
    Model? Model,
    Optimizer Optimizer,
    int BatchSize,
    IReadOnlyList<Goal> Goals)
{
    /// <summary>Whether it reads text vectors.</summary>
    public bool ReadsText => Model is not null && Model.Layers.Any(layer => layer is Models.Layers.FeatureVector);
}
