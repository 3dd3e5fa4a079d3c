using AmazonRec.Plugins;

namespace AmazonRec.Features.Images;

/// <summary>Features of product photos, made by the plug-in <c>Encoders</c>.</summary>
public static class ImageFeatures
{
    /// <summary>The features' name, by which models ask for them.</summary>
    public const string Name = "image";

    private static IImageEncoder Encoder => Plugin.Load<IImageEncoder>("Encoders");

    /// <inheritdoc cref="IImageEncoder.Encode"/>
    /// <exception cref="FileNotFoundException">The plug-in is not built.</exception>
    public static ImageFeatureSet Learn(
        PictureFolder folder, ImageFeatureOptions options, IReadOnlySet<string>? fitOn =
            null, Func<string, int, IProgress<double>?>? progress = null, CancellationToken cancellation = default) =>
        Encoder.Encode(folder, options, fitOn, progress, cancellation);

    /// <inheritdoc cref="IImageEncoder.EncodeOrReuse"/>
    /// <exception cref="FileNotFoundException">The plug-in is not built.</exception>
    public static ImageFeatureSet LearnOrReuse(
        PictureFolder folder, string file, ImageFeatureOptions options, IReadOnlySet<string>? fitOn =
            null, Func<string, int, IProgress<double>?>? progress = null, CancellationToken cancellation = default) =>
        Encoder.EncodeOrReuse(folder, file, options, fitOn, progress, cancellation);
}
