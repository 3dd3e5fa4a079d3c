using AmazonRec.Features.Text.Cleaning;
using AmazonRec.Features.Text.Sources;
using AmazonRec.Features.Text.Weights;
using AmazonRec.Features.Text.Words;

namespace AmazonRec.Studies.Tables;

/// <summary>Texts on their way to numbers, as tables.</summary>
public static class TextTables
{
    /// <summary>What each step of cleaning makes of a text.</summary>
    public static Table Cleaning(TextCleaner cleaner, string text)
    {
        var lines = new List<(string Step, string Text)> { ("as it comes", text) };
        foreach (var step in cleaner.Steps) lines.Add((step.Name, step.Apply(lines[^1].Text)));
        return new Table(
            "What each step of cleaning leaves",
            Column.Text("step", lines.Select(l => l.Step)),
            Column.Text("text", lines.Select(l => l.Text)));
    }

    /// <summary>How many items or texts came from where, and what was left out.</summary>
    public static Table Sources(ItemTexts texts) => new(
        $"Whose words: {texts.Items.Count:N0} items have text",
        Column.Text("from", texts.Counts.Select(c => c.Key)),
        Column.Numbers("count", texts.Counts.Select(c => (double)c.Value), "N0"));

    /// <summary>The terms with the least and with the greatest weight, equally weighted ones in the order of their characters.</summary>
    /// <param name="weights">As learned.</param>
    /// <param name="count">How many of each.</param>
    public static Table Terms(TfIdf weights, int count)
    {
        var order = Enumerable.Range(0, weights.Terms.Count).OrderBy(term => weights.Idf[term]).ToArray();
        int[] shown = [.. order.Take(count), .. order.Skip(Math.Max(count, order.Length - count))];
        return new Table(
            $"Inverse document frequency: the least and the greatest of {weights.Terms.Count:N0} terms in {weights.Documents:N0} texts",
            Column.Text("term", shown.Select(term => weights.Terms[term])),
            Column.Numbers("weight", shown.Select(term => weights.Idf[term]), "F2"));
    }

    /// <summary>The words nearest to each of some; those that have no vector are left out.</summary>
    public static Table Nearest(WordVectors vectors, IReadOnlyList<string> words, int count)
    {
        var known = words.Where(word => vectors.TryGetCode(word, out _)).ToArray();
        return new Table(
            "Nearest words, with the cosine of their vectors",
            Column.Text("word", known),
            Column.Text(
                "nearest",
                known.Select(word => string.Join(", ", vectors.Nearest([word], count).Select(near => $"{near.Word} {near.Cosine:F2}")))));
    }
}
