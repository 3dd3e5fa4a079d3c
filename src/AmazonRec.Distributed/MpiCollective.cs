using System.Globalization;
using AmazonRec.Collectives;
using MPI;

namespace AmazonRec.Distributed;

/// <summary>Ranks that are processes, started by <c>mpirun</c>. One that is started without is alone.</summary>
/// <remarks>MPI can be begun once in a process, and serves one thread at a time.</remarks>
public sealed class MpiCollective : ICollective, IDisposable
{
    private readonly MPI.Environment _environment;
    private readonly PinnedBytes _sent = new();
    private readonly PinnedBytes _received = new();
    private readonly int[] _sentCounts;
    private readonly int[] _sentStarts;
    private readonly int[] _receivedCounts;
    private readonly int[] _receivedStarts;
    private readonly bool _isCrowded;
    private int _request;

    /// <summary>Begins MPI.</summary>
    /// <exception cref="FileNotFoundException">MPICH is not installed.</exception>
    /// <exception cref="ArgumentException">Another MPI started this process.</exception>
    public MpiCollective()
    {
        MpiLibrary.Resolve();
        string[] none = [];
        _environment = new MPI.Environment(ref none, Threading.Serialized);
        (Rank, Size) = (Communicator.world.Rank, Communicator.world.Size);
        (_sentCounts, _sentStarts, _receivedCounts, _receivedStarts) = (Pinned(), Pinned(), Pinned(), Pinned());
        var here = System.Environment.GetEnvironmentVariable("MPI_LOCALNRANKS");
        _isCrowded = int.TryParse(here, CultureInfo.InvariantCulture, out var ranks) && ranks > System.Environment.ProcessorCount;

        int[] Pinned() => GC.AllocateArray<int>(Size, pinned: true); // MPI reads them until a call is done
    }

    /// <inheritdoc/>
    public int Rank { get; }

    /// <inheritdoc/>
    public int Size { get; }

    private static int World => Unsafe.MPI_COMM_WORLD;

    private static int Byte => Unsafe.MPI_BYTE;

    /// <inheritdoc/>
    public void Barrier()
    {
        Check(Waiting.MPI_Ibarrier(World, ref _request));
        Wait();
    }

    /// <inheritdoc/>
    public void Broadcast(Span<byte> values, int root)
    {
        if (Size == 1 || values.IsEmpty) return;
        var buffer = _sent.Of(values.Length);
        if (Rank == root) values.CopyTo(buffer);
        Check(Waiting.MPI_Ibcast(_sent.Address, values.Length, Byte, root, World, ref _request));
        Wait();
        if (Rank != root) buffer.CopyTo(values);
    }

    /// <inheritdoc/>
    public void AllGather(ReadOnlySpan<byte> own, Span<byte> all, ReadOnlySpan<int> counts)
    {
        own.CopyTo(_sent.Of(own.Length));
        var received = _received.Of(all.Length);
        LayOut(counts, _receivedCounts, _receivedStarts);
        Check(
            Waiting.MPI_Iallgatherv(
                _sent.Address, own.Length, Byte, _received.Address, _receivedCounts, _receivedStarts, Byte, World, ref _request));
        Wait();
        received.CopyTo(all);
    }

    /// <inheritdoc/>
    public void AllToAll(ReadOnlySpan<byte> sent, ReadOnlySpan<int> sentCounts, Span<byte> received, ReadOnlySpan<int> receivedCounts)
    {
        sent.CopyTo(_sent.Of(sent.Length));
        var taken = _received.Of(received.Length);
        LayOut(sentCounts, _sentCounts, _sentStarts);
        LayOut(receivedCounts, _receivedCounts, _receivedStarts);
        Check(
            Waiting.MPI_Ialltoallv(
                _sent.Address, _sentCounts, _sentStarts, Byte, _received.Address, _receivedCounts, _receivedStarts, Byte, World,
                ref _request));
        Wait();
        taken.CopyTo(received);
    }

    /// <inheritdoc/>
    public void Abort(int code) => MPI.Environment.Abort(code);

    /// <summary>Ends MPI; all ranks do it.</summary>
    public void Dispose() => _environment.Dispose();

    private void Wait() => Check(Waiting.For(ref _request, _isCrowded));

    private static void LayOut(ReadOnlySpan<int> counts, int[] copied, int[] starts)
    {
        counts.CopyTo(copied);
        for (var rank = 1; rank < starts.Length; rank++) starts[rank] = checked(starts[rank - 1] + copied[rank - 1]);
    }

    private static void Check(int code)
    {
        if (code != Unsafe.MPI_SUCCESS) throw MPI.Environment.TranslateErrorIntoException(code);
    }
}
