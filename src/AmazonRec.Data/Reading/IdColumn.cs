using AmazonRec.Compute.Keys;

namespace AmazonRec.Data.Reading;

/// <summary>The users or items of a block of lines: keys in its text, then their numbers.</summary>
internal sealed class IdColumn
{
    private readonly int[] _bounds = new int[KeyPartitions.Tables + 1];
    private Key[] _keys = [];
    private int[] _order = [];
    private int[] _numbers = [];
    private int _count;

    /// <summary>The key of a row.</summary>
    public Key this[int row]
    {
        get => _keys[row];
        set => _keys[row] = value;
    }

    public void Resize(int size)
    {
        Array.Resize(ref _keys, size);
        _order = new int[size];
        _numbers = new int[size];
    }

    /// <summary>Sorts the keys of the first rows by their tables.</summary>
    public void Sort(int count)
    {
        _count = count;
        KeyPartitions.Sort(_keys.AsSpan(0, count), _order, _bounds);
    }

    /// <summary>Numbers the keys of a table.</summary>
    public void Look(int table, ReadOnlySpan<byte> text, KeyPartitions keys) =>
        keys.Look(table, text, _keys.AsSpan(0, _count), _order.AsSpan(_bounds[table].._bounds[table + 1]), _numbers);

    /// <summary>The numbers of the first rows.</summary>
    public ReadOnlySpan<int> Numbers(int count) => _numbers.AsSpan(0, count);
}
