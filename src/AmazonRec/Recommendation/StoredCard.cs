using AmazonRec.Data;
using AmazonRec.Data.Coded;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation;
using AmazonRec.Training;
using AmazonRec.Training.Stored;

namespace AmazonRec.Recommendation;

/// <summary>What a run of rows on disk tells of itself in <c>run.json</c>.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Engine">Name of the engine that trained it.</param>
/// <param name="Options">How it was trained.</param>
/// <param name="RowsFile">The file of coded rows.</param>
/// <param name="RowsHash">What it held.</param>
/// <param name="Split">How rows were divided.</param>
/// <param name="SplitMethod">That in words.</param>
/// <param name="TrainRows">Rows trained on.</param>
/// <param name="ValidationRows">Rows decided by.</param>
/// <param name="TestRows">Rows reported on.</param>
/// <param name="Metrics">On the test rows, by name: the baselines, then the model.</param>
/// <param name="Seconds">Wall time of reading, training and evaluation.</param>
/// <param name="Input">What was asked for; null where a program trained it.</param>
internal sealed record StoredCard(
    string Model,
    string Engine,
    TrainingOptions Options,
    string RowsFile,
    string RowsHash,
    RowDraw Split,
    string SplitMethod,
    long TrainRows,
    long ValidationRows,
    long TestRows,
    IReadOnlyDictionary<string, StoredMetrics> Metrics,
    double Seconds,
    RunSource? Input = null)
{
    /// <summary>Reads that of a folder.</summary>
    /// <exception cref="FormatException">The file is damaged.</exception>
    public static StoredCard Read(string folder) => Json.Read<StoredCard>(Path.Combine(folder, RunCard.FileName));

    /// <summary>As the card of any run has it; what one pass over the test rows does not tell is NaN.</summary>
    /// <exception cref="FormatException">It has more rows than can be in memory.</exception>
    public RunCard ToCard()
    {
        var split = new RunSplit(
            SplitMethod, Split.Seed, Protocol.Clean, StoredSplit.HashOf(RowsHash, Split), Count(TrainRows), Count(ValidationRows),
            Count(TestRows));
        var baselines = Metrics.Where(metrics => metrics.Key != Model).ToDictionary(metrics => metrics.Key, metrics => Of(metrics.Value));
        return new RunCard(Model, Engine, Options, split, Validation: null, Of(Metrics[Model]), baselines, Seconds) { Input = Input };
    }

    /// <summary>The training and validation rows.</summary>
    /// <param name="users">The model's.</param>
    /// <param name="items">Likewise.</param>
    /// <exception cref="FileNotFoundException">As <see cref="StoredModel.OpenRows"/>.</exception>
    /// <exception cref="FormatException">Likewise.</exception>
    public (Ratings Train, Ratings Validation) ReadRows(Vocabulary users, Vocabulary items)
    {
        using var rows = StoredModel.OpenRows(RowsFile, RowsHash);
        return (rows.ReadPart(Split, RowPart.Train, users, items), rows.ReadPart(Split, RowPart.Validation, users, items));
    }

    private static RatingMetrics Of(StoredMetrics metrics) =>
        new(Count(metrics.Count), metrics.Rmse, metrics.Mae, double.NaN, double.NaN, metrics.R2);

    private static int Count(long rows) => rows <= Array.MaxLength
        ? (int)rows
        : throw new FormatException($"A run of {rows:N0} rows has more than memory can hold as columns, which lists take.");
}
