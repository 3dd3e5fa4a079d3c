using AmazonRec.Studies.Running;


namespace AmazonRec.Benchmarks.Ingestion;

/// <summary>The benchmark of reading as <c>results/benchmarks/ingestion.json</c> holds it.</summary>
/// <param name="Environment">Where it was run.</param>
/// <param name="Quick">Whether it was a smoke run, whose times say nothing.</param>
/// <param name="Threads">Threads of ours.</param>
/// <param name="Lines">The table.</param>
/// <param name="Notes">What could not be done, and how it could.</param>
public sealed record IngestionResult(
    RunEnvironment Environment, bool Quick, int Threads, IReadOnlyList<IngestionLine> Lines, IReadOnlyList<string> Notes)
{
    /// <summary>Name of its file.</summary>
    public const string FileName = "ingestion.json";
}
