using System.CommandLine;

namespace AmazonRec.Cli.Recommend;

/// <summary>Options of several commands that ask a run.</summary>
internal static class QueryOptions
{
    public static Option<string?> Item() =>
        new("--item") { Description = "Id of an item; without it, --title or --photo of one that the run does not know.", HelpName = "ID" };

    public static Option<int> Top() => new("--top") { Description = "Items of a list.", HelpName = "N", DefaultValueFactory = _ => 10 };

    public static Option<bool> Why() =>
        new("--why") { Description = "Say why: rated items like it, and what each input of the model adds to the score." };
}
