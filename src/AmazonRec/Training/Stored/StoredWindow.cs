using AmazonRec.Compute;
using AmazonRec.Data.Coded;

namespace AmazonRec.Training.Stored;

/// <summary>The training rows of some blocks of a file, shuffled.</summary>
/// <param name="split">The file and its parts.</param>
/// <param name="rows">Most rows that a window has.</param>
internal sealed class StoredWindow(StoredSplit split, int rows)
{
    private readonly Pair[] _rows = new Pair[rows];
    private readonly CodedBlock _block = split.Rows.NewBlock();
    private int _count;

    /// <summary>The rows.</summary>
    public ReadOnlySpan<Pair> Rows => _rows.AsSpan(0, _count);

    /// <summary>Reads blocks and shuffles their training rows.</summary>
    public void Load(ReadOnlySpan<int> blocks, RandomSource random)
    {
        _count = 0;
        foreach (var block in blocks)
        {
            split.Rows.Read(block, _block);
            split.Draw.Keep(RowPart.Train, _block);
            var user = _block.User;
            var item = _block.Item;
            var value = _block.Value;
            for (var row = 0; row < user.Length; row++) _rows[_count++] = new Pair(user[row], item[row], value[row]);
        }

        random.Shuffle(_rows.AsSpan(0, _count));
    }
}
