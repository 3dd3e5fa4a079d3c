using System.CommandLine;
using AmazonRec.Data;

namespace AmazonRec.Cli.Options;

/// <summary>Options that hold a range, written MIN,MAX.</summary>
internal static class RangeOption
{
    public static Option<RatingRange> Option(string name, string helpName, string description, RatingRange standard) => new(name)
    {
        Description = description,
        HelpName = helpName,
        DefaultValueFactory = _ => standard,
        CustomParser = result => Parse(result.Tokens[0].Value, result.AddError),
    };

    public static Option<RatingRange?> Optional(string name, string helpName, string description) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => Parse(result.Tokens[0].Value, result.AddError),
    };

    private static RatingRange Parse(string text, Action<string> addError)
    {
        try
        {
            return RatingRange.Parse(text);
        }
        catch (FormatException e)
        {
            addError(e.Message);
            return default;
        }
    }
}
