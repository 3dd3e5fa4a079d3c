using AmazonRec.Compute;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Layers;

namespace AmazonRec.Training.Stored;

/// <summary>
/// <see cref="StartingPoint.TunedBias"/> for tables too large to be copied: the same places of the graph, filled as the network is made, from
/// the biases of two passes (<see cref="StoredSplit.Bias"/>) in place of the tuned ones.
/// </summary>
internal sealed class StoredStart : IInitialRows
{
    /// <summary>Numbers of a table that its deviation is measured on: they are drawn alike, so some tell of all.</summary>
    private const int Sample = 1 << 20;

    private readonly Dictionary<string, (bool Draws, RowsChange Change)> _changes = new(StringComparer.Ordinal);
    private readonly Model _model;
    private readonly ModelShape _shape;
    private readonly BiasEstimates _bias;
    private readonly ulong _seed;
    private readonly double _base;
    private readonly double _slope;

    /// <summary>What a graph begins with. One that can't hold any of it keeps drawn weights.</summary>
    /// <param name="model">The graph.</param>
    /// <param name="shape">Its users and items.</param>
    /// <param name="bias">The estimates.</param>
    /// <param name="seed">Of the drawn numbers.</param>
    public StoredStart(Model model, ModelShape shape, BiasEstimates bias, ulong seed)
    {
        (_model, _shape, _bias, _seed) = (model, shape, bias, seed);
        var range = model.Output as ScaleToRange;
        var link = new RatingLink(range);
        _base = link.SumFor(bias.Mean);
        _slope = link.At(_base).Slope;
        switch (range?.Input ?? model.Unclipped.Output)
        {
            case Add add:
                Biases(add);
                break;
            case Dot { Normalize: false, Left: Embedding left, Right: Embedding right } when left.Entity != right.Entity:
                Factors(left.Entity == Entity.User ? left : right, left.Entity == Entity.User ? right : left);
                break;
            case Dense { HasBias: true } last:
                Fill(last, 0, _ => 0);
                Fill(last, 1, _ => (float)_base);
                break;
        }
    }

    /// <inheritdoc/>
    public bool Draws(Weight weight) => !_changes.TryGetValue(weight.Name, out var change) || change.Draws;

    /// <inheritdoc/>
    public void Change(Weight weight, int first, Span<float> rows)
    {
        if (_changes.TryGetValue(weight.Name, out var change)) change.Change(first, rows);
    }

    private float UserTerm(int code) => (float)(_bias.Users[code] / _slope);

    private float ItemTerm(int code) => (float)(_bias.Items[code] / _slope);

    private void Biases(Add sum)
    {
        var (user, item) = (TunedStart.BiasOf(sum, Entity.User), TunedStart.BiasOf(sum, Entity.Item));
        if (user is null || item is null) return;
        var half = 0f;
        if (sum.Inputs.OfType<Offset>().FirstOrDefault() is { } offset) Fill(offset, 0, _ => (float)_base);
        else if (sum.Inputs.OfType<Dense>().FirstOrDefault(d => d is { HasBias: true, Init.Kind: InitKind.Zeros }) is { } dense)
            Fill(dense, 1, _ => (float)_base);
        else half = (float)(_base / 2);
        Fill(user, 0, code => UserTerm(code) + half);
        Fill(item, 0, code => ItemTerm(code) + half);
        foreach (var table in sum.Inputs.OfType<Dot>().SelectMany(TunedStart.FactorsOf)) Shrink(table, (_, _) => { });
    }

    /// <summary>(a, x) · (y, a) = a (x + y), as <see cref="TunedStart"/> has it; of one column, the item's part alone.</summary>
    private void Factors(Embedding user, Embedding item)
    {
        if (user.Width == 1)
        {
            Fill(user, 0, _ => 1);
            Fill(item, 0, code => (float)_base + ItemTerm(code));
            return;
        }

        var half = _base / 2;
        var alike = (float)Math.Sqrt(Math.Max(Math.Abs(half), .5));
        Shrink(user, (code, row) => (row[0], row[1]) = (alike, (float)(half + UserTerm(code)) / alike));
        Shrink(item, (code, row) => (row[0], row[1]) = ((float)(half + ItemTerm(code)) / alike, alike));
    }

    /// <summary>Users' factors start at zero, items' at scaled drawn ones; then a row may be changed.</summary>
    private void Shrink(Embedding table, RowChange change)
    {
        var weight = WeightOf(table, 0);
        var isDrawn = table.Entity == Entity.Item;
        var scale = isDrawn ? ScaleOf(weight) : 0;
        _changes[weight.Name] = (isDrawn, Scaled);

        void Scaled(int first, Span<float> rows)
        {
            for (var at = 0; at < rows.Length; at += weight.Columns)
            {
                var row = rows.Slice(at, weight.Columns);
                foreach (ref var drawn in row) drawn *= scale;
                change(first + (at / weight.Columns), row);
            }
        }
    }

    /// <summary>What makes a dot product of two rows deviate by so much, were users' as large as items'.</summary>
    private float ScaleOf(Weight weight)
    {
        if (weight.Init.Kind == InitKind.RatingMean) return 1;
        var sample = new float[Math.Min(Sample, (long)weight.Rows * weight.Columns)];
        weight.Init.Draw(sample, 0, weight.Rows, weight.Columns, RandomSource.For(_seed, $"init {weight.Name}"));
        var deviation = Math.Sqrt(sample.Sum(number => (double)number * number) / sample.Length);
        return deviation == 0 ? 1 : (float)(Math.Sqrt(TunedStart.DotDeviation / Math.Sqrt(weight.Columns)) / deviation);
    }

    private Weight WeightOf(Layer layer, int weight) => _model.WeightsOf(layer, _shape)[weight];

    private void Fill(Layer layer, int number, Func<int, float> value)
    {
        var weight = WeightOf(layer, number);
        _changes[weight.Name] = (false, Filled);

        void Filled(int first, Span<float> rows)
        {
            for (var at = 0; at < rows.Length; at += weight.Columns)
                rows.Slice(at, weight.Columns).Fill(value(first + (at / weight.Columns)));
        }
    }

    /// <summary>Changes rows before a network takes them.</summary>
    private delegate void RowsChange(int first, Span<float> rows);

    /// <summary>Changes one of them.</summary>
    private delegate void RowChange(int code, Span<float> row);
}
