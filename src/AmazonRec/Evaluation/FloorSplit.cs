using AmazonRec.Evaluation.Leaks;

namespace AmazonRec.Evaluation;

/// <summary>What trivial baselines reach under one kind of split.</summary>
/// <param name="Kind">How the rows are split.</param>
/// <param name="Rows">Rows that there are to split.</param>
/// <param name="CopiesAcross">Share of the test rows that have a copy among the training rows, 0 to 1, over all seeds.</param>
/// <param name="Lines">The baselines; none where the rows can't be split so, all of them being copies of one.</param>
public sealed record FloorSplit(FloorKind Kind, int Rows, double CopiesAcross, IReadOnlyList<FloorLine> Lines)
{
    /// <summary>What memory alone gains from the copies, over all seeds; null where the rows can't be split so.</summary>
    public CopyMeasure? Memory { get; init; }

    /// <summary>
    /// The baseline with the smallest RMSE, the simplest of equals: how much copies can give away. Not what models are set against. Null
    /// where there are none.
    /// </summary>
    public FloorLine? Best() => Lines.MinBy(line => line.Rmse.Mean);

    /// <summary>How much smaller the best RMSE is than the global mean's, 0 to 1; 0 where that predicts every row exactly.</summary>
    public double Gain() => Best() is { } best && Lines[0].Rmse.Mean > 0 ? 1 - (best.Rmse.Mean / Lines[0].Rmse.Mean) : 0;
}
