namespace AmazonRec.Engines.Reference;

/// <summary>What the operations of one forward or backward pass share: the rows, and where training stands.</summary>
internal sealed class Pass
{
    /// <summary>Most rows a pass takes at once; longer batches grow the buffers.</summary>
    public int Capacity { get; private set; }

    public int Rows { get; private set; }

    public int[] Users { get; private set; } = [];

    public int[] Items { get; private set; } = [];

    public bool Training { get; private set; }

    /// <summary>The step's number, by which dropout draws.</summary>
    public uint Step { get; private set; }

    public void Begin(ReadOnlySpan<int> users, ReadOnlySpan<int> items, bool training, long step)
    {
        Rows = users.Length;
        if (Rows > Capacity)
        {
            Capacity = Rows;
            (Users, Items) = (new int[Rows], new int[Rows]);
        }

        users.CopyTo(Users);
        items.CopyTo(Items);
        (Training, Step) = (training, (uint)step);
    }
}
