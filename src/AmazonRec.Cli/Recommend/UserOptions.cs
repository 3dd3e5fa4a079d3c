using System.CommandLine;
using AmazonRec.Recommendation;

namespace AmazonRec.Cli.Recommend;

/// <summary>Which run is asked, and by whom: a user of the run, or someone who brings ratings along.</summary>
internal sealed class UserOptions
{
    private readonly Option<string?> _user = new("--user") { Description = "Id of a user.", HelpName = "ID" };
    private readonly Option<string[]> _rated = new("--rated")
    {
        Description =
            "In place of a user: ratings of someone new, whom the model then fits in without training. May be given several times. An "
            + "id with a comma stands in quotes: --rated '\"A,1\"=5,B2=3'.",
        HelpName = "ITEM=STARS,...",
    };

    public void AddTo(Command command)
    {
        command.Add(_user);
        command.Add(_rated);
    }

    /// <summary>The user's id, or the ratings of someone new; without either, nobody's.</summary>
    /// <exception cref="ArgumentException">Both are given.</exception>
    public (string? User, IReadOnlyList<GivenRating> Rated) Of(ParseResult parsed)
    {
        var (user, hasRated) = (parsed.GetValue(_user), parsed.GetResult(_rated) is not null);
        if (user is not null && hasRated)
            throw new ArgumentException("Give either --user, someone the run knows, or --rated, ratings of someone new.");
        return (user, hasRated ? [.. parsed.GetValue(_rated)!.SelectMany(GivenRating.Parse)] : []);
    }

    /// <summary>Whether anyone is named.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_user) is not null || parsed.GetResult(_rated) is not null;

    /// <summary>Refuses a command without either.</summary>
    public void Require(ParseResult parsed)
    {
        if (!IsGiven(parsed))
            throw new ArgumentException(
                "Say who asks: --user ID, or --rated ITEM=STARS,... for someone new; --rated '' for nobody in particular.");
    }
}
