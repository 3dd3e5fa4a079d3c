using AmazonRec.Data.Storage;
using AmazonRec.Recommendation;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>Lists of items, predictions and their reasons.</summary>
internal static class RecommendationView
{
    private const int LongestTitle = 70;
    private const int MostRated = 10; // rated items that stand above a list

    /// <summary>What a user has rated, then the list.</summary>
    public static void Write(IAnsiConsole console, RecommendedList list, IReadOnlyList<RatedItem> rated)
    {
        console.WriteLine(
            $"{list.User} has rated {rated.Count:N0} {(rated.Count == 1 ? "item" : "items")}"
            + $"{(rated.Count > MostRated ? $", of which these are the latest {MostRated}" : "")}:");
        RatedItem[] shown = [.. rated.Take(MostRated)];
        var table = Tables.New("", "stars");
        var known = AddItemColumns(table, shown.Select(r => r.Item));
        foreach (var item in shown) table.AddRow([" ", $"{item.Stars:0.##}", .. Words(item.Item, known)]);
        console.Write(table);
        Write(console, list);
    }

    public static void Write(IAnsiConsole console, RecommendedList list)
    {
        console.WriteLine($"{list.User ?? "someone new"}: {list.Explanation}");
        console.WriteLine($"ranked by {list.RankedBy}");
        var table = Tables.New("", "stars", "mean", "ratings");
        var known = AddItemColumns(table, list.Items.Select(i => i.Item));
        foreach (var item in list.Items) AddRow(table, $"{item.Rank}", Stars(item.Stars, item.Deviation), item.Item, known);
        console.Write(table);
        foreach (var item in list.Items.Where(i => i.Why is not null))
        {
            console.WriteLine($"{item.Rank}. {Name(item.Item)}");
            Write(console, item.Why!, item.Stars);
        }
    }

    /// <summary>The list of a ranker, under what its user has chosen.</summary>
    public static void Write(IAnsiConsole console, RankedList list, IReadOnlyList<RatedItem>? chosen)
    {
        if (chosen is not null)
        {
            console.WriteLine(
                $"{list.User} has chosen {chosen.Count:N0} {(chosen.Count == 1 ? "item" : "items")}"
                + $"{(chosen.Count > MostRated ? $", of which these are the latest {MostRated}" : "")}:");
            RatedItem[] shown = [.. chosen.Take(MostRated)];
            var latest = Tables.New("");
            var words = AddItemColumns(latest, shown.Select(r => r.Item));
            foreach (var item in shown) latest.AddRow([" ", .. Words(item.Item, words)]);
            console.Write(latest);
        }

        console.WriteLine($"{list.User ?? "someone new"}: ranked by {list.RankedBy}");
        var table = Tables.New("", "score", "mean", "ratings");
        var known = AddItemColumns(table, list.Items.Select(i => i.Item));
        foreach (var item in list.Items) AddRow(table, $"{item.Rank}", $"{item.Score:F3}", item.Item, known);
        console.Write(table);
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
        var known = AddItemColumns(table, similar.Select(neighbour => neighbour.Item));
        foreach (var (rank, neighbour) in similar.Index()) AddRow(table, $"{rank + 1}", $"{neighbour.Cosine:F3}", neighbour.Item, known);
        console.Write(table);
    }

    public static void Write(IAnsiConsole console, PredictedRating prediction, Reasons? why)
    {
        var stars = Stars(prediction.Stars, prediction.Deviation);
        console.WriteLine($"{stars} stars by {prediction.User ?? "someone new"} for {Name(prediction.Item)}");
        console.WriteLine($"  {prediction.Explanation}");
        if (why is not null) Write(console, why, prediction.Stars);
    }

    private static void Write(IAnsiConsole console, Reasons why, float stars)
    {
        if (why.Shares.Count > 0)
        {
            var shown = RoundedShares.Round(why);
            var shares = shown.Shares.Select(s => $" {(s.Stars < 0 ? '-' : '+')} {Math.Abs(s.Stars):F2} {InputName(s.Input)}");
            var clipped = $"{shown.Score:F2}" == $"{stars:F2}" ? "" : $"; shown as {stars:F2}, as the scale ends there";
            console.WriteLine($"   {shown.Score:F2} = {shown.Baseline:F2} average user and item{string.Concat(shares)}{clipped}");
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

    private static void AddRow(Table table, string rank, string number, ItemCard item, (bool Titles, bool Brands) known) => table.AddRow(
        [
            rank, number, double.IsNaN(item.AverageStars) ? "-" : $"{item.AverageStars:F2}", $"{item.Ratings:N0}",
            .. Words(item, known)]);

    /// <summary>Columns of what is known of items in words.</summary>
    /// <returns>Whether title and brand are among them: those of any item are known.</returns>
    private static (bool Titles, bool Brands) AddItemColumns(Table table, IEnumerable<ItemCard> items)
    {
        ItemCard[] all = [.. items];
        var known = (Titles: all.Any(item => item.Title.Length > 0), Brands: all.Any(item => item.Brand.Length > 0));
        table.AddColumn("item");
        if (known.Titles) table.AddColumn("title");
        if (known.Brands) table.AddColumn("brand");
        return known;
    }

    private static string[] Words(ItemCard item, (bool Titles, bool Brands) known) =>
    [
        Markup.Escape(item.Id),
        .. known.Titles ? [Markup.Escape(Shortened(item.Title))] : Array.Empty<string>(),
        .. known.Brands ? [Markup.Escape(Shortened(item.Brand))] : Array.Empty<string>(),
    ];

    private static string Name(ItemCard item) => item.Title.Length == 0 ? item.Id : $"{item.Id} {Shortened(item.Title)}";

    private static string Shortened(string title) => title.Length <= LongestTitle ? title : $"{title[..(LongestTitle - 1)]}…";
}
