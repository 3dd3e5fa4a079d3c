using AmazonRec.Compute;

namespace AmazonRec.Data.Filtering;

/// <summary>
/// Draws some of a known number of candidates as they pass by, each set of that size being as likely (selection sampling; Fan, Muller and
/// Rezucha 1962).
/// </summary>
internal struct Draw(RandomSource source, int wanted, int candidates)
{
    private int _wanted = wanted;
    private int _left = candidates;

    /// <summary>Whether the next candidate is drawn.</summary>
    public bool Next()
    {
        var drawn = source.Below(_left, (ulong)_left) < _wanted;
        _left--;
        if (drawn) _wanted--;
        return drawn;
    }
}
