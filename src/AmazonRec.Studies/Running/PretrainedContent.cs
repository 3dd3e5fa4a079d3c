using AmazonRec.Data.Storage;
using AmazonRec.Features;
using AmazonRec.Features.Pretrained;
using AmazonRec.Features.Text.Cleaning;
using AmazonRec.Plugins;

namespace AmazonRec.Studies.Running;

/// <summary>
/// Content of a study's items by pretrained encoders. They learned nothing from the data at hand, so that what is made of a catalogue or of
/// photos serves all splits; what users wrote is taken from training rows alone.
/// </summary>
internal static class PretrainedContent
{
    /// <summary>Why no pretrained encoder runs; null where they do.</summary>
    public static string? Lacks(StudyInput input) => input.Data.Kind == DataKind.Sample
        ? "the sample's texts are made up, so that a pretrained encoder finds nothing in them"
        : Plugin.Exists("Encoders") ? null : "the plug-in Encoders is not built (dotnet build -c Release src/AmazonRec.Encoders)";

    /// <summary>The items' texts by MiniLM.</summary>
    /// <param name="fold">Whose items.</param>
    /// <param name="width">Directions kept, at most.</param>
    public static FeatureMatrix Sentences(StudyFold fold, int width)
    {
        using var encoder = PretrainedEncoders.OpenText(PretrainedEncoders.MiniLm, input: null, CacheFolder.Encodings);
        var texts = ItemContent.TextsOf(fold, TextCleaner.Markup);
        return Reduced(PretrainedFeatures.OfTexts(texts, encoder, fold.Options.Threads, progress: null, fold.Cancellation), width, fold);
    }

    /// <summary>The items' photos by ResNet-18.</summary>
    /// <param name="fold">Whose items.</param>
    /// <param name="width">Directions kept, at most; null keeps all numbers.</param>
    public static FeatureMatrix Photos(StudyFold fold, int? width)
    {
        using var encoder = PretrainedEncoders.OpenPictures(PretrainedEncoders.ResNet18, input: null, CacheFolder.Encodings);
        var (features, _) = PretrainedFeatures.OfPictures(
            fold.Input.Pictures!, encoder, fold.Options.Threads, progress: null, fold.Cancellation);
        return Reduced(features, width, fold);
    }

    /// <summary>No more directions than a fourth of the items: few items are told apart by anything.</summary>
    private static FeatureMatrix Reduced(FeatureMatrix features, int? width, StudyFold fold) => width is not { } most
        ? features
        : FeatureReduction.Reduce(features, Math.Clamp(features.Items.Count / 4, 1, most), fold.Options.Threads);
}
