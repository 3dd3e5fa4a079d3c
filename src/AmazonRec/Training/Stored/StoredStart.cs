using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Layers;

namespace AmazonRec.Training.Stored;

/// <summary>
/// <see cref="StartingPoint.TunedBias"/> for tables too large to be copied: the same places of the graph, filled row by row, from the biases
/// of two passes (<see cref="StoredSplit.Bias"/>) in place of the tuned ones.
/// </summary>
internal sealed class StoredStart
{
    /// <summary>As <see cref="TunedStart"/> has it.</summary>
    private const double DotDeviation = .1;

    private readonly INetwork _network;
    private readonly Model _model;
    private readonly ModelShape _shape;
    private readonly BiasEstimates _bias;
    private readonly NetworkOptions _options;
    private readonly double _base;
    private readonly double _slope;

    private StoredStart(INetwork network, Model model, ModelShape shape, BiasEstimates bias, NetworkOptions options, RatingLink link)
    {
        (_network, _model, _shape, _bias, _options) = (network, model, shape, bias, options);
        _base = link.SumFor(bias.Mean);
        _slope = link.At(_base).Slope;
    }

    /// <summary>Puts the start in place of a network's drawn weights. A graph that can't hold any of it keeps those.</summary>
    public static void Apply(INetwork network, Model model, ModelShape shape, BiasEstimates bias, NetworkOptions options)
    {
        var range = model.Output as ScaleToRange;
        var start = new StoredStart(network, model, shape, bias, options, new RatingLink(range));
        switch (range?.Input ?? model.Unclipped.Output)
        {
            case Add add:
                start.Biases(add);
                break;
            case Dot { Normalize: false, Left: Embedding left, Right: Embedding right } when left.Entity != right.Entity:
                start.Factors(left.Entity == Entity.User ? left : right, left.Entity == Entity.User ? right : left);
                break;
            case Dense { HasBias: true } last:
                start.LastUnit(last);
                break;
        }
    }

    private float UserTerm(int code) => (float)(_bias.Users[code] / _slope);

    private float ItemTerm(int code) => (float)(_bias.Items[code] / _slope);

    private void Biases(Add sum)
    {
        var (user, item) = (BiasOf(sum, Entity.User), BiasOf(sum, Entity.Item));
        if (user is null || item is null) return;
        var half = 0f;
        if (sum.Inputs.OfType<Offset>().FirstOrDefault() is { } offset) Fill(WeightOf(offset, 0), _ => (float)_base);
        else if (sum.Inputs.OfType<Dense>().FirstOrDefault(d => d is { HasBias: true, Init.Kind: InitKind.Zeros }) is { } dense)
            Fill(WeightOf(dense, 1), _ => (float)_base);
        else half = (float)(_base / 2);
        Fill(WeightOf(user, 0), code => UserTerm(code) + half);
        Fill(WeightOf(item, 0), code => ItemTerm(code) + half);
        foreach (var table in sum.Inputs.OfType<Dot>().SelectMany(FactorsOf)) Shrink(table, (_, _) => { });
    }

    /// <summary>(a, x) · (y, a) = a (x + y), as <see cref="TunedStart"/> has it; of one column, the item's part alone.</summary>
    private void Factors(Embedding user, Embedding item)
    {
        if (user.Width == 1)
        {
            Fill(WeightOf(user, 0), _ => 1);
            Fill(WeightOf(item, 0), code => (float)_base + ItemTerm(code));
            return;
        }

        var half = _base / 2;
        var alike = (float)Math.Sqrt(Math.Max(Math.Abs(half), .5));
        Shrink(user, (code, row) => (row[0], row[1]) = (alike, (float)(half + UserTerm(code)) / alike));
        Shrink(item, (code, row) => (row[0], row[1]) = ((float)(half + ItemTerm(code)) / alike, alike));
    }

    private void LastUnit(Dense last)
    {
        Fill(WeightOf(last, 0), _ => 0);
        Fill(WeightOf(last, 1), _ => (float)_base);
    }

    /// <summary>Users' factors start at zero, items' at scaled drawn ones; then a row may be changed.</summary>
    private void Shrink(Embedding table, RowChange change)
    {
        var weight = WeightOf(table, 0);
        if (table.Entity == Entity.User)
        {
            var row = new float[weight.Columns];
            for (var code = 0; code < weight.Rows; code++)
            {
                Array.Clear(row);
                change(code, row);
                _network.WriteRow(weight.Name, code, row);
            }

            return;
        }

        var alone = _options with { Threads = 1 }; // one piece after another: a sum in the order of the rows
        var squares = 0.0;
        InitialWeights.Draw(weight, alone, (_, rows) =>
        {
            foreach (var value in rows) squares += (double)value * value;
        });
        var deviation = Math.Sqrt(squares / weight.Rows / weight.Columns);
        var scale = deviation == 0 ? 1 : (float)(Math.Sqrt(DotDeviation / Math.Sqrt(table.Width)) / deviation);
        InitialWeights.Draw(weight, alone, (first, rows) =>
        {
            var row = new float[weight.Columns];
            for (var at = 0; at < rows.Length; at += row.Length)
            {
                for (var column = 0; column < row.Length; column++) row[column] = rows[at + column] * scale;
                var code = first + (at / row.Length);
                change(code, row);
                _network.WriteRow(weight.Name, code, row);
            }
        });
    }

    private static Layer? BiasOf(Add sum, Entity entity) => sum.Inputs.FirstOrDefault(
        term => term is Bias bias ? bias.Entity == entity : term is Embedding { Width: 1 } table && table.Entity == entity);

    private static IEnumerable<Embedding> FactorsOf(Layer layer) => layer switch
    {
        Embedding table => [table],
        Dot or Add => layer.Inputs.SelectMany(FactorsOf),
        _ => [],
    };

    private Weight WeightOf(Layer layer, int weight) => _model.WeightsOf(layer, _shape)[weight];

    private void Fill(Weight weight, Func<int, float> value)
    {
        var row = new float[weight.Columns];
        for (var code = 0; code < weight.Rows; code++)
        {
            Array.Fill(row, value(code));
            _network.WriteRow(weight.Name, code, row);
        }
    }

    /// <summary>Changes a row before it is written.</summary>
    private delegate void RowChange(int code, Span<float> row);
}
