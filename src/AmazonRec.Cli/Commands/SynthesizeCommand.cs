using System.CommandLine;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Synthesis;
using AmazonRec.Storage;

namespace AmazonRec.Cli.Commands;

/// <summary><c>data synthesize</c>: reviews and metadata that look like Amazon's and say that they are not.</summary>
internal static class SynthesizeCommand
{
    public static Command Create()
    {
        var standard = new SynthesisOptions();
        var folder = new Option<string>("--out") { Description = "Folder for synthetic_reviews.json.gz and synthetic_meta.json.gz.", HelpName = "DIR", Required = true };
        var users = Number("--users", "How many users write.", standard.Users);
        var items = Number("--items", "How many items are reviewed.", standard.Items);
        var ratings = Number("--ratings", "How many reviews to write.", standard.Ratings);
        var seed = new Option<ulong>("--seed") { Description = "Equal seeds and numbers make equal files.", HelpName = "N", DefaultValueFactory = _ => standard.Seed };
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output, nothing else." };
        var command = new Command("synthesize", "Make reviews and metadata in Amazon's 2018 format, labelled synthetic. The defaults make the project's sample.") { folder, users, items, ratings, seed, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var screen = Screen.Of(parsed);
                var options = new SynthesisOptions
                {
                    Users = parsed.GetValue(users),
                    Items = parsed.GetValue(items),
                    Ratings = parsed.GetValue(ratings),
                    Seed = parsed.GetValue(seed),
                };
                options.Validate();
                var target = parsed.GetRequiredValue(folder);
                using var staged = new StagedFolder(target, Synthesizer.MetadataName, Synthesizer.ReviewsName);
                ProgressDisplay.Run(screen, display =>
                {
                    Synthesizer.Write(options, staged.Staging, display.Task("write"), cancellation);
                    return 0;
                });
                staged.Commit();
                if (parsed.GetValue(json)) screen.Output.WriteLine(Json.Write(new { Folder = target, Files = new[] { Synthesizer.ReviewsName, Synthesizer.MetadataName }, Options = options }));
                else screen.Output.WriteLine($"written: {target}, {options.Ratings:N0} synthetic reviews by {options.Users:N0} users of {options.Items:N0} items");
                return 0;
            },
            CancellationToken.None));
        return command;
    }

    private static Option<int> Number(string name, string description, int standard) =>
        new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => standard };
}
