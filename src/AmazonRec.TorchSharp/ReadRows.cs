namespace AmazonRec.TorchSharp;

/// <summary>
/// Finds which of a table's rows a batch reads. Done here and not on the device, which would have to wait to know how many there are.
/// </summary>
/// <param name="count">Rows of the table.</param>
internal sealed class ReadRows(int count)
{
    private readonly int[] _slots = new int[count];
    private readonly int[] _seen = new int[count];
    private int _batch;

    /// <summary>Each row once, in the order of the batch, and for each of the batch's codes its place among them.</summary>
    public (long[] Rows, long[] Slots) Of(ReadOnlySpan<int> codes)
    {
        _batch++;
        var rows = new List<long>(codes.Length);
        var slots = new long[codes.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            var code = codes[i];
            if (_seen[code] != _batch)
            {
                (_seen[code], _slots[code]) = (_batch, rows.Count);
                rows.Add(code);
            }

            slots[i] = _slots[code];
        }

        return ([.. rows], slots);
    }
}
