using System.CommandLine;
using AmazonRec.Cli.Terminal;
using AmazonRec.Recommendation;
using AmazonRec.Storage;

namespace AmazonRec.Cli.Commands;

/// <summary><c>similar</c>: the items most like one.</summary>
internal sealed class SimilarCommand
{
    private readonly RunOption _run = new();
    private readonly Option<string> _item = new("--item") { Description = "Id of an item.", HelpName = "ID", Required = true };
    private readonly Option<int> _top = new("--top") { Description = "How many.", HelpName = "N", DefaultValueFactory = _ => 10 };
    private readonly Option<VectorSpace?> _by = new("--by") { Description = "factors: what the model learned from ratings; content: text and pictures as the model reads them. Factors by default, content for items without ratings." };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object on standard output, nothing else." };

    public static Command Create() => new SimilarCommand().Build();

    private Command Build()
    {
        var command = new Command("similar", "List the items of a run that are most like one.");
        _run.AddTo(command);
        command.Add(_item);
        command.Add(_top);
        command.Add(_by);
        command.Add(_json);
        command.SetAction((parsed, _) => Task.Run(() => Run(parsed), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var screen = Screen.Of(parsed);
        var recommender = _run.Open(parsed);
        var item = recommender.Item(parsed.GetRequiredValue(_item));
        var similar = recommender.Similar(item.Id, parsed.GetValue(_top), parsed.GetValue(_by));
        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(new { Item = item, Similar = similar }));
        else RecommendationView.Write(screen.Results, item, similar);
        return 0;
    }
}
