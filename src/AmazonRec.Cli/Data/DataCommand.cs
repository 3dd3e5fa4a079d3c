using System.CommandLine;
using AmazonRec.Cli.Terminal;

namespace AmazonRec.Cli.Data;

/// <summary><c>data</c>: files of ratings, metadata and photos.</summary>
internal static class DataCommand
{
    public static Command Create() => new Command("data", "Look at data, fetch it, or make some.")
    {
        InspectCommand.Create(), CatalogCommand.Create(), ConvertCommand.Create(), SqlCommand.Create(),
        DownloadCommand.Create(), ImagesCommand.Create(), SynthesizeCommand.Create(),
    }.WithExamples(
        "amazonrec data inspect Gift_Cards_5.json.gz",
        "amazonrec data download 2018/Electronics",
        "amazonrec data synthesize --out data/sample");
}
