using AmazonRec.Features;
using AmazonRec.Features.Pretrained;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>Shows by which pretrained encoder features were made.</summary>
internal static class EncoderView
{
    private const int HashLetters = 12;

    public static void Show(IAnsiConsole console, EncoderCard card, FeatureMatrix features)
    {
        console.WriteLine($"by {card.Model}, licence {card.Licence}, SHA-256 {card.Hash[..HashLetters]}..., input: {card.Input}");
        if (features.Origin.TryGetValue(EncoderOrigin.Reduction, out var reduction))
            console.WriteLine($"reduced: {reduction}; a new item alone can't be encoded so (predict --title, --photo)");
    }
}
