namespace AmazonRec.Synthesis;

/// <summary>How often the items of a topic are picked, by their rank in [0, 1): only with operations that are exact everywhere.</summary>
internal readonly struct Popularity
{
    private readonly double _head;
    private readonly double _first;
    private readonly double _span;

    /// <param name="head">See <see cref="SynthesisOptions.ItemHead"/>.</param>
    public Popularity(double head)
    {
        _head = head;
        if (head == 0) return;
        _first = 1 / Math.Sqrt(head);
        _span = _first - 1 / Math.Sqrt(1 + head);
    }

    /// <summary>The rank, from 0, at which a cumulative share of the picks in [0, 1) is reached.</summary>
    public double Rank(double share)
    {
        if (_head > 0)
        {
            // Of (r + head)^-1.5, the cumulative share is (first - 1/√(r + head)) / span, solved for r.
            var rest = _first - share * _span;
            return Math.Max(1 / (rest * rest) - _head, 0);
        }

        // Of 1/√r - 1, it is 2√r - r.
        var root = 1.0 - Math.Sqrt(1.0 - share);
        return root * root;
    }
}
