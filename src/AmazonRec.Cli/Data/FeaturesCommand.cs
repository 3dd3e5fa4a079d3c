using System.CommandLine;
using AmazonRec.Cli.Terminal;

namespace AmazonRec.Cli.Data;

/// <summary><c>features</c>: content of items as numbers that models read.</summary>
internal static class FeaturesCommand
{
    public static Command Create() =>
        new Command("features", "Make numbers of the content of items, for models that read them, and see which items they find alike.")
    {
        FeaturesTextCommand.Create(), FeaturesImagesCommand.Create(), FeaturesImportCommand.Create(), FeaturesWordsCommand.Create(),
        FeaturesSimilarCommand.Create(),
    }.WithExamples(
        "amazonrec features text --catalog meta_Gift_Cards.json.gz --encoder tfidf --width 64 --out text.features",
        "amazonrec features images data/raw/photos --encoder resnet18 --out photos.features",
        "amazonrec features import vectors.npy --ids asins.txt --name text --out text.features",
        "amazonrec features similar photos.features --images data/raw/photos --html similar.html");
}
