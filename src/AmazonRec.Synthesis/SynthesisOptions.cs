namespace AmazonRec.Synthesis;

/// <summary>
/// What to synthesize, and how much. The defaults make the sample that comes with the project; equal options make equal files.
/// </summary>
public sealed record SynthesisOptions
{
    /// <summary>As many users, items and ratings as Amazon's Electronics of 2018 has, shared out as unevenly.</summary>
    public static SynthesisOptions Electronics { get; } = new()
    {
        Users = 9_800_000,
        Items = 757_000,
        Ratings = 20_000_000,
        OneTimeUsers = 0.69,
        ItemHead = 0.0003,
        Format = SynthesisFormat.Ratings2018,
    };

    /// <summary>How many users write, 2 to 99,999,999; each writes at least one review.</summary>
    public int Users { get; init; } = 600;

    /// <summary>How many items there are, 2 to 9,999,999; each gets at least one review.</summary>
    public int Items { get; init; } = 300;

    /// <summary>How many reviews to write, copies included; no user has more than half of the items but by copies.</summary>
    public int Ratings { get; init; } = 11_000;

    /// <summary>The seed of everything random.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The format to write in.</summary>
    public SynthesisFormat Format { get; init; } = SynthesisFormat.Amazon2018;

    /// <summary>Whether to gzip tables; by default reviews and metadata are, and ratings are not.</summary>
    public bool? Gzip { get; init; }

    /// <summary>
    /// Share of users with one review, 0 to 0.99; what the others write has a tail of index 4. At 0 the sample's tail of index 2, where
    /// few have one.
    /// </summary>
    public double OneTimeUsers { get; init; }

    /// <summary>
    /// How uneven items are: popularity falls as (rank + ItemHead)^-1.5 with the rank in [0, 1), so that a smaller number, 0.000001 to
    /// 1, gives the first ones more. At 0 the sample's milder fall, rank^-0.5 - 1.
    /// </summary>
    public double ItemHead { get; init; }

    /// <summary>Share of rows that are copies, 0 to 0.5: half of them reviews written anew, half the reviews of cloned items.</summary>
    public double Copies { get; init; }

    /// <summary>How far tastes, popularity and the mean rating move over the years, 0 (not at all) to 1.</summary>
    public double Drift { get; init; }

    /// <summary>Share of items, 0 to 1, whose metadata have no title, a title of HTML, no price, or a second line.</summary>
    public double Dirty { get; init; }

    /// <summary>Whether ratings without texts, of the release of 2018, come with the metadata of their items.</summary>
    public bool Metadata { get; init; }

    /// <summary>Whether to draw a picture of each item.</summary>
    public bool Images { get; init; }

    // Half, so that the most active user still chooses rather than taking everything.
    internal int MostPerUser => Items / 2;

    internal int CopyRows => (int)Math.Round(Copies * Ratings);

    // As many items as carry half of the copies if each has as many rows as items have on average, and no more than a quarter.
    internal int CloneItems =>
        CopyRows < 2 ? 0 : (int)Math.Clamp((long)(CopyRows / 2) * Items / Ratings, Math.Min(1, Items / 4), Items / 4);

    internal SynthesisOptions WithoutCopies => this with { Ratings = Ratings - CopyRows, Items = Items - CloneItems, Copies = 0 };

    /// <summary>Checks that the numbers fit together.</summary>
    /// <exception cref="ArgumentException">They don't; the message names the option and says what would do.</exception>
    public void Validate()
    {
        // Two, because one user may rate no more than half of the items, and every item has a rating.
        Within(Users, 2, 99_999_999, nameof(Users));
        Within(Items, 2, 9_999_999, nameof(Items));
        Within(OneTimeUsers, 0, 0.99, nameof(OneTimeUsers));
        Within(Copies, 0, 0.5, nameof(Copies));
        Within(Drift, 0, 1, nameof(Drift));
        Within(Dirty, 0, 1, nameof(Dirty));
        if (ItemHead != 0) Within(ItemHead, 0.000_001, 1, nameof(ItemHead));
        if (!Enum.IsDefined(Format))
            throw Unfit($"Format is {Format}: choose one of {string.Join(", ", Enum.GetNames<SynthesisFormat>())}.");
        if (Dirty > 0 && !FormatFiles.Find(this).HasMetadata)
            throw Unfit($"{Format} has no metadata that could be dirty: leave Dirty at 0.");
        if (Metadata && Format != SynthesisFormat.Ratings2018)
            throw Unfit(
                $"Metadata is for {SynthesisFormat.Ratings2018} alone: {Format} "
                + $"{(FormatFiles.Find(this).HasMetadata ? "has it anyway" : "has none")}.");
        CheckRoom("");
        if (Copies > 0) WithoutCopies.CheckRoom(" beside the copies");
    }

    private static void Within(int value, int least, int most, string name)
    {
        if (value < least || value > most) throw Unfit($"{name} is {value:N0}: choose a number from {least:N0} to {most:N0}.");
    }

    private static void Within(double value, double least, double most, string name)
    {
        if (!(value >= least && value <= most)) throw Unfit($"{name} is {value}: choose a number from {least:0.######} to {most}.");
    }

    // No parameter's name: it would only add a line to the message, which names the option already.
    private static ArgumentException Unfit(string message) => new(message, paramName: null);

    private void CheckRoom(string beside)
    {
        var least = Math.Max(Users, Items);
        var most = (long)Users * MostPerUser;
        if (Ratings < least)
        {
            throw Unfit($"{Ratings:N0} ratings{beside} are too few, as each of {Users:N0} users and {Items:N0} items has one: " +
                $"ask for {least:N0} or more.");
        }

        if (Ratings > most)
        {
            throw Unfit($"{Ratings:N0} ratings{beside} are too many, as {Users:N0} users rate no more than {MostPerUser:N0} of "
                + $"{Items:N0} items: " +
                $"ask for {most:N0} or fewer, or for more users or items.");
        }
    }
}
