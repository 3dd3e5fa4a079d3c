namespace AmazonRec.Features.Text.Sources;

/// <summary>
/// Texts of items, and whose words they are. What is made of them says so, and is refused where it would tell what is to be predicted.
/// </summary>
public sealed class ItemTexts
{
    internal ItemTexts(
        TextSourceKind kind,
        IReadOnlyList<ItemText> items,
        IReadOnlyDictionary<string,
        long> counts,
        IReadOnlyDictionary<string,
        string> origin) =>
        (Kind, Items, Counts, Origin) = (kind, items, counts, origin);

    /// <summary>Whose words they are.</summary>
    public TextSourceKind Kind { get; }

    /// <summary>The items that have text.</summary>
    public IReadOnlyList<ItemText> Items { get; }

    /// <summary>How many items or texts came from where, and what was left out, by name.</summary>
    public IReadOnlyDictionary<string, long> Counts { get; }

    /// <summary>What to keep with features that are made of them: whose words, under which protocol, of which split, cleaned how.</summary>
    public IReadOnlyDictionary<string, string> Origin { get; }

    /// <summary>Each text as the list of its words.</summary>
    public IEnumerable<IReadOnlyList<string>> Sentences() =>
        Items.SelectMany(item => item.Texts).Select(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
