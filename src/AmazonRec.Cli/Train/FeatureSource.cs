using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Features.Images;
using AmazonRec.Features.Text.Sources;
using AmazonRec.Runs;


namespace AmazonRec.Cli.Train;

/// <summary>Item features as a command is given them: a file that holds them, or a folder of pictures to learn them from.</summary>
internal sealed class FeatureSource
{
    private const int PicturesPerNumber = 4;
    private static readonly ImageFeatureOptions Standard = new();

    private readonly FeatureFile? _file;
    private readonly PictureFolder? _pictures;

    private FeatureSource(FeatureFile? file, PictureFolder? pictures) =>
        (_file, _pictures, Health) = (file, pictures, file is null ? null : FeatureHealth.Measure(file.Features));

    /// <summary>Whether the features of a file tell items apart; null of pictures, which are still to be learned from.</summary>
    public FeatureHealth? Health { get; }

    /// <summary>Numbers of an item, at most where they are still to be learned.</summary>
    public int Width => _file?.Features.Width ?? Standard.Width;

    /// <summary>Reads a file, or lists a folder.</summary>
    /// <exception cref="FileNotFoundException">There is neither.</exception>
    /// <exception cref="FormatException">The file holds no features, or the folder no pictures.</exception>
    public static FeatureSource Read(string path) =>
        Directory.Exists(path) ? new(file: null, PictureFolder.Open(path)) : new(FeatureFile.Read(path), pictures: null);

    /// <summary>
    /// In the order of the data's items. Pictures are learned from as far as training rows name their items, so that every split has
    /// features of its own.
    /// </summary>
    /// <param name="split">The rows; features that would tell those to report on are refused.</param>
    /// <param name="scaling">What is done to the numbers.</param>
    /// <param name="name">What the model calls them.</param>
    /// <param name="progress">Asked for someone to tell shares to, by a stage's name and its number of pictures.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentException">They are of other items, or tell what is to be predicted.</exception>
    public ItemFeatures Align(
        Split split, FeatureScaling scaling, string name, Func<string, int, IProgress<double>?>? progress, CancellationToken cancellation)
    {
        if (_file is not null)
        {
            TextOrigin.RefuseLeak(_file.Features, split);
            var own = _file.Align(split.Train, scaling, name);
            return own with { Report = own.Report! with { Health = Health } };
        }

        var counts = split.Train.CountsPerItem();
        var trained = Enumerable.Range(0, counts.Length).Where(item => counts[item] > 0).Select(item => split.Train.Items[item])
            .ToHashSet(StringComparer.Ordinal);
        var seen = _pictures!.Ids.Count(trained.Contains);
        if (seen == 0)
            throw new ArgumentException(
                $"{_pictures.Path}: no picture is of an item of the training rows, such as '{split.Train.Items[0]}'; the first is of "
                + $"'{_pictures.Ids[0]}'. Pictures bear the items' ids as names.");
        var options = Standard with { Width = Math.Clamp(seen / PicturesPerNumber, 1, Standard.Width) };
        var learned = ImageFeatures.Learn(_pictures, options, trained, progress, cancellation).Features;
        var aligned = FeatureAlignment.Align(learned, split.Train, scaling, name);
        return aligned with
        {
            Report = aligned.Report! with
            {
                File = _pictures.Path,
                FileHash = learned.Origin["pictures"],
                Health = FeatureHealth.Measure(learned),
            },
        };
    }

    /// <summary>What a result tells of them.</summary>
    public FeatureInput Input(string name, FeatureScaling scaling, FeatureReport? aligned) => _file is not null
        ? new(name, _file.Path, _file.Hash, scaling, _file.Features.Origin)
        : new(name, _pictures!.Path, aligned?.FileHash ?? "", scaling, aligned?.Origin ?? new Dictionary<string, string>());
}
