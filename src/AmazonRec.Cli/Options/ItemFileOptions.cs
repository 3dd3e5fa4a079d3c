using System.CommandLine;

namespace AmazonRec.Cli.Options;

/// <summary>Files about items: metadata, pictures, and ratings that say which items count.</summary>
internal static class ItemFileOptions
{
    /// <summary>A metadata file.</summary>
    /// <param name="use">What a command takes from it.</param>
    public static Option<string?> Catalog(string use) =>
        new("--catalog") { Description = $"Metadata of the items: {use}", HelpName = "FILE" };

    public static Option<string?> OnlyItemsOf() =>
        new("--only-items-of") { Description = "Reviews or ratings: take only the items that are rated there.", HelpName = "FILE" };

    public static Option<string?> Pictures() =>
        new("--images")
        {
            Description = "Folder of pictures named by item; serve takes the folder images of the run where none is given.",
            HelpName = "DIR",
        };
}
