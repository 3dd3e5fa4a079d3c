using System.CommandLine;
using AmazonRec.Recommendation;

namespace AmazonRec.Cli.Recommend;

/// <summary>How lists are made, for one user and for all.</summary>
internal sealed class RecommendOptions
{
    private readonly Option<int> _top = QueryOptions.Top();
    private readonly Option<ListOrder?> _by = new("--by")
    {
        Description =
            "What orders a list: ranker, what people choose; or stars, what they would rate highest. By default ranker, if the run has "
            + "one.",
        HelpName = "ranker|stars",
    };
    private readonly Option<double> _diversity = new("--diversity")
    {
        Description = "From 0, the order of the scores, to 1: lists of items that differ from each other.",
        HelpName = "LAMBDA",
    };
    private readonly Option<double> _discount = new("--popularity-discount")
    {
        Description =
            "Stars taken off the most rated item, of others by the logarithm of their ratings; by a ranker, spans of its scores.",
        HelpName = "STARS",
    };
    private readonly Option<bool> _variants = new("--one-of-variants")
    {
        Description = "Items that share their reviews, such as sizes of one product, count as one.",
    };

    public void AddTo(Command command)
    {
        _by.AcceptOnlyFromAmong("ranker", "stars");
        command.Add(_top);
        command.Add(_by);
        command.Add(_diversity);
        command.Add(_discount);
        command.Add(_variants);
    }

    /// <summary>Whether another order is asked for.</summary>
    public bool Reorders(ParseResult parsed) =>
        new Option[] { _diversity, _discount, _variants }.Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>Whether predicted stars are asked for as the order.</summary>
    public bool IsByStars(ParseResult parsed) => parsed.GetValue(_by) == ListOrder.Stars;

    public int Top(ParseResult parsed) => parsed.GetValue(_top);

    public TopOptions Of(ParseResult parsed, bool why) => new()
    {
        By = parsed.GetValue(_by),
        Diversity = parsed.GetValue(_diversity),
        PopularityDiscount = parsed.GetValue(_discount),
        OneOfVariants = parsed.GetValue(_variants),
        Why = why,
    };
}
