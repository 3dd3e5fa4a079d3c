namespace AmazonRec.Data.Synthesis;

/// <summary>How much to synthesize. The defaults make the sample that comes with the project; equal options make equal files.</summary>
public sealed record SynthesisOptions
{
    /// <summary>How many users write, 2 to 99,999,999; each writes at least one review.</summary>
    public int Users { get; init; } = 600;

    /// <summary>How many items there are, 2 to 9,999,999; each gets at least one review.</summary>
    public int Items { get; init; } = 300;

    /// <summary>How many reviews to write, no two by the same user on the same item: at most half of all the pairs there are.</summary>
    public int Ratings { get; init; } = 11_000;

    /// <summary>The seed of everything random.</summary>
    public ulong Seed { get; init; } = 1;

    // Half, so that the most active user still chooses rather than taking everything.
    internal int MostPerUser => Items / 2;

    /// <summary>Checks that the numbers fit together.</summary>
    /// <exception cref="ArgumentException">They don't; the message names the option and says what would do.</exception>
    public void Validate()
    {
        // Two, because one user may rate no more than half of the items, and every item has a rating.
        Within(Users, 2, 99_999_999, nameof(Users));
        Within(Items, 2, 9_999_999, nameof(Items));
        var least = Math.Max(Users, Items);
        var most = (long)Users * MostPerUser;
        if (Ratings < least)
        {
            throw Unfit($"{Ratings:N0} ratings are too few, as each of {Users:N0} users and {Items:N0} items has one: " +
                $"ask for {least:N0} or more.");
        }

        if (Ratings > most)
        {
            throw Unfit($"{Ratings:N0} ratings are too many, as {Users:N0} users rate no more than {MostPerUser:N0} of {Items:N0} items: " +
                $"ask for {most:N0} or fewer, or for more users or items.");
        }
    }

    private static void Within(int value, int least, int most, string name)
    {
        if (value < least || value > most) throw Unfit($"{name} is {value:N0}: choose a number from {least:N0} to {most:N0}.");
    }

    // No parameter's name: it would only add a line to the message, which names the option already.
    private static ArgumentException Unfit(string message) => new(message, paramName: null);
}
