namespace AmazonRec.Data.Coded;

/// <summary>Room for a block of coded rows, filled anew by every <see cref="CodedRows.Read"/>.</summary>
public sealed class CodedBlock
{
    private readonly int[] _user;
    private readonly int[] _item;
    private readonly float[] _value;
    private readonly long[] _time;

    internal CodedBlock(int rows) =>
        (_user, _item, _value, _time) = (new int[rows], new int[rows], new float[rows], new long[rows]);

    /// <summary>How many rows it holds.</summary>
    public int Count { get; internal set; }

    /// <summary>Number of its first row in the file.</summary>
    public long First { get; internal set; }

    /// <summary>User code of each row.</summary>
    public Span<int> User => _user.AsSpan(0, Count);

    /// <summary>Item code of each row.</summary>
    public Span<int> Item => _item.AsSpan(0, Count);

    /// <summary>Rating of each row.</summary>
    public Span<float> Value => _value.AsSpan(0, Count);

    /// <summary>Time of each row in seconds since 1970, or its place in the order of its user.</summary>
    public Span<long> Time => _time.AsSpan(0, Count);

    /// <summary>The room for <see cref="User"/>, for loops over all rows.</summary>
    internal int[] UserArray => _user;

    /// <summary>The room for <see cref="Item"/>.</summary>
    internal int[] ItemArray => _item;

    /// <summary>The room for <see cref="Value"/>.</summary>
    internal float[] ValueArray => _value;
}
