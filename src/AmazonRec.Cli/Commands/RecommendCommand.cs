using System.CommandLine;
using AmazonRec.Cli.Terminal;
using AmazonRec.Storage;

namespace AmazonRec.Cli.Commands;

/// <summary><c>recommend</c>: the best items for a user, for someone new, or for all users.</summary>
internal sealed class RecommendCommand
{
    private readonly RunOption _run = new();
    private readonly WhoAsks _who = new();
    private readonly RecommendOptions _options = new();
    private readonly Option<bool> _why = new("--why") { Description = "Say why each item is there: rated items like it, and what each input of the model adds to the score." };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object on standard output, nothing else." };

    public static Command Create() => new RecommendCommand().Build();

    private Command Build()
    {
        var command = new Command("recommend", "List the best items for a user of a run, or for someone new who has rated a few.");
        _run.AddTo(command);
        _who.AddTo(command);
        _options.AddTo(command);
        command.Add(_why);
        command.Add(_json);
        command.SetAction((parsed, _) => Task.Run(() => Run(parsed), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var screen = Screen.Of(parsed);
        _who.Require(parsed);
        var (user, rated) = _who.Of(parsed);
        var options = _options.Of(parsed, parsed.GetValue(_why));
        var recommender = _run.Open(parsed);
        var list = user is not null ? recommender.TopN(user, _options.Top(parsed), options) : recommender.TopN(rated, _options.Top(parsed), options);
        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(list));
        else RecommendationView.Write(screen.Results, list);
        return 0;
    }
}
