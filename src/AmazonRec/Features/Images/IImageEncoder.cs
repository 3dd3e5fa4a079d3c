namespace AmazonRec.Features.Images;

/// <summary>Makes numbers of photos. Decoding takes native code, so encoders live in the plug-in <c>Encoders</c>.</summary>
public interface IImageEncoder
{
    /// <summary>Encodes the pictures of a folder. The numbers are the same with any number of threads.</summary>
    /// <param name="folder">The pictures.</param>
    /// <param name="options">How.</param>
    /// <param name="fitOn">Ids to learn from, such as a fold's training items; all where null. Others get features all the same.</param>
    /// <param name="progress">Asked for someone to tell shares to, by a stage's name and its number of pictures.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="FormatException">Too few pictures can be read.</exception>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    ImageFeatureSet Encode(
        PictureFolder folder, ImageFeatureOptions options, IReadOnlySet<string>? fitOn, Func<string, int, IProgress<double>?>? progress,
        CancellationToken cancellation);

    /// <summary>
    /// As <see cref="Encode"/>, but reuses a file that was made in the same way of the same pictures, and else writes it.
    /// </summary>
    /// <param name="folder">The pictures.</param>
    /// <param name="file">The features' file.</param>
    /// <param name="options">How.</param>
    /// <param name="fitOn">Ids to learn from.</param>
    /// <param name="progress">As there.</param>
    /// <param name="cancellation">Ends it.</param>
    ImageFeatureSet EncodeOrReuse(
        PictureFolder folder, string file, ImageFeatureOptions options,
        IReadOnlySet<string>? fitOn, Func<string, int, IProgress<double>?>? progress, CancellationToken cancellation);
}
