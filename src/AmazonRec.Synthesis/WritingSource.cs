using AmazonRec.Compute;

namespace AmazonRec.Synthesis;

/// <summary>
/// Where to draw one thing that belongs to the writing of rows: named once, as making a source of a name costs more than a draw.
/// </summary>
/// <param name="seed">The seed.</param>
/// <param name="purpose">What is drawn.</param>
/// <param name="drawsPerRow">More than one row takes, so that no two share any.</param>
internal sealed class WritingSource(ulong seed, string purpose, int drawsPerRow)
{
    private readonly RandomSource _first = RandomSource.For(seed, purpose);
    private readonly RandomSource _again = RandomSource.For(seed, purpose + " again");

    /// <summary>For the n-th review of a user.</summary>
    public Draws OfUser(int user, int nth) => new(_first with { Part = (uint)user }, (ulong)nth * (ulong)drawsPerRow);

    /// <summary>For the n-th review that was written anew.</summary>
    public Draws OfCopy(int nth) => new(_again with { Part = (uint)nth });
}
