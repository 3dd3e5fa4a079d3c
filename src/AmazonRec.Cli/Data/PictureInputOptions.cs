using System.CommandLine;
using System.Globalization;
using AmazonRec.Features.Images;
using AmazonRec.Features.Pretrained;

namespace AmazonRec.Cli.Data;

/// <summary>The options that say how pictures are shown to a network.</summary>
internal sealed class PictureInputOptions
{
    private readonly Option<int?> _size = new("--input-size")
    {
        Description = "FILE.onnx: pixels of the square's side, where the network takes any.",
        HelpName = "N",
    };
    private readonly Option<string?> _normalise = new("--normalise")
    {
        Description =
            "FILE.onnx: imagenet (its means and deviations; the default), unit (levels 0 to 1), half (-1 to 1), or none (0 to 255).",
        HelpName = string.Join('|', PixelNormalization.Names),
    };
    private readonly Option<string?> _mean = new("--mean")
    {
        Description = "FILE.onnx: means of red, green and blue, of levels 0 to 1; with --std.",
        HelpName = "R,G,B",
    };
    private readonly Option<string?> _std = new("--std")
    {
        Description = "FILE.onnx: their deviations; with --mean.",
        HelpName = "R,G,B",
    };

    public IReadOnlyList<Option> All => [_size, _normalise, _mean, _std];

    public void AddTo(Command command)
    {
        _normalise.AcceptOnlyFromAmong([.. PixelNormalization.Names]);
        foreach (var option in All) command.Add(option);
    }

    /// <summary>What was given.</summary>
    /// <exception cref="ArgumentException">Options contradict each other, or hold no numbers.</exception>
    public PictureInput Read(ParseResult parsed, Framing? framing)
    {
        var (mean, std, normalise) = (parsed.GetValue(_mean), parsed.GetValue(_std), parsed.GetValue(_normalise));
        if (mean is null != std is null) throw new ArgumentException("--mean and --std go together: give both, or --normalise NAME.");
        if (mean is not null && normalise is not null)
            throw new ArgumentException("--normalise and --mean say the same thing. Give one of them.");
        if (parsed.GetValue(_size) is < 1 or > 4096) throw new ArgumentException("--input-size takes a number from 1 to 4096.");
        var normalization = mean is null ? normalise : PixelNormalization.TextOf(Numbers(_mean, mean), Numbers(_std, std!));
        return new PictureInput(parsed.GetValue(_size), framing, normalization);
    }

    private static double[] Numbers(Option option, string text) => [
        .. text.Split(',').Select(
            word => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new ArgumentException($"{option.Name}: '{text}' is no list of numbers such as 0.485,0.456,0.406."))];
}
