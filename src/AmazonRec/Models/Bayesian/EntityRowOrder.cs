using AmazonRec.Data;

namespace AmazonRec.Models.Bayesian;

/// <summary>The training rows by entity of one side, each entity's in the order of the data, and blocks of entities for threads.</summary>
internal sealed class EntityRowOrder
{
    private const int BlockRows = 131_072; // what a thread does at a time: for less, waiting for each other takes longer than it saves

    private readonly int[] _starts;
    private readonly int[] _rows;
    private readonly int[] _others;
    private readonly int[] _blocks; // the first entity of each, and the end

    /// <param name="own">This side's entity of each row.</param>
    /// <param name="others">The other side's entity of each row.</param>
    /// <param name="count">Entities of this side.</param>
    public EntityRowOrder(int[] own, int[] others, int count)
    {
        var index = RowIndex.Of(own, count);
        (_starts, _rows) = (new int[count + 1], new int[own.Length]);
        var blocks = new List<int> { 0 };
        for (var entity = 0; entity < count; entity++)
        {
            index[entity].CopyTo(_rows.AsSpan(_starts[entity]));
            _starts[entity + 1] = _starts[entity] + index[entity].Length;
            if (_starts[entity + 1] - _starts[blocks[^1]] >= BlockRows) blocks.Add(entity + 1);
        }

        if (blocks[^1] < count) blocks.Add(count);
        _blocks = [.. blocks];
        _others = Array.ConvertAll(_rows, row => others[row]);
    }

    /// <summary>How many blocks there are.</summary>
    public int Blocks => _blocks.Length - 1;

    /// <summary>The entities of a block.</summary>
    public (int First, int End) Block(int block) => (_blocks[block], _blocks[block + 1]);

    /// <summary>How many rows an entity has.</summary>
    public int Count(int entity) => _starts[entity + 1] - _starts[entity];

    /// <summary>
    /// The sums of squared slopes, and of slopes times errors, over an entity's rows; the errors are brought up to date before.
    /// </summary>
    /// <param name="entity">Which.</param>
    /// <param name="slopes">Of each entity of the other side; null for ones.</param>
    /// <param name="weights">Of each entity of the other side, by which a row counts; null for ones.</param>
    /// <param name="pending">What the errors lack.</param>
    /// <param name="errors">Of each row; those of this entity's rows are written.</param>
    public (double Squares, double Products) Sum(
        int entity, double[]? slopes, double[]? weights, Correction pending, double[] errors)
    {
        var (first, count) = (_starts[entity], Count(entity));
        var rows = _rows.AsSpan(first, count);
        var others = _others.AsSpan(first, count);
        if (pending.Changes is { } changes)
        {
            var own = pending.Slopes is null ? 1 : pending.Slopes[entity];
            for (var i = 0; i < rows.Length; i++) errors[rows[i]] -= changes[others[i]] * own;
        }

        var (squares, products) = (0.0, 0.0);
        switch (slopes, weights)
        {
            case (null, null):
                foreach (var row in rows) products += errors[row];
                return (count, products);
            case (null, _):
                for (var i = 0; i < rows.Length; i++)
                {
                    var weight = weights[others[i]];
                    squares += weight;
                    products += weight * errors[rows[i]];
                }

                break;
            case (_, null):
                for (var i = 0; i < rows.Length; i++)
                {
                    var slope = slopes[others[i]];
                    squares += slope * slope;
                    products += slope * errors[rows[i]];
                }

                break;
            default:
                for (var i = 0; i < rows.Length; i++)
                {
                    var (slope, weight) = (slopes[others[i]], weights[others[i]]);
                    squares += weight * slope * slope;
                    products += weight * slope * errors[rows[i]];
                }

                break;
        }

        return (squares, products);
    }

    /// <summary>The sum of an entity's squared errors.</summary>
    /// <param name="entity">Which.</param>
    /// <param name="errors">Of each row.</param>
    public double SquaredErrors(int entity, double[] errors)
    {
        var sum = 0.0;
        for (var at = _starts[entity]; at < _starts[entity + 1]; at++)
            sum += errors[_rows[at]] * errors[_rows[at]];
        return sum;
    }
}
