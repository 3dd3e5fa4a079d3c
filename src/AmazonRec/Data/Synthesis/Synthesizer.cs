namespace AmazonRec.Data.Synthesis;

/// <summary>
/// Makes review data in the format of Amazon's 2018 release, for samples, tests and trials at sizes whose real data isn't at hand. Users
/// have tastes and moods, items have traits and a quality, and both show in what is rated, how, and in which words; every id says that
/// it is synthetic. Equal options give the same lines on every platform.
/// </summary>
public static class Synthesizer
{
    /// <summary>The file of reviews, one JSON object a line, by item and then by time.</summary>
    public const string ReviewsName = "synthetic_reviews.json.gz";

    /// <summary>The file of items, one JSON object a line, by item.</summary>
    public const string MetadataName = "synthetic_meta.json.gz";

    /// <summary>Writes <see cref="ReviewsName"/> and <see cref="MetadataName"/>, replacing files of these names.</summary>
    /// <param name="options">How much to make.</param>
    /// <param name="folder">An existing folder; what a failed or cancelled call leaves there is for the caller to remove.</param>
    /// <param name="progress">Told the part that is done, from 0 to 1.</param>
    /// <param name="cancellation">Stops the work between lines.</param>
    /// <exception cref="ArgumentException">The options don't fit together (see <see cref="SynthesisOptions.Validate"/>).</exception>
    /// <exception cref="IOException">The folder doesn't exist, or the files can't be written.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static void Write(
        SynthesisOptions options, string folder, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        options.Validate();
        cancellation.ThrowIfCancellationRequested();
        var ratings = new SyntheticRatings(options, cancellation);
        MetadataFile.Write(Path.Combine(folder, MetadataName), options.Seed, ratings.ItemTruth, cancellation);
        ReviewFile.Write(Path.Combine(folder, ReviewsName), options.Seed, ratings, progress, cancellation);
        progress?.Report(1);
    }
}
