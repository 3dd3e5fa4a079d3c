namespace AmazonRec.Features.Pretrained;

/// <summary>What features say of the encoder that made them, so that a new item can be encoded alike.</summary>
public static class EncoderOrigin
{
    /// <summary>The method of all pretrained encoders.</summary>
    public const string Method = "pretrained";

    /// <summary>Under this name stands how numbers were reduced.</summary>
    public const string Reduction = "encoder-reduction";

    private const string MethodName = "method";
    private const string Encoder = "encoder";
    private const string Model = "encoder-model";
    private const string Hash = "encoder-hash";
    private const string Licence = "encoder-licence";
    private const string Input = "encoder-input";

    /// <summary>Whether features were made by a pretrained encoder.</summary>
    public static bool IsPretrained(IReadOnlyDictionary<string, string> origin) => origin.GetValueOrDefault(MethodName) == Method;

    /// <summary>The notes of an encoder.</summary>
    public static Dictionary<string, string> Notes(EncoderCard card) => new()
    {
        [MethodName] = Method,
        [Encoder] = card.Name,
        [Model] = card.Model,
        [Hash] = card.Hash,
        [Licence] = card.Licence,
        [Input] = card.Input,
    };

    /// <summary>Opens the encoder of texts that made these features.</summary>
    /// <param name="origin">The features' notes.</param>
    /// <param name="cacheFolder">Where encodings are kept; null keeps none.</param>
    /// <exception cref="ArgumentException">They were made in another way, were reduced, or the encoder is another now.</exception>
    /// <exception cref="FileNotFoundException">The plug-in is not built, or the encoder's file is gone.</exception>
    public static ITextEncoder OpenText(IReadOnlyDictionary<string, string> origin, string? cacheFolder = null)
    {
        var (encoder, input) = Read(origin, EncoderKind.Text);
        return Checked(PretrainedEncoders.OpenText(encoder, TextInput.Parse(input), cacheFolder), open => open.Card, origin);
    }

    /// <summary>Opens the encoder of pictures that made these features.</summary>
    /// <inheritdoc cref="OpenText"/>
    public static IPictureEncoder OpenPictures(IReadOnlyDictionary<string, string> origin, string? cacheFolder = null)
    {
        var (encoder, input) = Read(origin, EncoderKind.Image);
        return Checked(PretrainedEncoders.OpenPictures(encoder, PictureInput.Parse(input), cacheFolder), open => open.Card, origin);
    }

    private static (string Encoder, string Input) Read(IReadOnlyDictionary<string, string> origin, EncoderKind kind)
    {
        var (name, remedy) = kind == EncoderKind.Text ? ("text", "--encoder minilm") : ("images", "--encoder resnet18");
        if (!IsPretrained(origin))
            throw new ArgumentException(
                $"These features were made by {origin.GetValueOrDefault(MethodName, "an unknown method")}, which can't encode a new item "
                + $"alone. Make them with  amazonrec features {name} {remedy}  and train again.");
        if (origin.TryGetValue(Reduction, out var reduction))
            throw new ArgumentException(
                $"These features are {origin.GetValueOrDefault(Encoder)}'s, reduced ({reduction}), so that a new item can't be encoded "
                + $"alone. Make them without --width (amazonrec features {name} {remedy}) and train again.");
        return (origin.GetValueOrDefault(Encoder, ""), origin.GetValueOrDefault(Input, ""));
    }

    /// <summary>The same name may stand for another file by now.</summary>
    private static T Checked<T>(T encoder, Func<T, EncoderCard> card, IReadOnlyDictionary<string, string> origin)
        where T : IDisposable
    {
        var (found, made) = (card(encoder).Hash, origin.GetValueOrDefault(Hash, ""));
        if (found == made) return encoder;
        encoder.Dispose();
        throw new ArgumentException(
            $"The encoder {origin.GetValueOrDefault(Encoder)} is another now (SHA-256 {found[..12]}) than the one that made the features "
            + $"({(made.Length > 12 ? made[..12] : made)}). Bring back its file, or make the features anew and train again.");
    }
}
