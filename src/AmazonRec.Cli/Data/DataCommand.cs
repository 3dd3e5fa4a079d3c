using System.CommandLine;

namespace AmazonRec.Cli.Data;

/// <summary><c>data</c>: files of ratings, metadata and photos.</summary>
internal static class DataCommand
{
    public static Command Create() => new("data", "Look at data, fetch it, or make some.")
    {
        InspectCommand.Create(), CatalogCommand.Create(), DownloadCommand.Create(), ImagesCommand.Create(), SynthesizeCommand.Create(),
    };
}
