using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AmazonRec.Collectives;

/// <summary>
/// Ranks that train one model together. Sums are taken in the order of the ranks, so that all of them, and every run on as many, get the
/// same bits. Like a network, it serves one caller at a time.
/// </summary>
/// <param name="collective">How they talk.</param>
public sealed class Team(ICollective collective)
{
    /// <summary>Bytes up to which all ranks get all summands, in one round in place of two.</summary>
    private const int SmallSum = 16 << 10;

    /// <summary>Numbers of one broadcast; what is longer goes in pieces.</summary>
    private const int MostAtOnce = 1 << 22;

    private float[] _gathered = [];

    /// <summary>Which of them this is, from 0.</summary>
    public int Rank => collective.Rank;

    /// <summary>How many there are.</summary>
    public int Size => collective.Size;

    /// <summary>Whether this rank speaks for all: it shows progress and writes files.</summary>
    public bool Leads => Rank == 0;

    /// <summary>Bytes that this rank has received from others so far.</summary>
    public long BytesReceived { get; private set; }

    /// <summary>Rounds so far: each waits for all ranks at least once.</summary>
    public long Rounds { get; private set; }

    /// <summary>Returns when all ranks have come here.</summary>
    public void Barrier() => collective.Barrier();

    /// <summary>Ends all ranks at once, as this one can't go on.</summary>
    /// <param name="code">What they tell the shell.</param>
    public void Abort(int code) => collective.Abort(code);

    /// <summary>Gives all ranks what one of them has.</summary>
    /// <param name="values">Read on <paramref name="root"/>, written on the others; as long on all.</param>
    /// <param name="root">Whose values.</param>
    /// <typeparam name="T">Numbers of a fixed size.</typeparam>
    public void Broadcast<T>(Span<T> values, int root)
        where T : unmanaged
    {
        for (var start = 0; start < values.Length; start += MostAtOnce)
        {
            var bytes = MemoryMarshal.AsBytes(values.Slice(start, Math.Min(MostAtOnce, values.Length - start)));
            collective.Broadcast(bytes, root);
            Count(Rank == root ? 0 : bytes.Length);
        }
    }

    /// <summary>Gives all ranks what each has, in the order of the ranks.</summary>
    /// <param name="own">What this rank gives.</param>
    /// <param name="all">Receives what all give, one after another.</param>
    /// <param name="counts">Numbers of each rank.</param>
    /// <typeparam name="T">Numbers of a fixed size.</typeparam>
    public void AllGather<T>(ReadOnlySpan<T> own, Span<T> all, ReadOnlySpan<int> counts)
        where T : unmanaged
    {
        Span<int> bytes = stackalloc int[Size];
        var size = Unsafe.SizeOf<T>();
        for (var rank = 0; rank < bytes.Length; rank++) bytes[rank] = checked(counts[rank] * size);
        collective.AllGather(MemoryMarshal.AsBytes(own), MemoryMarshal.AsBytes(all), bytes);
        Count((all.Length - own.Length) * (long)size);
    }

    /// <summary>Gives all ranks one value of each, in the order of the ranks.</summary>
    /// <param name="own">What this rank gives.</param>
    /// <param name="all">Receives what all give.</param>
    /// <typeparam name="T">Numbers of a fixed size.</typeparam>
    internal void AllGather<T>(T own, Span<T> all)
        where T : unmanaged
    {
        Span<int> ones = stackalloc int[Size];
        ones.Fill(1);
        AllGather(new ReadOnlySpan<T>(in own), all, ones);
    }

    /// <summary>Gives each rank a part of its own.</summary>
    /// <param name="sent">The parts for the ranks, one after another.</param>
    /// <param name="sentCounts">Numbers for each rank.</param>
    /// <param name="received">Receives the parts of the ranks for this one.</param>
    /// <param name="receivedCounts">Numbers from each rank.</param>
    /// <typeparam name="T">Numbers of a fixed size.</typeparam>
    public void AllToAll<T>(ReadOnlySpan<T> sent, ReadOnlySpan<int> sentCounts, Span<T> received, ReadOnlySpan<int> receivedCounts)
        where T : unmanaged
    {
        Span<int> from = stackalloc int[Size];
        Span<int> to = stackalloc int[Size];
        var size = Unsafe.SizeOf<T>();
        for (var rank = 0; rank < Size; rank++)
            (to[rank], from[rank]) = (checked(sentCounts[rank] * size), checked(receivedCounts[rank] * size));
        collective.AllToAll(MemoryMarshal.AsBytes(sent), to, MemoryMarshal.AsBytes(received), from);
        Count(received.Length * (long)size - from[Rank]);
    }

    /// <summary>Replaces numbers by their sums over the ranks, in the order of the ranks.</summary>
    /// <param name="values">Summands, then sums; as long on all ranks.</param>
    public void Sum(Span<float> values)
    {
        if (Size == 1 || values.IsEmpty) return;
        var inOneRound = SumsInOneRound(Size, values.Length * (long)sizeof(float));
        var part = inOneRound ? values.Length : (values.Length + Size - 1) / Size;
        if (_gathered.Length < part * Size) _gathered = new float[part * Size];
        var gathered = _gathered.AsSpan(0, part * Size);
        Span<int> counts = stackalloc int[Size];
        if (inOneRound)
        {
            counts.Fill(part);
            AllGather<float>(values, gathered, counts);
            Add(gathered, part, Size, values);
            return;
        }

        // Each rank sums a part of all, then all get all parts.
        Span<int> own = stackalloc int[Size];
        for (var rank = 0; rank < counts.Length; rank++) counts[rank] = Math.Clamp(values.Length - (rank * part), 0, part);
        own.Fill(counts[Rank]);
        AllToAll<float>(values, counts, gathered[..(counts[Rank] * Size)], own);
        var sums = values.Slice(Math.Min(Rank * part, values.Length), counts[Rank]);
        Add(gathered, counts[Rank], Size, sums);
        sums.CopyTo(gathered);
        AllGather<float>(gathered[..counts[Rank]], values, counts);
    }

    /// <summary>The sum of a number over the ranks, in their order.</summary>
    public double Sum(double value)
    {
        Span<double> all = [value];
        Sum(all);
        return all[0];
    }

    /// <summary>As <see cref="Sum(Span{float})"/>, for few numbers of double precision.</summary>
    public void Sum(Span<double> values)
    {
        if (Size == 1 || values.IsEmpty) return;
        var all = new double[values.Length * Size];
        Span<int> counts = stackalloc int[Size];
        counts.Fill(values.Length);
        AllGather<double>(values, all, counts);
        values.Clear();
        for (var rank = 0; rank < Size; rank++)
            TensorPrimitives.Add(values, all.AsSpan(rank * values.Length, values.Length), values);
    }

    /// <summary>Whether all ranks get all summands at once, or each sums a part of them first.</summary>
    internal static bool SumsInOneRound(int ranks, long bytes) => ranks == 2 || bytes <= SmallSum;

    /// <summary>Whether any rank says so.</summary>
    public bool Any(bool says) => Size == 1 ? says : Sum(says ? 1.0 : 0.0) > 0;

    /// <summary>Ends the work of all ranks where any was told to end; all of them come here.</summary>
    /// <exception cref="OperationCanceledException">One was.</exception>
    internal void ThrowIfAnyCancelled(CancellationToken cancellation)
    {
        if (Any(cancellation.IsCancellationRequested)) throw new OperationCanceledException(cancellation);
    }

    private static void Add(ReadOnlySpan<float> parts, int length, int ranks, Span<float> sums)
    {
        if (length == 0) return;
        parts[..length].CopyTo(sums);
        for (var rank = 1; rank < ranks; rank++) TensorPrimitives.Add(sums, parts.Slice(rank * length, length), sums);
    }

    private void Count(long bytes) => (BytesReceived, Rounds) = (BytesReceived + bytes, Rounds + 1);
}
