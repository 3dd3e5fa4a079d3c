using AmazonRec.Studies.Running;


namespace AmazonRec.Benchmarks;

/// <summary>The benchmark of lists as <c>results/benchmarks/recommend.json</c> holds it.</summary>
/// <param name="Environment">Where it was run.</param>
/// <param name="Quick">Whether it was a smoke run, whose times say nothing.</param>
/// <param name="Users">Users of the data.</param>
/// <param name="Items">Its items.</param>
/// <param name="Length">Items of a list.</param>
/// <param name="Lines">The table.</param>
public sealed record RecommendResult(
    RunEnvironment Environment, bool Quick, int Users, int Items, int Length, IReadOnlyList<RecommendLine> Lines)
{
    /// <summary>Name of its file.</summary>
    public const string FileName = "recommend.json";
}
