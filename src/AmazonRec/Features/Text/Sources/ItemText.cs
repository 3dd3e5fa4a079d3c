namespace AmazonRec.Features.Text.Sources;

/// <summary>The text of an item, cleaned.</summary>
/// <param name="Item">Its id.</param>
/// <param name="Texts">One text of a catalogue, or one of each review; none of them empty.</param>
public sealed record ItemText(string Item, IReadOnlyList<string> Texts)
{
    /// <summary>All of it as one text.</summary>
    public string Whole => Texts.Count == 1 ? Texts[0] : string.Join(' ', Texts);
}
