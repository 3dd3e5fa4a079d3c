namespace AmazonRec.Collectives;

/// <summary>
/// What several processes (ranks), on one machine or on several, tell each other. Every call is one that all ranks make, in the same order
/// and with the same counts; it returns when this rank has what it waited for. MPI has the same operations by the same names (MPI Forum
/// 2021, chapter 6).
/// </summary>
public interface ICollective
{
    /// <summary>Which of them this is, from 0.</summary>
    int Rank { get; }

    /// <summary>How many there are.</summary>
    int Size { get; }

    /// <summary>Returns when all ranks have come here.</summary>
    void Barrier();

    /// <summary>Gives all ranks what one of them has.</summary>
    /// <param name="values">Read on <paramref name="root"/>, written on the others; as long on all.</param>
    /// <param name="root">Whose values.</param>
    void Broadcast(Span<byte> values, int root);

    /// <summary>Gives all ranks what each has, in the order of the ranks.</summary>
    /// <param name="own">What this rank gives.</param>
    /// <param name="all">Receives what all give, one after another.</param>
    /// <param name="counts">Bytes of each rank.</param>
    void AllGather(ReadOnlySpan<byte> own, Span<byte> all, ReadOnlySpan<int> counts);

    /// <summary>Gives each rank a part of its own.</summary>
    /// <param name="sent">The parts for the ranks, one after another.</param>
    /// <param name="sentCounts">Bytes for each rank.</param>
    /// <param name="received">Receives the parts of the ranks for this one, one after another.</param>
    /// <param name="receivedCounts">Bytes from each rank.</param>
    void AllToAll(ReadOnlySpan<byte> sent, ReadOnlySpan<int> sentCounts, Span<byte> received, ReadOnlySpan<int> receivedCounts);

    /// <summary>Ends all ranks at once, as this one can't go on.</summary>
    /// <param name="code">What they tell the shell.</param>
    void Abort(int code);
}
