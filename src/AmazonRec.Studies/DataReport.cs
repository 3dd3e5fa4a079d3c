using AmazonRec.Data;
using AmazonRec.Data.Inspection;
using AmazonRec.Evaluation;
using AmazonRec.Training;


namespace AmazonRec.Studies;

/// <summary>What is in a file, before anyone trains on it.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Profile">Rows, stars, activity, times.</param>
/// <param name="Duplicates">Copies by kind.</param>
/// <param name="Verdict">What it means.</param>
/// <param name="Metadata">What is known of the items; null where no metadata were given.</param>
/// <param name="Floor">What trivial baselines reach; null where it was not asked for, rows are too few, or have no ratings.</param>
public sealed record DataReport(
    string File, RatingsProfile Profile, DuplicateReport Duplicates, LeakVerdict Verdict, CatalogCoverage? Metadata = null,
    Floor? Floor = null)
{
    private const double CopiesDone = .4; // of the time that many million rows take

    /// <summary>The report on a file's ratings.</summary>
    /// <param name="file">What to call the file.</param>
    /// <param name="ratings">Its ratings.</param>
    /// <param name="withFloor">Whether to measure the floor, which takes longest.</param>
    /// <param name="metadata">What is known of the items, if anything.</param>
    /// <param name="progress">Told about the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">There are no ratings.</exception>
    public static DataReport Measure(
        string file, Ratings ratings, bool withFloor = true, CatalogCoverage? metadata = null, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        var profile = RatingsProfile.Measure(ratings);
        progress?.Report(CopiesDone / 10);
        var copies = Copies.Find(ratings, cancellation);
        progress?.Report(CopiesDone / 2);
        var duplicates = DuplicateReport.Measure(ratings, copies, cancellation);
        progress?.Report(CopiesDone);
        var rest = new ImmediateProgress<double>(share => progress?.Report(CopiesDone + (share * (1 - CopiesDone))));
        var floor = withFloor && !ratings.IsImplicit && ratings.Count >= Floor.FewestRows
            ? Floor.Measure(ratings, progress: rest, cancellation: cancellation)
            : null;
        progress?.Report(1);
        return new DataReport(file, profile, duplicates, LeakVerdict.Judge(ratings.Count, duplicates, floor), metadata, floor);
    }
}
