using System.Numerics.Tensors;

namespace AmazonRec.Rankers.Vectors;

/// <summary>
/// Regularisation as BPR has it: each choice of a batch adds λ/2 of the squares of its user's vector and of its items' vectors to its loss.
/// A choice among all items counts its own item alone.
/// </summary>
internal sealed class Pull
{
    private int[] _ofUser = [];
    private int[] _ofItem = [];

    /// <summary>Adds to the gradients.</summary>
    /// <param name="batch">The choices.</param>
    /// <param name="users">By user; null where they are pulled already.</param>
    /// <param name="items">By item.</param>
    /// <param name="columns">Numbers of a vector that are pulled: not the bias.</param>
    /// <param name="strength">λ.</param>
    public void Apply(PairBatch batch, VectorTable? users, VectorTable items, int columns, double strength)
    {
        if (strength == 0) return;
        if (users is not null) Add(users, ref _ofUser, batch.Users.AsSpan(0, batch.Count), columns, strength / batch.Count);
        Add(items, ref _ofItem, batch.Items.AsSpan(0, batch.Count * batch.Width), columns, strength / batch.Count);
    }

    private static void Add(VectorTable table, ref int[] counts, ReadOnlySpan<int> rows, int columns, double strength)
    {
        if (counts.Length == 0) counts = new int[table.Rows];
        Array.Clear(counts);
        foreach (var row in rows) counts[row]++;
        for (var row = 0; row < counts.Length; row++)
        {
            if (counts[row] == 0) continue;
            var gradient = table.GradientOf(row)[..columns];
            TensorPrimitives.MultiplyAdd(table.Row(row)[..columns], (float)(strength * counts[row]), gradient, gradient);
        }
    }
}
