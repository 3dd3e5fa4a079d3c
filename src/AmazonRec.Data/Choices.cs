namespace AmazonRec.Data;

/// <summary>What one user chose.</summary>
/// <param name="items">Codes of the items, oldest first, each once.</param>
/// <param name="ratings">As many ratings of them; none where nothing is known of them.</param>
public readonly ref struct Choices(ReadOnlySpan<int> items, ReadOnlySpan<float> ratings)
{
    /// <summary>Codes of the items, oldest first, each once.</summary>
    public ReadOnlySpan<int> Items { get; } = items;

    /// <summary>As many ratings of them; none where nothing is known of them.</summary>
    public ReadOnlySpan<float> Ratings { get; } = ratings;

    /// <summary>How many there are.</summary>
    public int Count => Items.Length;
}
