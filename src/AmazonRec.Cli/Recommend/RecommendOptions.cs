using System.CommandLine;
using AmazonRec.Recommendation;

namespace AmazonRec.Cli.Recommend;

/// <summary>How lists are made, for one user and for all.</summary>
internal sealed class RecommendOptions
{
    private readonly Option<int> _top = QueryOptions.Top();
    private readonly Option<double> _diversity = new("--diversity")
    {
        Description = "From 0, the order of the scores, to 1: lists of items that differ from each other.",
        HelpName = "LAMBDA",
    };
    private readonly Option<double> _discount = new("--popularity-discount")
    {
        Description = "Stars taken off the most rated item, of others by the logarithm of their ratings.",
        HelpName = "STARS",
    };
    private readonly Option<bool> _variants = new("--one-of-variants")
    {
        Description = "Items that share their reviews, such as sizes of one product, count as one.",
    };

    public void AddTo(Command command)
    {
        command.Add(_top);
        command.Add(_diversity);
        command.Add(_discount);
        command.Add(_variants);
    }

    /// <summary>Whether another order is asked for.</summary>
    public bool Reorders(ParseResult parsed) =>
        new Option[] { _diversity, _discount, _variants }.Any(option => parsed.GetResult(option) is { Implicit: false });

    public int Top(ParseResult parsed) => parsed.GetValue(_top);

    public TopOptions Of(ParseResult parsed, bool why) => new()
    {
        Diversity = parsed.GetValue(_diversity),
        PopularityDiscount = parsed.GetValue(_discount),
        OneOfVariants = parsed.GetValue(_variants),
        Why = why,
    };
}
