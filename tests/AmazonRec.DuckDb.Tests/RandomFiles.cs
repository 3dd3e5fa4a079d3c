using System.Globalization;
using System.Text;
using System.Text.Json;
using AmazonRec.Data;

namespace AmazonRec.DuckDb.Tests;

/// <summary>Files of ratings in all forms that are read, sound and damaged, and filters for them; all by a seed.</summary>
internal sealed class RandomFiles(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>What the columns are; null where the file tells it.</summary>
    public string[]? Columns { get; private set; }

    /// <summary>The text of a file of columns.</summary>
    public string ColumnsFile()
    {
        var separator = Pick("\t", ",", ";", "|", "::", ",");
        var (rows, hasRating, hasTime) = (_random.Next(1, 400), Chance(0.9), Chance(0.8));
        var (header, strange, end) = (Chance(0.5), Chance(0.35), Pick("\n", "\n", "\n", "\r\n"));
        string[] names = ["user", "item", .. hasRating ? (string[])["rating"] : [], .. hasTime ? (string[])["timestamp"] : []];
        Columns = header ? null : names;
        var text = new StringBuilder();
        if (header) text.Append(string.Join(separator, names)).Append(end);
        var milliseconds = Chance(0.3);
        for (var row = 0; row < rows; row++)
        {
            var cells = new List<string> { Id("u", 60), Id("i", 40) };
            if (hasRating) cells.Add(Rating());
            if (hasTime) cells.Add(Time(milliseconds));
            if (strange && Chance(0.05)) Damage(cells);
            text.Append(string.Join(separator, cells)).Append(row == rows - 1 && Chance(0.3) ? "" : end);
            if (strange && Chance(0.02)) text.Append(end);
        }

        return text.ToString();
    }

    /// <summary>The text of a file of reviews.</summary>
    public string ReviewsFile()
    {
        var (rows, strange, text) = (_random.Next(1, 300), Chance(0.3), new StringBuilder());
        for (var row = 0; row < rows; row++)
        {
            var review = new Dictionary<string, object?>
            {
                ["reviewerID"] = Id("u", 40),
                ["asin"] = Id("i", 30),
                ["overall"] = _random.Next(1, 6),
                ["unixReviewTime"] = _random.Next(1, 50) * 86400L,
                ["verified"] = Chance(0.7),
            };
            if (Chance(0.8)) review["reviewText"] = Pick("good", "bad", "", "so so", "line\nbreak", "\"quoted\"", "Ünï");
            if (strange && Chance(0.03)) review["overall"] = Pick("9", "x", "4");
            text.Append(JsonSerializer.Serialize(review)).Append('\n');
            if (strange && Chance(0.02)) text.Append(Pick("{", "\n", "{\"reviewerID\": 5}\n"));
        }

        return text.ToString();
    }

    /// <summary>The text of a file of sequences.</summary>
    public string SequencesFile()
    {
        Columns = ["user", "items"];
        return string.Concat(
            Enumerable.Range(0, _random.Next(1, 50))
                .Select(user => $"u{(Chance(0.01) ? 0 : user)} {string.Join(' ', Enumerable.Range(0, _random.Next(1, 9)).Select(_ => Id("i", 20)))}\n"));
    }

    public FilterPlan Filters()
    {
        var plan = new FilterPlan { Seed = (ulong)seed };
        if (Chance(0.2)) plan = plan with { From = new DateOnly(1970, 1, _random.Next(1, 20)) };
        if (Chance(0.2)) plan = plan with { To = new DateOnly(1970, 2, _random.Next(1, 20)) };
        if (Chance(0.3)) plan = plan with { Copies = Pick(Keep.First, Keep.Last, Keep.Mean) };
        if (Chance(0.1)) plan = plan with { DropRepeatedTexts = true };
        if (Chance(0.4)) plan = plan with { MinUserRatings = _random.Next(1, 6) };
        if (Chance(0.4)) plan = plan with { MinItemRatings = _random.Next(1, 6) };
        if (Chance(0.4)) plan = plan with { Core = _random.Next(1, 5) };
        if (Chance(0.1)) plan = plan with { Balance = new StarBalance(5, 3) };
        if (Chance(0.1)) plan = plan with { SampleUsers = _random.Next(1, 20) };
        return plan;
    }

    public ReadOptions Options() => new()
    {
        Columns = Columns,
        SkipBadRows = Chance(0.5) ? 0 : _random.Next(0, 30),
        RatingRange = Chance(0.2) ? new RatingRange(0, 10) : RatingRange.Stars,
        VerifiedOnly = Chance(0.1),
        Threads = 2,
    };

    private void Damage(List<string> cells)
    {
        var cell = _random.Next(cells.Count);
        switch (_random.Next(12))
        {
            case 0: cells[cell] = ""; break;
            case 1: cells[cell] = $" {cells[cell]} "; break;
            case 2: cells[cell] = $"\"{cells[cell]}\""; break;
            case 3: cells.Add("more"); break;
            case 4: cells.RemoveAt(cells.Count - 1); break;
            case 5: cells[^1] = "4.7"; break;
            case 6: cells[^1] = "1e3"; break;
            case 7: cells[^1] = "0012"; break;
            case 8: cells.Add(""); break;
            case 9: cells[cell] = "nan"; break;
            case 10: cells[0] = "u\"1"; break;
            default: cells[1] = "\"i,\n1\""; break;
        }
    }

    private string Id(string kind, int count) =>
        $"{kind}{(int)(count * Math.Pow(_random.NextDouble(), 2))}{(Chance(0.02) ? Pick("é", "長", " x", "'", "\\") : "")}";

    private string Rating() => Chance(0.5)
        ? _random.Next(1, 6).ToString(CultureInfo.InvariantCulture)
        : (_random.Next(10, 51) / 10.0).ToString("F1", CultureInfo.InvariantCulture);

    private string Time(bool milliseconds) =>
        (_random.Next(1, 50) * (milliseconds ? 86_400_000_000L : 86400L)).ToString(CultureInfo.InvariantCulture);

    private bool Chance(double share) => _random.NextDouble() < share;

    private T Pick<T>(params T[] of) => of[_random.Next(of.Length)];
}
