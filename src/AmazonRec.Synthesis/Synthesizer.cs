using AmazonRec.Synthesis.Formats;
using AmazonRec.Synthesis.Pictures;

namespace AmazonRec.Synthesis;

/// <summary>
/// Makes data in the formats of the field, for samples, tests and trials at sizes whose real data isn't at hand. Users have tastes and
/// moods, items have traits and a quality, and both show in what is rated, how, and in which words; every id of the Amazon formats says
/// that it is synthetic. Equal options give the same lines on every platform and any number of threads.
/// </summary>
public static class Synthesizer
{
    /// <summary>The file of reviews that the default options make, one JSON object a line, by item and then by time.</summary>
    public const string ReviewsName = "synthetic_reviews.json.gz";

    /// <summary>The file of items that the default options make, one JSON object a line, by item.</summary>
    public const string MetadataName = "synthetic_meta.json.gz";

    /// <summary>The folder of pictures, one PNG an item, named by its id.</summary>
    public const string ImagesFolder = "images";

    /// <summary>
    /// The files that <see cref="Write(SynthesisOptions, string, IProgress{double}, CancellationToken)"/> makes; pictures as
    /// <c>images/*.png</c>. The one with the ratings is last.
    /// </summary>
    public static IReadOnlyList<string> FilesOf(SynthesisOptions options)
    {
        var names = FormatFiles.Find(options).Names.Select(name => FormatFiles.Packed(name, options));
        if (FormatFiles.Find(options).HasPlainIds) names = names.Prepend(FormatFiles.Note);
        return [.. options.Images ? names.Prepend($"{ImagesFolder}/*.png") : names];
    }

    /// <summary>Writes the <see cref="FilesOf"/> the options, replacing files of these names.</summary>
    /// <param name="options">What to make.</param>
    /// <param name="folder">An existing folder; what a failed or cancelled call leaves there is for the caller to remove.</param>
    /// <param name="progress">Told the part that is done, from 0 to 1.</param>
    /// <param name="cancellation">Stops the work between ranges of lines.</param>
    /// <exception cref="ArgumentException">The options don't fit together (see <see cref="SynthesisOptions.Validate"/>).</exception>
    /// <exception cref="IOException">The folder doesn't exist, or the files can't be written.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static void Write(
        SynthesisOptions options, string folder, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        Write(options, folder, Environment.ProcessorCount, progress, cancellation);

    /// <inheritdoc cref="Write(SynthesisOptions, string, IProgress{double}, CancellationToken)"/>
    /// <param name="options">What to make.</param>
    /// <param name="folder">An existing folder; what a failed or cancelled call leaves there is for the caller to remove.</param>
    /// <param name="threads">Threads to use at most; the files don't depend on it.</param>
    /// <param name="progress">Told the part that is done, from 0 to 1.</param>
    /// <param name="cancellation">Stops the work between ranges of lines.</param>
    public static void Write(
        SynthesisOptions options, string folder, int threads, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        options.Validate();
        cancellation.ThrowIfCancellationRequested();
        var work = new SynthesisWork { Progress = progress, Cancellation = cancellation, Threads = threads };
        var target = new SynthesisTarget(options, new SyntheticRatings(options, work), folder, work);
        if (FormatFiles.Find(options).HasPlainIds) File.WriteAllText(Path.Combine(folder, FormatFiles.Note), FolderNote.Write(options));
        if (options.Images) ItemPictures.Write(target, Path.Combine(folder, ImagesFolder));
        FormatFiles.Find(options).Write(target);
        progress?.Report(1);
    }
}
