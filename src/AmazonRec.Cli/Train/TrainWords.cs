using System.CommandLine;
using System.CommandLine.Parsing;
using AmazonRec.Training.Search;

namespace AmazonRec.Cli.Train;

/// <summary>The words of the <c>train</c> command that repeats a trial of <c>tune</c>.</summary>
internal static class TrainWords
{
    /// <summary>The words, the program first: the data as they were given, the model, and what differs from the default.</summary>
    /// <param name="parsed">The command line of tune.</param>
    /// <param name="model">The option that names the model.</param>
    /// <param name="own">Options that are tune's own, and not of the data.</param>
    /// <param name="plan">What was searched.</param>
    /// <param name="trial">Which trial.</param>
    public static IReadOnlyList<string> Of(
        ParseResult parsed, Option model, IReadOnlyCollection<Option> own, SearchPlan plan, Trial trial)
    {
        var data = parsed.CommandResult.Children.OfType<OptionResult>()
            .Where(result => !result.Implicit && !own.Contains(result.Option) && !result.Option.Recursive)
            .SelectMany(result => (string[])[result.Option.Name, .. result.Tokens.Select(token => token.Value)]);
        var changes = plan.Changes(trial).SelectMany(change => new[] { $"--{change.Option}", change.Value });
        return ["amazonrec", "train", .. data, model.Name, plan.Model, .. changes];
    }
}
