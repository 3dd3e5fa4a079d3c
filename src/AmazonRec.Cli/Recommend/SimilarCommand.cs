using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using AmazonRec.Recommendation;

namespace AmazonRec.Cli.Recommend;

/// <summary><c>similar</c>: the items most like one.</summary>
internal sealed class SimilarCommand
{
    private readonly RunOption _run = new();
    private readonly Option<string> _item = QueryOptions.Item();
    private readonly Option<int> _top = QueryOptions.Top();
    private readonly Option<int> _min = new("--min-ratings")
    {
        Description = "Leave out items with fewer training ratings: of those, the model knows little.",
        HelpName = "N",
        DefaultValueFactory = _ => Recommender.UsualMinRatings,
    };
    private readonly Option<VectorSpace?> _by = new("--by")
    {
        HelpName = "factors|content",
        Description =
            "factors: what the model learned from ratings; content: text and pictures as the model reads them. Factors by default, "
            + "content for items without ratings.",
    };
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new SimilarCommand().Build();

    private Command Build()
    {
        _by.AcceptOnlyFromAmong("factors", "content");
        var command = new Command("similar", "List the items of a run that are most like one.");
        _run.AddTo(command);
        command.Add(_item);
        command.Add(_top);
        command.Add(_min);
        command.Add(_by);
        command.Add(_json);
        command.SetAction((parsed, _) => Task.Run(() => Run(parsed), CancellationToken.None));
        return command.WithExamples(
            "amazonrec similar --run runs/mf --item B0002E1G5C",
            "amazonrec similar --run runs/mf --item B0002E1G5C --min-ratings 1        also items that hardly anyone rated",
            "amazonrec similar --run runs/hybrid --item B0002E1G5C --by content --json");
    }

    private int Run(ParseResult parsed)
    {
        var screen = Screen.Open(parsed);
        var recommender = _run.Open(parsed);
        var item = parsed.GetRequiredValue(_item);
        SimilarItems similar;
        try
        {
            similar = recommender.Similar(item, parsed.GetValue(_top), parsed.GetValue(_by), parsed.GetValue(_min));
        }
        catch (KeyNotFoundException e)
        {
            throw new KeyNotFoundException(
                $"{e.Message} The items of the run are in {_run.Folder(parsed)}/vocabulary.json; amazonrec serve finds them by title.", e);
        }

        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(similar));
        else RecommendationView.Write(screen.Results, similar);
        return 0;
    }
}
