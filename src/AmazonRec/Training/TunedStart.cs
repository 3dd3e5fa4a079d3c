using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Layers;

namespace AmazonRec.Training;

/// <summary>Starts a network at the tuned baseline, as far as its graph can hold it (<see cref="StartingPoint.TunedBias"/>).</summary>
internal sealed class TunedStart
{
    /// <summary>The deviation that the dot product of two rows would have, were users' factors as large as items' are at the start.</summary>
    internal const double DotDeviation = .1;

    private readonly Model _model;
    private readonly ModelShape _shape;
    private readonly Ratings _train;
    private readonly Dictionary<string, Tensor> _weights;

    private TunedStart(Model model, ModelShape shape, Ratings train, IReadOnlyDictionary<string, Tensor> drawn) =>
        (_model, _shape, _train, _weights) = (model, shape, train, drawn.ToDictionary());

    /// <summary>Puts the start in place of a network's drawn weights. A graph that can't hold any of it keeps those.</summary>
    public static void Apply(INetwork network, Model model, ModelShape shape, Ratings train)
    {
        var start = new TunedStart(model, shape, train, network.Export());
        var range = model.Output as ScaleToRange;
        var sum = range?.Input ?? model.Unclipped.Output;
        var link = new RatingLink(range);
        var changes = sum switch
        {
            Add add => start.Biases(add, link),
            Dot dot => start.Factors(dot, link),
            Dense dense => start.LastUnit(dense, link),
            _ => false,
        };
        if (changes) network.Import(start._weights);
    }

    /// <summary>Mean and biases where the graph has them. Without an offset, half the mean goes to the users and half to the items.</summary>
    private bool Biases(Add sum, RatingLink link)
    {
        var (user, item) = (BiasOf(sum, Entity.User), BiasOf(sum, Entity.Item));
        if (user is null || item is null) return false;
        var terms = TunedTerms.Find(_train, link);
        var shared = terms.Base;
        if (sum.Inputs.OfType<Offset>().FirstOrDefault() is { } offset) Fill(offset, 0, terms.Base);
        else if (sum.Inputs.OfType<Dense>().FirstOrDefault(d => d is { HasBias: true, Init.Kind: InitKind.Zeros }) is { } dense)
            Fill(dense, 1, terms.Base);
        else shared = 0;
        var half = (terms.Base - shared) / 2;
        Fill(user, terms.Users, half);
        Fill(item, terms.Items, half);
        foreach (var table in sum.Inputs.OfType<Dot>().SelectMany(FactorsOf)) Shrink(table);
        return true;
    }

    /// <summary>
    /// A dot product without biases holds the baseline in two columns, (a, x) · (y, a) = a (x + y); of one column, the item's part alone.
    /// </summary>
    private bool Factors(Dot dot, RatingLink link)
    {
        if (dot is not { Normalize: false, Left: Embedding left, Right: Embedding right } || left.Entity == right.Entity) return false;
        var (user, item) = left.Entity == Entity.User ? (left, right) : (right, left);
        var terms = TunedTerms.Find(_train, link);
        Shrink(user);
        Shrink(item);
        if (user.Width == 1)
        {
            FillColumn(user, 0, _ => 1);
            FillColumn(item, 0, code => terms.Base + terms.Items[code]);
            return true;
        }

        var half = terms.Base / 2;
        var alike = Math.Sqrt(Math.Max(Math.Abs(half), .5)); // so that both columns are about as large
        FillColumn(user, 0, _ => alike);
        FillColumn(user, 1, code => (half + terms.Users[code]) / alike);
        FillColumn(item, 0, code => (half + terms.Items[code]) / alike);
        FillColumn(item, 1, _ => alike);
        return true;
    }

    /// <summary>The last unit of a network: the mean rating, whatever comes in.</summary>
    private bool LastUnit(Dense last, RatingLink link)
    {
        if (!last.HasBias) return false;
        Fill(last, 0, 0);
        Fill(last, 1, link.SumFor(Models.Baselines.GlobalMean.MeanOf(_train)));
        return true;
    }

    internal static Layer? BiasOf(Add sum, Entity entity) => sum.Inputs.FirstOrDefault(
        term => term is Bias bias ? bias.Entity == entity : term is Embedding { Width: 1 } table && table.Entity == entity);

    internal static IEnumerable<Embedding> FactorsOf(Layer layer) => layer switch
    {
        Embedding table => [table],
        Dot or Add => layer.Inputs.SelectMany(FactorsOf),
        _ => [],
    };

    /// <summary>
    /// Users' factors start at zero, so that the dot product adds nothing to the baseline; items' factors are scaled drawn ones, so that
    /// the users' have somewhere to go.
    /// </summary>
    private void Shrink(Embedding table)
    {
        var values = Values(table, 0);
        if (table.Entity == Entity.User)
        {
            Array.Clear(values);
            return;
        }

        var deviation = Math.Sqrt(values.Sum(value => (double)value * value) / values.Length);
        if (deviation == 0) return;
        var scale = (float)(Math.Sqrt(DotDeviation / Math.Sqrt(table.Width)) / deviation);
        for (var i = 0; i < values.Length; i++) values[i] *= scale;
    }

    private void Fill(Layer layer, int weight, double value) => Array.Fill(Values(layer, weight), (float)value);

    private void Fill(Layer layer, double[] values, double shared)
    {
        var target = Values(layer, 0);
        for (var code = 0; code < target.Length; code++) target[code] = (float)(values[code] + shared);
    }

    private void FillColumn(Embedding table, int column, Func<int, double> value)
    {
        var values = Values(table, 0);
        for (var code = 0; code < values.Length / table.Width; code++) values[(code * table.Width) + column] = (float)value(code);
    }

    /// <summary>One of the weights of a layer, as a copy that belongs to this start.</summary>
    private float[] Values(Layer layer, int weight) => _weights[_model.WeightsOf(layer, _shape)[weight].Name].As<float>();
}
