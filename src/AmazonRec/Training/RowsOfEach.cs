namespace AmazonRec.Training;

/// <summary>How many rows each code has, in two bytes; of the few that have more than these hold, the rest stands apart.</summary>
/// <param name="codes">How many codes there are.</param>
internal sealed class RowsOfEach(int codes)
{
    private readonly Dictionary<int, int> _more = [];

    /// <summary>The rows of each code, 65,535 of those that have more.</summary>
    public ushort[] Capped { get; } = new ushort[codes];

    /// <summary>The rows of a code.</summary>
    public int this[int code] => Capped[code] < ushort.MaxValue ? Capped[code] : ushort.MaxValue + _more.GetValueOrDefault(code);

    /// <summary>Counts a row.</summary>
    public void Add(int code)
    {
        if (Capped[code] < ushort.MaxValue) Capped[code]++;
        else _more[code] = _more.GetValueOrDefault(code) + 1;
    }

    /// <summary>Counts with no more than two bytes hold.</summary>
    public static ushort[] Cap(int[] counts) => Array.ConvertAll(counts, count => (ushort)Math.Min(count, ushort.MaxValue));
}
