using AmazonRec.Data.Storage;
using AmazonRec.Recommendation;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>Lists of items, predictions and their reasons.</summary>
internal static class RecommendationView
{
    private const int LongestTitle = 70;

    public static void Write(IAnsiConsole console, RecommendedList list)
    {
        console.WriteLine($"{list.User ?? "someone new"}: {list.Explanation}");
        var table = Tables.New("", "stars", "mean", "ratings");
        table.AddColumn("item");
        table.AddColumn("title");
        foreach (var item in list.Items) AddRow(table, $"{item.Rank}", Stars(item.Stars, item.Deviation), item.Item);
        console.Write(table);
        foreach (var item in list.Items.Where(i => i.Why is not null))
        {
            console.WriteLine($"{item.Rank}. {Name(item.Item)}");
            Write(console, item.Why!);
        }
    }

    public static void Write(IAnsiConsole console, Audience audience)
    {
        console.WriteLine($"{Name(audience.Item)}: the highest predictions of {audience.Users:N0} users");
        var table = Tables.New("", "stars", "place among items not rated", "ratings");
        table.AddColumn("user");
        foreach (var member in audience.Best)
            table.AddRow(
                $"{member.Rank}", $"{member.Stars:F2}", $"{member.Place:N0} of {member.ListLength:N0}", $"{member.Ratings:N0}",
                Markup.Escape(member.User));
        console.Write(table);
    }

    public static void Write(IAnsiConsole console, SimilarItems similar)
    {
        console.WriteLine($"like {Name(similar.Item)}, by {similar.Content ?? EnumName.Of(similar.Space)}:");
        if (similar.Similar.Count > 0) Write(console, similar.Similar);
        else console.WriteLine($"no other item has {Ratings(similar.MinRatings)} or more");
        if (similar.LeftOut > 0)
            console.WriteLine(
                $"{similar.LeftOut:N0} {(similar.LeftOut == 1 ? "item has" : "items have")} fewer than {Ratings(similar.MinRatings)}, "
                + $"and {(similar.LeftOut == 1 ? "is" : "are")} left out; --min-ratings 1 lists what has any.");
    }

    private static void Write(IAnsiConsole console, IReadOnlyList<ItemNeighbour> similar)
    {
        var table = Tables.New("", "cosine", "mean", "ratings");
        table.AddColumn("item");
        table.AddColumn("title");
        foreach (var (rank, neighbour) in similar.Index()) AddRow(table, $"{rank + 1}", $"{neighbour.Cosine:F3}", neighbour.Item);
        console.Write(table);
    }

    public static void Write(IAnsiConsole console, PredictedRating prediction, Reasons? why)
    {
        var stars = Stars(prediction.Stars, prediction.Deviation);
        console.WriteLine($"{stars} stars by {prediction.User ?? "someone new"} for {Name(prediction.Item)}");
        console.WriteLine($"  {prediction.Explanation}");
        if (why is not null) Write(console, why);
    }

    private static void Write(IAnsiConsole console, Reasons why)
    {
        if (why.Shares.Count > 0)
        {
            var shown = RoundedShares.Round(why);
            var shares = shown.Shares.Select(s => $" {(s.Stars < 0 ? '-' : '+')} {Math.Abs(s.Stars):F2} {InputName(s.Input)}");
            console.WriteLine($"   {shown.Score:F2} = {shown.Baseline:F2} average user and item{string.Concat(shares)}");
        }

        if (why.Nearest.Count == 0)
            console.WriteLine(
                "   no rated item stands near "
                + (double.IsNaN(why.LeastStars)
                    ? "(none is rated)"
                    : $"(none with {why.LeastStars:0.##} stars or more has a cosine of {why.LeastCosine:0.##} or more; "
                        + $"{why.LeastStars:0.##} is the user's own mean rating, or the middle of the scale if that is higher)"));
        foreach (var near in why.Nearest)
            console.WriteLine($"   like {Name(near.Item)} ({near.Stars:0.#} stars; {near.Cosine:F2} by {EnumName.Of(why.Space)})");
    }

    private static string InputName(string input) => input == "product" ? "item" : input;

    private static string Stars(float stars, float? deviation) => deviation is null ? $"{stars:F2}" : $"{stars:F2} ± {deviation:F2}";

    private static string Ratings(int count) => $"{count:N0} training rating{(count == 1 ? "" : "s")}";

    private static void AddRow(Table table, string rank, string number, ItemCard item) => table.AddRow(
        rank, number, double.IsNaN(item.AverageStars) ? "-" : $"{item.AverageStars:F2}", $"{item.Ratings:N0}", Markup.Escape(item.Id),
        Markup.Escape(Shortened(item.Title)));

    private static string Name(ItemCard item) => item.Title.Length == 0 ? item.Id : $"{item.Id} {Shortened(item.Title)}";

    private static string Shortened(string title) => title.Length <= LongestTitle ? title : $"{title[..(LongestTitle - 1)]}…";
}
