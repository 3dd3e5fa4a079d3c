using System.Globalization;

namespace AmazonRec.Evaluation;

/// <summary>Test rows that ask for what training did not see; how a model answers them, <see cref="Models.UnknownRow"/> tells.</summary>
/// <param name="UnknownItem">Of an item without training rows, by a user with some.</param>
/// <param name="UnknownUser">By a user without training rows, of an item with some.</param>
/// <param name="UnknownBoth">Neither has a training row.</param>
/// <param name="ByContent">Rows of unknown items that are answered by the item's content.</param>
public sealed record ColdRows(int UnknownItem, int UnknownUser, int UnknownBoth, int ByContent)
{
    /// <summary>Counts those among predictions; null without any.</summary>
    public static ColdRows? Measure(Predictions predictions)
    {
        var (item, user, both, content) = (0, 0, 0, 0);
        for (var row = 0; row < predictions.Count; row++)
        {
            switch (predictions.ItemRatings[row], predictions.UserRatings[row])
            {
                case (0, 0): both++; break;
                case (0, _): item++; break;
                case (_, 0): user++; break;
            }

            if (predictions.ByContent[row]) content++;
        }

        return item + user + both == 0 ? null : new ColdRows(item, user, both, content);
    }

    /// <summary>The same as a sentence.</summary>
    /// <param name="rows">All test rows.</param>
    public string Sentence(int rows)
    {
        var parts = new[] { (UnknownItem, "an item"), (UnknownUser, "a user"), (UnknownBoth, "an item and a user") }
            .Where(part => part.Item1 > 0)
            .Select(part => $"{Count(part.Item1)} {(part.Item1 == 1 ? "has" : "have")} {part.Item2} without training ratings");
        return $"cold rows: of {Count(rows)} test rows, "
            + $"{string.Join(", ", parts)}"
            + $"{(ByContent > 0 ? $"; {Count(ByContent)} {(ByContent == 1 ? "is" : "are")} answered by the item's content" : "")}";

        static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
    }
}
