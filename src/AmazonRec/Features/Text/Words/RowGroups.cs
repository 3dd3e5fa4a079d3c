using System.Numerics;

namespace AmazonRec.Features.Text.Words;

/// <summary>Entries by the row that they are about, rows in the order of their first entry, entries of a row in their own order.</summary>
internal sealed class RowGroups
{
    private int[] _slots = []; // open addressing; group + 1, so that 0 is free
    private int[] _groupOf = [];
    private int[] _ends = [];

    /// <summary>How many different rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>The rows.</summary>
    public int[] Rows { get; private set; } = [];

    /// <summary>Entries of one row after another, as their places in what was grouped.</summary>
    public int[] Entries { get; private set; } = [];

    /// <summary>Where a row's entries begin in <see cref="Entries"/>.</summary>
    public int Start(int group) => group == 0 ? 0 : _ends[group - 1];

    /// <summary>Where a row's entries end in <see cref="Entries"/>.</summary>
    public int End(int group) => _ends[group];

    /// <summary>Groups anew.</summary>
    /// <param name="rows">The row of each entry.</param>
    public void Group(ReadOnlySpan<int> rows)
    {
        MakeRoom(rows.Length);
        var mask = _slots.Length - 1;
        Count = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            var at = (int)((uint)rows[i] * 2654435769u >> 7) & mask; // Fibonacci hashing
            while (_slots[at] != 0 && Rows[_slots[at] - 1] != rows[i]) at = (at + 1) & mask;
            if (_slots[at] == 0)
            {
                (Rows[Count], _ends[Count]) = (rows[i], 0);
                _slots[at] = ++Count;
            }

            _ends[_groupOf[i] = _slots[at] - 1]++;
        }

        for (int group = 0, start = 0; group < Count; group++) (_ends[group], start) = (start, start + _ends[group]);
        for (var i = 0; i < rows.Length; i++) Entries[_ends[_groupOf[i]]++] = i;
    }

    private void MakeRoom(int entries)
    {
        if (_groupOf.Length < entries)
        {
            (_groupOf, _ends, Rows, Entries) = (new int[entries], new int[entries], new int[entries], new int[entries]);
            _slots = new int[BitOperations.RoundUpToPowerOf2((uint)entries * 2)];
        }
        else
        {
            Array.Clear(_slots);
        }
    }
}
