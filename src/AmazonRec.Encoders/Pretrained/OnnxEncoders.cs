using AmazonRec.Features.Images;
using AmazonRec.Features.Pretrained;

namespace AmazonRec.Encoders.Pretrained;

/// <summary>Pretrained encoders on ONNX Runtime: ResNet-18 and MiniLM, which the build brings, and any .onnx file.</summary>
public sealed class OnnxEncoders : IPretrainedEncoders
{
    private const int UsualTokens = 256;
    private const int FewestTokens = 3;
    private const int ResNetSize = 224;
    private const string AsItIs = "none";
    private const string NotStated = "not stated";

    /// <inheritdoc/>
    public ITextEncoder OpenText(string encoder, TextInput input, string? cacheFolder)
    {
        var tokens = input.Tokens ?? UsualTokens;
        if (tokens < FewestTokens) throw new ArgumentException($"A piece of text takes {FewestTokens} tokens at least, not {tokens}.");
        if (encoder == PretrainedEncoders.MiniLm)
        {
            if (input.Tokenizer is not null)
                throw new ArgumentException("minilm has its own words. Leave --tokenizer out, or name an .onnx file with --encoder.");
            var (model, vocabulary) = ModelFiles.ReadMiniLm();
            var words = WordPieces.Open("minilm", vocabulary);
            return Open(OnnxModel.Open(encoder, model), words, tokens, cacheFolder, network => new EncoderCard(
                encoder, EncoderKind.Text, network.Width, "all-MiniLM-L6-v2 (model.onnx, vocab.txt)", FileHash.Of(model, vocabulary),
                "Apache-2.0", $"{input with { Tokens = tokens }}"));
        }

        var path = FileOf(encoder, EncoderKind.Text, PretrainedEncoders.MiniLm);
        var tokenizer = Path.GetFullPath(
            input.Tokenizer ?? throw new ArgumentException(
                $"{encoder}: takes tokens, not letters. Name what cuts texts into them with --tokenizer vocab.txt (or tokenizer.json)."));
        if (!File.Exists(tokenizer)) throw new FileNotFoundException($"{tokenizer}: no such file (--tokenizer).");
        return Open(
            OnnxModel.Open(path), WordPieces.Open(tokenizer, File.ReadAllBytes(tokenizer)), tokens, cacheFolder, network => new EncoderCard(
                path, EncoderKind.Text, network.Width, $"{Path.GetFileName(path)} (output {network.Output}), {Path.GetFileName(tokenizer)}",
                FileHash.Of(path, tokenizer), NotStated, $"{new TextInput(tokens, tokenizer)}"));
    }

    /// <inheritdoc/>
    public IPictureEncoder OpenPictures(string encoder, PictureInput input, string? cacheFolder)
    {
        if (encoder == PretrainedEncoders.ResNet18)
        {
            if (input.Size is not (null or ResNetSize) || input.Normalization is not (null or AsItIs))
                throw new ArgumentException(
                    $"resnet18 reads {ResNetSize} pixels and normalises them itself. Leave out --input-size, --normalise, --mean and --std.");
            var (before, model) = (ModelFiles.Find(ModelFiles.ResNetPreprocess), ModelFiles.Find(ModelFiles.ResNet18));
            var network = Network(OnnxModel.Open(model), ResNetSize, OnnxModel.Open(before));
            return Picture(network, input with { Normalization = AsItIs }, cacheFolder, resolved => new EncoderCard(
                encoder, EncoderKind.Image, network.Width, "ResNet-18 of ImageNet (ResNetPreprocess.onnx, ResNet18.onnx)",
                FileHash.Of(before, model), "MIT", resolved));
        }

        var path = FileOf(encoder, EncoderKind.Image, PretrainedEncoders.ResNet18);
        var own = Network(OnnxModel.Open(path), input.Size, before: null);
        return Picture(own, input with { Normalization = input.Normalization ?? "imagenet" }, cacheFolder, resolved => new EncoderCard(
            path, EncoderKind.Image, own.Width, $"{Path.GetFileName(path)} (output {own.Output})", FileHash.Of(path), NotStated, resolved));
    }

    private static PictureEncoder Picture(PictureNetwork network, PictureInput input, string? cacheFolder, Func<string, EncoderCard> card)
    {
        try
        {
            var resolved = input with { Size = network.Size, Framing = input.Framing ?? Framing.Crop };
            var normalization = PixelNormalization.Parse(resolved.Normalization!);
            return new PictureEncoder(network, card(resolved.ToString()), resolved.Framing.Value, normalization, cacheFolder);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private static PictureNetwork Network(OnnxModel model, int? size, OnnxModel? before)
    {
        try
        {
            return new PictureNetwork(model, size, before);
        }
        catch
        {
            model.Dispose();
            before?.Dispose();
            throw;
        }
    }

    private static TextEncoder Open(
        OnnxModel model, WordPieces words, int tokens, string? cacheFolder, Func<SentenceNetwork, EncoderCard> card)
    {
        try
        {
            var network = new SentenceNetwork(model, [words.First, words.Last]);
            return new TextEncoder(words, network, card(network), tokens, cacheFolder);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>The full path of an .onnx file.</summary>
    private static string FileOf(string encoder, EncoderKind kind, string own)
    {
        if (encoder.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase)) return Path.GetFullPath(encoder);
        var what = kind == EncoderKind.Text ? "texts" : "pictures";
        throw new ArgumentException($"'{encoder}' is no encoder of {what}. Take {own}, or a file: model.onnx.");
    }
}
