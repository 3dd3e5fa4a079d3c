using AmazonRec.Collectives;
using AmazonRec.Compute;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed.Ranks;

/// <summary>
/// Rows of items of which each rank has a range: for every batch, ranks send each other the rows they ask for, and then the gradients back
/// to whose rows they are.
/// </summary>
/// <param name="own">This rank's range.</param>
/// <param name="ranges">Whose is which.</param>
/// <param name="team">The ranks.</param>
internal sealed class ShardedRows(EmbeddingTable own, Ranges ranges, Team team) : IEmbeddingRows
{
    private readonly int[] _wantedOf = new int[team.Size]; // rows that this rank asks of each
    private readonly int[] _askedBy = new int[team.Size]; // and each of this one
    private readonly int[] _wantedNumbers = new int[team.Size];
    private readonly int[] _askedNumbers = new int[team.Size];
    private int[] _wanted = []; // distinct ids of the batch, in order: rank by rank
    private int[] _asked = [];
    private int[] _slots = [];
    private float[] _sent = [];
    private AlignedBuffer _rows = new(0);
    private AlignedBuffer _gradients = new(0);
    private int _count;
    private int _askedCount;

    /// <inheritdoc/>
    public Weight Weight => own.Weight;

    /// <inheritdoc/>
    public bool IsRemote => true;

    /// <inheritdoc/>
    public int CatchUpTasks => 0;

    /// <inheritdoc/>
    public int SweepTasks => own.SweepTasks;

    private int Width => own.GradientWidth;

    /// <inheritdoc/>
    public void Begin(ReadOnlySpan<int> ids)
    {
        // Fetching finds them.
    }

    /// <inheritdoc/>
    public void CatchUp(int task)
    {
        // Whose rows they are brings them up to date.
    }

    /// <inheritdoc/>
    public void Fetch(ReadOnlySpan<int> ids, bool training)
    {
        Find(ids);
        Span<int> ones = stackalloc int[team.Size];
        ones.Fill(1);
        team.AllToAll<int>(_wantedOf, ones, _askedBy, ones);
        _askedCount = _askedBy.Sum();
        if (_asked.Length < _askedCount) _asked = new int[_askedCount];
        var asked = _asked.AsSpan(0, _askedCount);
        team.AllToAll<int>(_wanted.AsSpan(0, _count), _wantedOf, asked, _askedBy);
        foreach (ref var id in asked) id -= ranges.First(team.Rank);
        if (training) own.BeginLevel(asked);
        else own.Settle();
        for (var rank = 0; rank < team.Size; rank++)
            (_wantedNumbers[rank], _askedNumbers[rank]) = (_wantedOf[rank] * Width, _askedBy[rank] * Width);
        if (_sent.Length < _askedCount * Width) _sent = new float[_askedCount * Width];
        for (var i = 0; i < _askedCount; i++) own.Read(0, asked[i], _sent.AsSpan(i * Width, Weight.Columns));
        team.AllToAll<float>(_sent.AsSpan(0, _askedCount * Width), _askedNumbers, _rows.Span[..(_count * Width)], _wantedNumbers);
    }

    /// <inheritdoc/>
    public void Gather(ReadOnlySpan<int> ids, int first, int column, Span<float> target, int stride) =>
        EmbeddingKernels.Gather(
            _rows.Span[..(_count * Width)], Width, _slots.AsSpan(first, ids.Length), column, Math.Min(Panels.Width, Width - column), target,
            stride);

    /// <inheritdoc/>
    public void Sum(int first, int count, int column, ReadOnlySpan<float> gradient, int stride) =>
        EmbeddingKernels.Sum(
            _slots.AsSpan(first, count), gradient, stride, _gradients.Span, Width, column, Math.Min(Panels.Width, Width - column));

    /// <summary>Sends the gradients to whose rows they are, and moves this rank's.</summary>
    public void Exchange(Step step)
    {
        team.AllToAll<float>(_gradients.Span[..(_count * Width)], _wantedNumbers, _sent.AsSpan(0, _askedCount * Width), _askedNumbers);
        own.SumRows(_askedCount, _sent.AsSpan(0, _askedCount * Width));
        own.Step(step);
    }

    /// <inheritdoc/>
    public void Step(Step step)
    {
        // The exchange moves them.
    }

    /// <inheritdoc/>
    public void Sweep(int task, Step step) => own.Sweep(task, step);

    /// <inheritdoc/>
    public void Settle() => own.Settle();

    /// <inheritdoc/>
    public void SettleUnseen() => own.SettleUnseen();

    /// <inheritdoc/>
    public IEnumerable<(string Suffix, Data.Storage.Tensor Tensor)> Lag() => own.Lag();

    /// <inheritdoc/>
    public void RestoreLag(Func<string, Data.Storage.Tensor?> find) => own.RestoreLag(find);

    /// <inheritdoc/>
    public void Read(int part, int row, Span<float> target) => own.Read(part, row, target);

    /// <inheritdoc/>
    public void Write(int part, int row, ReadOnlySpan<float> source) => own.Write(part, row, source);

    /// <summary>The distinct ids of a batch, how many are of each rank, and the place of each row's among them.</summary>
    private void Find(ReadOnlySpan<int> ids)
    {
        if (_wanted.Length < ids.Length)
        {
            (_wanted, _slots) = (new int[ids.Length], new int[ids.Length]);
            _rows.Dispose();
            _gradients.Dispose();
            (_rows, _gradients) = (new AlignedBuffer((long)ids.Length * Width), new AlignedBuffer((long)ids.Length * Width));
        }

        ids.CopyTo(_wanted);
        var sorted = _wanted.AsSpan(0, ids.Length);
        sorted.Sort();
        _count = 0;
        foreach (var id in sorted)
            if (_count == 0 || sorted[_count - 1] != id) sorted[_count++] = id;
        for (var row = 0; row < ids.Length; row++) _slots[row] = sorted[.._count].BinarySearch(ids[row]);
        Array.Clear(_wantedOf);
        foreach (var id in sorted[.._count]) _wantedOf[ranges.RankOf(id)]++;
        _gradients.Span[..(_count * Width)].Clear();
    }
}
