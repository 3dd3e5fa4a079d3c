using AmazonRec.Data.Storage;

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

    /// <summary>
    /// These texts and others of the same items: each item has both. Whose words they are is what the more telling of the two says: with
    /// users' words in it, all of it counts as theirs.
    /// </summary>
    /// <param name="others">Put behind these; cleaned alike.</param>
    public ItemTexts With(ItemTexts others)
    {
        var more = others.Items.ToDictionary(item => item.Item, item => item.Texts, StringComparer.Ordinal);
        var own = Items.Select(item => item.Item).ToHashSet(StringComparer.Ordinal);
        ItemText[] items = [
            .. Items.Select(item => more.TryGetValue(item.Item, out var texts) ? item with { Texts = [.. item.Texts, .. texts] } : item),
            .. others.Items.Where(item => !own.Contains(item.Item))];
        var origin = new Dictionary<string, string>(Origin);
        foreach (var (name, value) in others.Origin)
            if (others.Kind >= Kind || !origin.ContainsKey(name)) origin[name] = value;
        origin[TextOrigin.FieldsName] = $"{Origin[TextOrigin.FieldsName]}, {others.Origin[TextOrigin.FieldsName]}";
        var counts = new Dictionary<string, long>(Counts);
        foreach (var (name, count) in others.Counts)
            counts[counts.ContainsKey(name) ? $"{EnumName.Of(others.Kind)}: {name}" : name] = count;
        return new ItemTexts(Kind > others.Kind ? Kind : others.Kind, items, counts, origin);
    }

    /// <summary>Each text as the list of its words.</summary>
    public IEnumerable<IReadOnlyList<string>> Sentences() =>
        Items.SelectMany(item => item.Texts).Select(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
