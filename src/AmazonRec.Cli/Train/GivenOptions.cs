using System.CommandLine;
using AmazonRec.Evaluation.Given;

namespace AmazonRec.Cli.Train;

/// <summary>The options that name what other tools made, and what it is judged by.</summary>
internal sealed class GivenOptions
{
    private readonly Option<string[]> _lists = Files(
        "--lists",
        "Lists to judge in place of a run's, of any tool: user,item and, where there is one, rank or score. Several files are compared.");
    private readonly Option<string?> _truth = new("--truth")
    {
        Description = "What the users of --lists took: user,item and, where there is one, rating; also reviews.",
        HelpName = "FILE",
    };
    private readonly Option<string?> _train = new("--train")
    {
        Description = "What --lists were learned from, to tell their novelty and popularity: user,item; also reviews.",
        HelpName = "FILE",
    };
    private readonly Option<string[]> _predictions = Files(
        "--predictions",
        "Predictions to judge in place of a run's, of any tool: user,item,rating,prediction. Several files are compared.");
    private readonly Option<GainScale> _gain = new("--gain")
    {
        Description = "What an item of --lists gains in NDCG: 1 (binary), or 2^rating - 1 (rating; then all rows of the truth count unless "
            + "--relevant says otherwise).",
        HelpName = "binary|rating",
    };
    private readonly Option<string?> _columns = new("--columns")
    {
        Description =
            "The columns of --lists or --predictions where they can't be told: their order, such as user,item,_,score, or the file's own "
            + "names, such as user=uid,item=asin,score=pred (also of --truth and --train).",
        HelpName = "LIST",
    };

    public void AddTo(Command command)
    {
        _gain.AcceptOnlyFromAmong("binary", "rating");
        foreach (var option in new Option[] { _lists, _truth, _train, _predictions, _gain, _columns }) command.Add(option);
    }

    public string[] Lists(ParseResult parsed) => parsed.GetValue(_lists) ?? [];

    public string[] Predictions(ParseResult parsed) => parsed.GetValue(_predictions) ?? [];

    /// <exception cref="ArgumentException">None is named.</exception>
    public string Truth(ParseResult parsed) => parsed.GetValue(_truth)
        ?? throw new ArgumentException("--lists needs --truth FILE: what the users took (user,item and, where there is one, rating).");

    public string? Train(ParseResult parsed) => parsed.GetValue(_train);

    public GainScale Gain(ParseResult parsed) => parsed.GetValue(_gain);

    public string[]? Columns(ParseResult parsed) => parsed.GetValue(_columns)?.Split(',', StringSplitOptions.TrimEntries);

    /// <summary>Options that say something of lists alone.</summary>
    public Option[] OfLists => [_truth, _train, _gain];

    /// <summary>Options that say something of files alone.</summary>
    public Option[] OfFiles => [_truth, _train, _gain, _columns];

    private static Option<string[]> Files(string name, string what) => new(name)
    {
        Description = what,
        HelpName = "FILE...",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
    };
}
