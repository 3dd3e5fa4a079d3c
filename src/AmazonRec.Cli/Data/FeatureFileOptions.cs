using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Features.Images;
using AmazonRec.Features.Text.Words;

namespace AmazonRec.Cli.Data;

/// <summary>Options of the commands that make features, or look at them.</summary>
internal static class FeatureFileOptions
{
    public const int TextWidth = 64;

    public static int ImageWidth { get; } = new ImageFeatureOptions().Width;

    public static int WordWidth { get; } = new Word2VecOptions().Width;

    public static Option<string> Out() =>
        OutputOptions.RequiredOut(
            "File for the features, as safetensors. Of pictures, one that was made in the same way of the same pictures is kept.", "FILE");

    public static Option<int?> Width() => new("--width")
    {
        Description =
            $"Numbers per item: by default {ImageWidth} of patches (fewer than there are pictures), {TextWidth} of texts, {WordWidth} "
            + "of texts by word2vec. A pretrained encoder's are kept as they are by default, else reduced by PCA, and then no new item "
            + "can be encoded alone.",
        HelpName = "N",
    };

    public static Option<int> Count() =>
        new("--count") { Description = "How many to show.", HelpName = "N", DefaultValueFactory = _ => 10 };
}
