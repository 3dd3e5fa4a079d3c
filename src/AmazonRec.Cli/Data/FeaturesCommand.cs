using System.CommandLine;

namespace AmazonRec.Cli.Data;

/// <summary><c>features</c>: content of items as numbers that models read.</summary>
internal static class FeaturesCommand
{
    public static Command Create() => new("features", "Make numbers of the content of items, for models that read them, and see which items they find alike.")
    {
        FeaturesTextCommand.Create(), FeaturesImagesCommand.Create(), FeaturesImportCommand.Create(), FeaturesWordsCommand.Create(), FeaturesSimilarCommand.Create(),
    };
}
