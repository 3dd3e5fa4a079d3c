using System.Runtime.CompilerServices;
using AmazonRec.Collectives;
using AmazonRec.Engines.Managed.Operations;

namespace AmazonRec.Engines.Managed.Ranks;

/// <summary>
/// What ranks tell each other between the blocks of a training batch and its step: losses and gradients of dense layers are summed, in the
/// order of the ranks; gradients of items' rows are gathered, and every rank moves its copy of those rows. Users' rows need nothing: a user
/// is one rank's alone.
/// </summary>
internal sealed class GradientExchange
{
    /// <summary>Bytes that each rank says first.</summary>
    public static readonly int HeaderBytes = Unsafe.SizeOf<Header>();

    private readonly Team _team;
    private readonly IWeightStore[] _dense;
    private readonly EmbeddingTable[] _replicated;
    private readonly ShardedRows[] _sharded;
    private readonly Header[] _headers;
    private readonly int[] _counts;
    private float[] _sums = [];
    private int[] _ids = [];
    private float[] _rows = [];

    public GradientExchange(Team team, IEnumerable<BlockOperation> operations)
    {
        _team = team;
        var all = operations.ToArray();
        _dense = [.. all.SelectMany(o => o.Weights).Where(store => store is not IEmbeddingRows)];
        var tables = all.OfType<EmbeddingOperation>().Where(o => o.EntityRead == Models.Entity.Item).Select(o => o.Rows).ToArray();
        (_replicated, _sharded) = ([.. tables.OfType<EmbeddingTable>()], [.. tables.OfType<ShardedRows>()]);
        (_headers, _counts) = (new Header[team.Size], new int[team.Size]);
    }

    /// <summary>Sums gradients and moves items' rows; dense layers are still to move.</summary>
    /// <param name="step">The step.</param>
    /// <param name="loss">This rank's losses, summed over its rows.</param>
    /// <returns>The losses of all ranks.</returns>
    public double Run(Step step, double loss)
    {
        var touched = _replicated.Length == 0 ? 0 : _replicated[0].Touched.Length;
        _team.AllGather(new Header(loss, touched), _headers);
        SumDense();
        if (_replicated.Length > 0) GatherRows(step);
        foreach (var rows in _sharded) rows.Exchange(step);
        return _headers.Sum(header => header.Loss);
    }

    private void SumDense()
    {
        var length = 0;
        foreach (var store in _dense) length += store.SharedGradient.Length;
        if (_sums.Length < length) _sums = new float[length];
        var at = 0;
        foreach (var store in _dense)
        {
            store.SharedGradient.CopyTo(_sums.AsSpan(at));
            at += store.SharedGradient.Length;
        }

        _team.Sum(_sums.AsSpan(0, length));
        at = 0;
        foreach (var store in _dense)
        {
            _sums.AsSpan(at, store.SharedGradient.Length).CopyTo(store.SharedGradient);
            at += store.SharedGradient.Length;
        }
    }

    private void GatherRows(Step step)
    {
        var (total, own) = (0, _headers[_team.Rank].Touched);
        for (var rank = 0; rank < _counts.Length; rank++) total += _counts[rank] = _headers[rank].Touched;
        if (_ids.Length < total) _ids = new int[total];
        _team.AllGather(_replicated[0].Touched, _ids.AsSpan(0, total), _counts);
        foreach (var table in _replicated)
        {
            var width = table.GradientWidth;
            if (_rows.Length < total * width) _rows = new float[total * width];
            for (var rank = 0; rank < _counts.Length; rank++) _counts[rank] = _headers[rank].Touched * width;
            _team.AllGather(table.Gradients[..(own * width)], _rows.AsSpan(0, total * width), _counts);
            table.Join(_ids.AsSpan(0, total), _rows.AsSpan(0, total * width));
            table.Step(step);
        }
    }

    /// <summary>What each rank says first.</summary>
    /// <param name="Loss">Of its rows.</param>
    /// <param name="Touched">Distinct items among them.</param>
    private readonly record struct Header(double Loss, int Touched);
}
