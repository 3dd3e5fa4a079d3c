namespace AmazonRec.Synthesis.Formats;

/// <summary>The items under the names of films, for MovieLens: made of their metadata, with genres for topics and traits.</summary>
internal static class Films
{
    /// <summary>MovieLens 100k's genres in its order.</summary>
    public static readonly string[] Genres =
    [
        "unknown", "Action", "Adventure", "Animation", "Children's", "Comedy", "Crime", "Documentary", "Drama", "Fantasy", "Film-Noir",
        "Horror", "Musical", "Mystery", "Romance", "Sci-Fi", "Thriller", "War", "Western",
    ];

    private const float Notable = 0.8f;

    /// <summary>A title and its year: Synthetic Auvellix A10 Rugged Headset (2014).</summary>
    public static string Title(SynthesisTarget target, int item, int year) =>
        $"Synthetic {ItemWords.Draw(target.Options with { Dirty = 0 }, target.Ratings.ItemTruth, item).Title} ({year})";

    /// <summary>Indices of its genres, rising: one for its topic, and one for each of the first two aspects that it has much of.</summary>
    public static int[] GenresOf(SynthesisTarget target, int item)
    {
        var items = target.Ratings.ItemTruth;
        var traits = items.Traits(item);
        var genres = new List<int> { 1 + 2 * items.Topics[item] };
        if (traits[0] > Notable) genres.Add(17);
        if (traits[1] > Notable) genres.Add(18);
        return [.. genres];
    }
}
