using System.CommandLine;
using AmazonRec.Data;

namespace AmazonRec.Cli.Options;

/// <summary>The options that say which ratings to keep. They apply in the order in which help shows them.</summary>
internal sealed class FilterOptions
{
    private readonly Option<DateOnly?> _from = Day("--from", "1. Keep ratings from this day on (yyyy-MM-dd, UTC).");
    private readonly Option<DateOnly?> _to = Day("--to", "1. Keep ratings before this day, which is not kept itself.");
    private readonly Option<string> _copies = new("--copies")
    {
        Description = "2. Of several ratings of the same user and item: keep all, or the first, the last or the mean alone.",
        HelpName = "keep|first|last|mean",
        DefaultValueFactory = _ => "keep",
    };
    private readonly Option<string> _texts = new("--texts")
    {
        Description = "3. Of several reviews of a user with the same text: keep all, or the first alone.",
        HelpName = "keep|first",
        DefaultValueFactory = _ => "keep",
    };
    private readonly Option<int> _minUser = new("--min-user-ratings")
    {
        Description = "4. Keep users with at least N ratings, counted once, before this drops any.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };
    private readonly Option<int> _minItem = new("--min-item-ratings")
    {
        Description = "4. Keep items with at least N ratings, counted likewise.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };
    private readonly Option<int?> _core = new("--core")
    {
        Description = "5. Drop users and items until all that are left have at least N ratings.",
        HelpName = "N",
    };
    private readonly Option<StarBalance?> _balance = new("--balance")
    {
        Description = "6. Draw ratings of one star down to the number of another: 5=3 keeps as many 5s as there are 3s.",
        HelpName = "STAR=OTHER",
        CustomParser = result =>
        {
            try
            {
                return StarBalance.Parse(result.Tokens[0].Value);
            }
            catch (FormatException e)
            {
                result.AddError($"--balance: {e.Message}");
                return null;
            }
        },
    };

    private readonly Option<int?> _sampleUsers = new("--sample-users")
    {
        Description = "7. Draw N users, and keep all their ratings.",
        HelpName = "N",
    };

    public void AddTo(Command command)
    {
        _copies.AcceptOnlyFromAmong("keep", "first", "last", "mean");
        _texts.AcceptOnlyFromAmong("keep", "first");
        foreach (var option in All) command.Add(option);
    }

    /// <summary>All of them.</summary>
    public Option[] All => [_from, _to, _copies, _texts, _minUser, _minItem, _core, _balance, _sampleUsers];

    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public FilterPlan Read(ParseResult parsed, ulong seed)
    {
        var plan = new FilterPlan
        {
            From = parsed.GetValue(_from),
            To = parsed.GetValue(_to),
            Copies = parsed.GetRequiredValue(_copies) is var copies and not "keep" ? Enum.Parse<Keep>(copies, ignoreCase: true) : null,
            DropRepeatedTexts = parsed.GetValue(_texts) == "first",
            MinUserRatings = parsed.GetValue(_minUser),
            MinItemRatings = parsed.GetValue(_minItem),
            Core = parsed.GetValue(_core),
            Balance = parsed.GetValue(_balance),
            SampleUsers = parsed.GetValue(_sampleUsers),
            Seed = seed,
        };
        plan.Validate();
        return plan;
    }

    private static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", out var day)) return day;
            result.AddError($"{name}: '{result.Tokens[0].Value}' is no date. Write it as in 2014-07-23.");
            return null;
        },
    };
}
