using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Recommendation;
using AmazonRec.Runs;

namespace AmazonRec.Cli.Recommend;

/// <summary><c>similar</c>: the items most like one.</summary>
internal sealed class SimilarCommand
{
    private readonly RunOption _run = new();
    private readonly Option<string?> _item = QueryOptions.Item();
    private readonly NewProductOptions _product = new();
    private readonly Option<int> _top = QueryOptions.Top();
    private readonly Option<int?> _min = new("--min-ratings")
    {
        Description =
            $"Leave out items with fewer training ratings: by factors {Recommender.UsualMinRatings} by default, for of those the model "
            + "knows little, and by content 0.",
        HelpName = "N",
    };
    private readonly Option<string?> _by = new("--by")
    {
        HelpName = "factors|content|NAME",
        Description =
            "factors: what the model learned from ratings; content: all content that it reads; text, image or another name: that content "
            + "alone. Factors by default, content for items without ratings.",
    };
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new SimilarCommand().Build();

    private Command Build()
    {
        var command = new Command("similar", "List the items of a run that are most like one.");
        _run.AddTo(command);
        command.Add(_item);
        _product.AddTo(command);
        command.Add(_top);
        command.Add(_min);
        command.Add(_by);
        command.Add(_json);
        command.SetAction((parsed, _) => Task.Run(() => Run(parsed), CancellationToken.None));
        return command.WithExamples(
            "amazonrec similar --run runs/mf --item B0002E1G5C",
            "amazonrec similar --run runs/mf --item B0002E1G5C --min-ratings 1        also items that hardly anyone rated",
            "amazonrec similar --run runs/hybrid --item B0002E1G5C --by content --json",
            "amazonrec similar --run runs/hybrid --title 'Fender electric guitar' --photo guitar.jpg",
            "amazonrec similar --run runs/hybrid --item B0002E1G5C --by image        photos alone, of a run that reads texts, too");
    }

    private int Run(ParseResult parsed)
    {
        var screen = Screen.Open(parsed);
        var recommender = _run.Open(parsed);
        SimilarItems similar;
        try
        {
            similar = Similar(parsed, recommender);
        }
        catch (KeyNotFoundException e)
        {
            var (folder, ending) = (_run.Folder(parsed), StoredFolder.Is(_run.Folder(parsed)) ? "safetensors" : "json");
            throw new KeyNotFoundException(
                $"{e.Message} The items of the run are in {folder}/vocabulary.{ending}; amazonrec serve finds them by title.", e);
        }

        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(similar));
        else RecommendationView.Write(screen.Results, similar);
        return 0;
    }

    /// <exception cref="ArgumentException">There is nothing to be near to, or two things.</exception>
    private SimilarItems Similar(ParseResult parsed, Recommender recommender)
    {
        var (item, top, min) = (parsed.GetValue(_item), parsed.GetValue(_top), parsed.GetValue(_min));
        if (item is null == !_product.IsGiven(parsed))
            throw new ArgumentException("Name one item: --item ID, or --title TEXT and --photo FILE of one that the run does not know.");
        if (item is null)
        {
            return parsed.GetValue(_by) is null
                ? recommender.Similar(_product.Encode(parsed, recommender), top, min ?? 0)
                : throw new ArgumentException("--by goes with --item: a new product is compared by what is given of it.");
        }

        var (space, content) = By(parsed, recommender);
        return recommender.Similar(item, top, space, min, content);
    }

    /// <exception cref="ArgumentException">There is no such place to be near by.</exception>
    private (VectorSpace? Space, string? Content) By(ParseResult parsed, Recommender recommender)
    {
        var by = parsed.GetValue(_by);
        if (by is null) return (null, null);
        foreach (var space in Enum.GetValues<VectorSpace>())
            if (EnumName.Of(space) == by) return (space, null);
        if (recommender.ContentNames.Contains(by)) return (VectorSpace.Content, by);
        string[] names = [.. Enum.GetValues<VectorSpace>().Select(space => EnumName.Of(space)), .. recommender.ContentNames];
        throw new ArgumentException($"--by: '{by}' is none of {string.Join(", ", names)}.{Nearest.Hint(by, names)}");
    }
}
