using AmazonRec.Plugins;

namespace AmazonRec.Features.Pretrained;

/// <summary>Pretrained encoders of texts and pictures, by name or by file, from the plug-in <c>Encoders</c>.</summary>
public static class PretrainedEncoders
{
    /// <summary>Sentences to 384 numbers: all-MiniLM-L6-v2.</summary>
    public const string MiniLm = "minilm";

    /// <summary>Photos to 512 numbers: ResNet-18, trained on ImageNet.</summary>
    public const string ResNet18 = "resnet18";

    private static IPretrainedEncoders Door => Plugin.Load<IPretrainedEncoders>("Encoders");

    /// <summary>Whether a name is that of a pretrained encoder, or of a file that holds one.</summary>
    public static bool IsKnown(string name) => name is MiniLm or ResNet18 || name.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc cref="IPretrainedEncoders.OpenText"/>
    public static ITextEncoder OpenText(string encoder, TextInput? input = null, string? cacheFolder = null) =>
        Door.OpenText(encoder, input ?? new TextInput(), cacheFolder);

    /// <inheritdoc cref="IPretrainedEncoders.OpenPictures"/>
    public static IPictureEncoder OpenPictures(string encoder, PictureInput? input = null, string? cacheFolder = null) =>
        Door.OpenPictures(encoder, input ?? new PictureInput(), cacheFolder);
}
