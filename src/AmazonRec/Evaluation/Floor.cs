using AmazonRec.Data;
using AmazonRec.Data.Inspection;
using AmazonRec.Evaluation.Leaks;
using AmazonRec.Models.Baselines;

namespace AmazonRec.Evaluation;

/// <summary>
/// What trivial baselines reach on a file: on a random split, with copies kept on one side, and with each text once. A baseline that
/// is better in the first case than in the others has learned copies by heart, and so would any model. Without copies, the three are one.
/// </summary>
/// <param name="Rows">Rows measured on.</param>
/// <param name="Of">Rows of the file; where there are more than were measured on, whole users were drawn.</param>
/// <param name="Test">Share of the rows predicted, 0 to 1.</param>
/// <param name="Seeds">The seeds of the draws; the first also of the sample.</param>
/// <param name="Splits">The results for each kind of split; the random one alone where no row measured on is a copy of another.</param>
public sealed record Floor(int Rows, int Of, double Test, IReadOnlyList<ulong> Seeds, IReadOnlyList<FloorSplit> Splits)
{
    /// <summary>Fewer rows than this say nothing.</summary>
    public const int FewestRows = 20;

    private const double TestShare = .2;
    private const int MostRows = 1_000_000; // enough for three digits; twenty million would take minutes

    /// <summary>Measures the floor.</summary>
    /// <param name="ratings">At least <see cref="FewestRows"/> rows.</param>
    /// <param name="seed">The first of the seeds.</param>
    /// <param name="runs">How many seeds, one after the other.</param>
    /// <param name="mostRows">About how many rows are measured on, at most: whole users of a larger file are drawn.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends it between two fits.</param>
    /// <exception cref="ArgumentException">There are too few rows.</exception>
    public static Floor Measure(
        Ratings ratings, ulong seed = 0, int runs = 3, int mostRows = MostRows, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        if (ratings.Count < FewestRows)
            throw new ArgumentException($"{ratings.Count} rows are too few for a floor: it takes {FewestRows}.", nameof(ratings));
        var sample = UserSample.Draw(ratings, mostRows, seed);
        var seeds = Enumerable.Range(0, runs).Select(run => seed + (ulong)run).ToArray();
        var copies = Copies.Find(sample, cancellation);
        var once = copies.Count < sample.Count ? DistinctReviews.Of(sample) : null;
        var steps = (once is null ? 1 : Enum.GetValues<FloorKind>().Length) * runs * Baseline.All.Count;
        var done = 0;
        FloorSplit[] splits = once is null
            ? [Split(FloorKind.Random, sample, copies)]
            :
            [
                Split(FloorKind.Random, sample, copies),
                Split(FloorKind.CopiesTogether, sample, copies),
                Split(FloorKind.EachTextOnce, once, Copies.Find(once, cancellation)),
            ];
        progress?.Report(1);
        return new Floor(sample.Count, ratings.Count, TestShare, seeds, splits);

        FloorSplit Split(FloorKind kind, Ratings rows, Copies among)
        {
            var (lines, tally) = (Baseline.All.Select(_ => new List<RatingMetrics>()).ToArray(), new CopyTally());
            foreach (var s in seeds)
            {
                if (FloorDraw.Draw(rows, among, kind == FloorKind.CopiesTogether, TestShare, s) is not { } draw)
                    return new FloorSplit(kind, rows.Count, 0, []);
                tally.Add(draw.Train, draw.TrainGroup, draw.Test, draw.TestGroup, among.Count);
                var predictions = new float[draw.Test.Count];
                for (var i = 0; i < lines.Length; i++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    Baseline.All[i].Fit(draw.Train).Predict(draw.Test.User, draw.Test.Item, predictions);
                    lines[i].Add(RatingMetrics.Measure(predictions, draw.Test.Value));
                    progress?.Report((double)++done / steps);
                }
            }

            return new FloorSplit(
                kind,
                rows.Count,
                tally.Measure.Share,
                [.. lines.Select((runs, i) => FloorLine.Summarise(Baseline.All[i].Name, runs))])
            { Memory = tally.Measure };
        }
    }
}
