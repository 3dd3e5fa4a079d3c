namespace AmazonRec.Synthesis;

/// <summary>What a review has beside stars and words.</summary>
/// <param name="Verified">Whether the shop knows of the purchase.</param>
/// <param name="Colour">The colour bought, or null.</param>
/// <param name="Votes">How many found it helpful: 0, or 2 and more.</param>
internal readonly record struct ReviewExtras(bool Verified, byte[]? Colour, int Votes)
{
    private static readonly byte[][] Colours = Phrase.Bytes(["Slate", "Ivory", "Moss Green", "Deep Blue", "Copper", "Charcoal"]);

    /// <summary>Where to draw them.</summary>
    public static WritingSource Source(ulong seed) => new(seed, "synthesis review", drawsPerRow: 8);

    public static ReviewExtras Draw(Draws draws)
    {
        var verified = draws.Chance(0.88);
        var styled = draws.Chance(0.4);
        var colour = draws.Pick(Colours);
        var votes = draws.Chance(0.12) ? 2 + (int)(3 * draws.HeavyTail()) : 0;
        return new(verified, styled ? colour : null, votes);
    }
}
