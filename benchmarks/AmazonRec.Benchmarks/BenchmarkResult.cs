using AmazonRec.Studies.Running;


namespace AmazonRec.Benchmarks;

/// <summary>A benchmark as <c>results/benchmarks/epochs-512.json</c> holds it, and <c>epochs-256.json</c>.</summary>
/// <param name="Environment">Where it was run.</param>
/// <param name="VectorBits">The widest vectors that .NET used: 512, 256 or 128 bits.</param>
/// <param name="Engine">What ours ran on.</param>
/// <param name="Quick">Whether it was a smoke run, whose times say nothing.</param>
/// <param name="Data">What it trained on.</param>
/// <param name="TrainingRows">Rows of an epoch.</param>
/// <param name="ShuffleSeconds">Drawing the order of an epoch; not part of the times below, neither ours nor the peers'.</param>
/// <param name="Limits">The machine on one thread, then on all.</param>
/// <param name="Lines">The table.</param>
/// <param name="Notes">What could not be done, and how it could.</param>
/// <param name="Seconds">Wall time of the whole benchmark.</param>
public sealed record BenchmarkResult(
    RunEnvironment Environment,
    int VectorBits,
    string Engine,
    bool Quick,
    ElectronicsShape Data,
    int TrainingRows,
    double ShuffleSeconds,
    IReadOnlyList<MachineLimit> Limits,
    IReadOnlyList<BenchmarkLine> Lines,
    IReadOnlyList<string> Notes,
    double Seconds)
{
    /// <summary>Name of its file, one for each width of vectors.</summary>
    public static string FileNameFor(int vectorBits) => $"epochs-{vectorBits}.json";
}
