using System.Text.Json.Serialization;
using AmazonRec.Data;
using AmazonRec.Data.Coded;
using AmazonRec.Evaluation;
using AmazonRec.Training;

namespace AmazonRec.Runs;

/// <summary>What one model came to on rows that stayed on disk.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Engine">Name of the engine.</param>
/// <param name="Options">How it was trained.</param>
/// <param name="RowsFile">The file of coded rows.</param>
/// <param name="RowsHash">What it held.</param>
/// <param name="Funnel">What was read, and what each filter left.</param>
/// <param name="Split">How rows were divided.</param>
/// <param name="TrainRows">Rows trained on.</param>
/// <param name="ValidationRows">Rows decided by.</param>
/// <param name="TestRows">Rows reported on.</param>
/// <param name="Users">Users of the file.</param>
/// <param name="Items">Items of the file.</param>
/// <param name="Order">In which order rows were trained on.</param>
/// <param name="History">How training went.</param>
/// <param name="Metrics">On the test rows, by name: the baselines, then the model.</param>
/// <param name="Seconds">Wall time of reading, training and evaluation.</param>
public sealed record StoredRun(
    string Model,
    string Engine,
    TrainingOptions Options,
    string RowsFile,
    string RowsHash,
    IReadOnlyList<FunnelStep> Funnel,
    RowDraw Split,
    long TrainRows,
    long ValidationRows,
    long TestRows,
    int Users,
    int Items,
    string Order,
    History History,
    IReadOnlyDictionary<string, StoredMetrics> Metrics,
    double Seconds)
{
    /// <summary>How rows were divided, by name.</summary>
    public string SplitMethod { get; init; } = RowDraw.Method;

    /// <summary>The test metrics of the model.</summary>
    [JsonIgnore]
    public StoredMetrics Test => Metrics[Model];

    /// <summary>How many processes trained it together; null for one alone.</summary>
    public int? Processes { get; init; }

    /// <summary>What was asked for; null where a program trained it.</summary>
    public RunInput? Input { get; init; }
}
