using AmazonRec.Engines;

namespace AmazonRec.Training;

/// <summary>
/// How models are trained where nobody says otherwise: from the tuned baseline, with rates and penalties by the number of rows per user and
/// item. The numbers were chosen inside the training folds of five data sets (docs/training.md says which and how).
/// </summary>
internal static class FittedRecipe
{
    /// <summary>λ of per-sample SGD times the rows per user or item: ratings' worth of pull to zero.</summary>
    private const double PullPerRow = 5;

    /// <summary>AdamW's decay over the root of the rows per user or item.</summary>
    private const double DecayPerRoot = .1;

    private const double MostDecay = 1;
    private const int CycleEpochs = 10;
    private const int Steps = 800; // an epoch's, about
    private static readonly (int Least, int Most) Batches = (64, 1024);

    /// <summary>The options; null for a model that this knows nothing of.</summary>
    public static TrainingOptions? Find(string model, RowCounts rows) => model switch
    {
        "svd" => PerSample(rows, implicitFeedback: false),
        "svdpp" => PerSample(rows, implicitFeedback: true),
        "biased-mf" or "biased-l2" or "biased-mf-content" or "dot-mf" or "dot-l2" or "dot-product" or "sigmoid-dot" or "concat-mlp"
            or "tower-mlp" or "collab-nn" or "embedding-nn" or "neumf" or "hybrid-text" or "hybrid-text-image" => OneCycled(rows),
        _ => null,
    };

    /// <summary>Learning is quick, but the factors take some epochs in which the biases alone change, not to the better.</summary>
    private static TrainingOptions PerSample(RowCounts rows, bool implicitFeedback) => Started(rows) with
    {
        Epochs = rows.Validation > 0 ? 100 : 20,
        Optimizer = new PerSampleSgd(.02, Math.Round(PullPerRow / Math.Max(1, rows.Fewest), 3)) { ImplicitFeedback = implicitFeedback },
        EarlyStopping = rows.Validation > 0 ? new(Patience: 20) { CountsStart = true } : null,
    };

    /// <summary>A cycle ends with its last epoch, so it is never cut short; the best epoch is kept all the same.</summary>
    private static TrainingOptions OneCycled(RowCounts rows) => Started(rows) with
    {
        Epochs = CycleEpochs,
        Optimizer = new AdamW(5e-3, Math.Round(Math.Min(MostDecay, DecayPerRoot * Math.Sqrt(Math.Max(1, rows.Fewest))), 2))
        {
            SparesBiasesAndNorms = true,
        },
        Schedule = new OneCycle(),
        EarlyStopping = rows.Validation > 0 ? new(CycleEpochs) { CountsStart = true } : null,
    };

    private static TrainingOptions Started(RowCounts rows)
    {
        var batch = Batches.Least;
        while (batch < Batches.Most && rows.Training / batch > 2 * Steps) batch *= 2;
        return new TrainingOptions { Start = StartingPoint.TunedBias, BatchSize = batch };
    }
}
