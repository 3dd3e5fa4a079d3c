namespace AmazonRec.Runs.Plans;

/// <summary>What training on several machines will take, by what was measured on this one.</summary>
/// <param name="Cluster">The machines, and the data.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="BatchSize">Rows of a batch on all ranks.</param>
/// <param name="ShardsItems">Whether each rank has the rows of its own items alone.</param>
/// <param name="BatchSeconds">Of a step: picking the rows of a batch, of which every rank goes through all.</param>
/// <param name="ComputeSeconds">Of a step: the largest share of a batch, forward and back, on one rank.</param>
/// <param name="MergeSeconds">Of a step: moving the items that all ranks touched.</param>
/// <param name="WaitSeconds">Of a step: messages on their way.</param>
/// <param name="TransferSeconds">Of a step: bytes through the network.</param>
/// <param name="BytesPerStep">That a rank receives.</param>
/// <param name="RoundsPerStep">In which all ranks wait for each other.</param>
/// <param name="StepsPerEpoch">Steps.</param>
/// <param name="BytesPerHost">Memory that a machine needs.</param>
public sealed record ClusterPlan(
    Cluster Cluster,
    string Model,
    int BatchSize,
    bool ShardsItems,
    double BatchSeconds,
    double ComputeSeconds,
    double MergeSeconds,
    double WaitSeconds,
    double TransferSeconds,
    double BytesPerStep,
    int RoundsPerStep,
    long StepsPerEpoch,
    double BytesPerHost)
{
    private const string Picking = "picking rows";
    private const string Computing = "computing";
    private const string Moving = "moving the items that all ranks touched";
    private const string Waiting = "waiting for messages";
    private const string Bandwidth = "the network's bandwidth";

    /// <summary>Seconds of a step.</summary>
    public double SecondsPerStep => BatchSeconds + ComputeSeconds + MergeSeconds + WaitSeconds + TransferSeconds;

    /// <summary>Seconds of a pass over the training rows, evaluation apart.</summary>
    public double SecondsPerEpoch => SecondsPerStep * StepsPerEpoch;

    /// <summary>What takes most of a step.</summary>
    public string Bound => new (string Name, double Seconds)[]
    {
        (Picking, BatchSeconds), (Computing, ComputeSeconds), (Moving, MergeSeconds), (Waiting, WaitSeconds), (Bandwidth, TransferSeconds),
    }.MaxBy(part => part.Seconds).Name;

    /// <summary>What would help most, in words.</summary>
    public string Advice => Bound switch
    {
        _ when Cluster.Size == 1 => "One process: nothing is exchanged.",
        _ when Cluster.Size > BatchSize =>
            "There are more processes than rows of a batch, and some have nothing to do: take larger batches (--batch), or fewer hosts.",
        Waiting => "Messages take longer than the work: take larger batches (--batch), or fewer hosts.",
        Picking => "Every rank goes through all rows of a batch: fewer would be as fast.",
        Moving when !ShardsItems => "Every rank moves the rows that all touched: let each have its own items (--shard-items).",
        Bandwidth => "Gradients take longer than the work: take narrower tables (--factors), or a faster network.",
        _ => "More hosts make it faster.",
    };
}
