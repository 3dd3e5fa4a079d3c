namespace AmazonRec.Rankers.Items;

/// <summary>A sum for each item, most of them 0.</summary>
/// <param name="items">How many items there are.</param>
internal sealed class NeighbourSums(int items)
{
    private readonly double[] _sums = new double[items];
    private readonly bool[] _isTouched = new bool[items];

    /// <summary>The items that something was added to, in the order in which that happened.</summary>
    public List<int> Touched { get; } = [];

    /// <summary>The sum of an item.</summary>
    public double this[int item] => _sums[item];

    /// <summary>Adds to an item's sum.</summary>
    public void Add(int item, double value)
    {
        if (!_isTouched[item])
        {
            _isTouched[item] = true;
            Touched.Add(item);
        }

        _sums[item] += value;
    }

    /// <summary>Makes all 0.</summary>
    public void Clear()
    {
        foreach (var item in Touched) (_sums[item], _isTouched[item]) = (0, false);
        Touched.Clear();
    }
}
