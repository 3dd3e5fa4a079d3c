using System.CommandLine;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using AmazonRec.Features;
using AmazonRec.Recommendation;

namespace AmazonRec.Cli.Recommend;

/// <summary><c>predict</c>: the stars that a user would give to an item.</summary>
internal sealed class PredictCommand
{
    private readonly RunOption _run = new();
    private readonly UserOptions _who = new();
    private readonly Option<string?> _item = QueryOptions.Item();
    private readonly NewProductOptions _product = new();
    private readonly Option<string[]> _features = new("--features")
    {
        Description =
            "Content of an item that the run does not know, made as the run's was: by a pretrained encoder, or together with that of items "
            + "it knows. One for each that the model reads.",
        HelpName = "NAME=FILE",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<bool> _why = QueryOptions.Why();
    private readonly Option<bool> _json = OutputOptions.Json();

    public static Command Create() => new PredictCommand().Build();

    private Command Build()
    {
        var command = new Command("predict", "Predict the stars that a user of a run, or someone new, would give to an item.");
        _run.AddTo(command);
        _who.AddTo(command);
        command.Add(_item);
        _product.AddTo(command);
        command.Add(_features);
        command.Add(_why);
        command.Add(_json);
        command.SetAction((parsed, _) => Task.Run(() => Run(parsed), CancellationToken.None));
        return command.WithExamples(
            "amazonrec predict --run runs/mf --user A3PMR8ZPJO0XW9 --item B0002E1G5C --why",
            "amazonrec predict --run runs/mf --rated B0002E1G5C=5,B000068NSX=2 --item B0002D0E8S",
            "amazonrec predict --run runs/hybrid --user A3PMR8ZPJO0XW9 --title 'Fender electric guitar' --photo guitar.jpg",
            "amazonrec predict --run runs/hybrid --user A3PMR8ZPJO0XW9 --item NEW1 --features text=titles.features      an item without "
            + "ratings");
    }

    private int Run(ParseResult parsed)
    {
        var screen = Screen.Open(parsed);
        _who.Require(parsed);
        var (user, rated) = _who.Of(parsed);
        if (_product.IsGiven(parsed)) return RunNew(parsed, screen, user, rated);
        var item = parsed.GetValue(_item)
            ?? throw new ArgumentException("Name the item: --item ID, or --title TEXT and --photo FILE of a new one.");
        var recommender = _run.Open(parsed);
        if (parsed.GetValue(_features) is { Length: > 0 } files && !recommender.Items.TryGetCode(item, out _))
        {
            var features = files.Select(file => file.Split('=', 2)).ToDictionary(
                pair =>
                    pair is [var name, _]
                        ? name
                        : throw new ArgumentException($"'{pair[0]}' names no features. Write NAME=FILE, as in text=new.features."),
                    pair => FeatureMatrix.Load(pair[1]), StringComparer.Ordinal);
            var guess = UnknownIds.Ask(
                recommender,
                user,
                item,
                hasFeatures: true,
                () =>
                    user is not null
                        ? recommender.PredictNewItem(user, item, features)
                        : recommender.PredictNewItem(rated, item, features));
            if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(new { Prediction = guess }));
            else RecommendationView.Write(screen.Results, guess, why: null);
            return 0;
        }

        var prediction = UnknownIds.Ask(
            recommender,
            user,
            item,
            hasFeatures: false,
            () => user is not null ? recommender.Predict(user, item) : recommender.Predict(rated, item));
        var why = !parsed.GetValue(_why) ? null : user is not null ? recommender.Why(user, item) : recommender.Why(rated, item);
        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(new { Prediction = prediction, Why = why }));
        else RecommendationView.Write(screen.Results, prediction, why);
        return 0;
    }

    private int RunNew(ParseResult parsed, Screen screen, string? user, IReadOnlyList<GivenRating> rated)
    {
        if (parsed.GetValue(_item) is not null || parsed.GetValue(_features) is { Length: > 0 } || parsed.GetValue(_why))
            throw new ArgumentException(
                "--title and --photo are of a product that the run does not know: leave out --item, --features and --why.");
        var recommender = _run.Open(parsed);
        var product = _product.Encode(parsed, recommender);
        var guess = UnknownIds.Ask(
            recommender, user, item: null, hasFeatures: true,
            () => user is not null ? recommender.Predict(user, product) : recommender.Predict(rated, product));
        if (parsed.GetValue(_json)) screen.Output.WriteLine(Json.Write(new { Prediction = guess }));
        else RecommendationView.Write(screen.Results, guess, why: null);
        return 0;
    }
}
