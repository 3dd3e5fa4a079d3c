using AmazonRec.Compute;
using AmazonRec.Engines.Managed.Operations;
using AmazonRec.Engines.Managed.Ranks;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Layers;

namespace AmazonRec.Engines.Managed;

/// <summary>Turns a model's layers into block operations, and joins those that are faster done in one sweep.</summary>
/// <param name="model">The graph.</param>
/// <param name="shape">Users and items.</param>
/// <param name="options">Optimiser, seed, features.</param>
/// <param name="tables">Rows of embeddings that another network has already, by the weight's name; null for none.</param>
internal sealed class Lowering(
    Model model, ModelShape shape, NetworkOptions options, IReadOnlyDictionary<string, EmbeddingTable>? tables = null)
{
    private readonly Dictionary<Layer, BlockOperation> _lowered = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Layer, int> _readers = new(ReferenceEqualityComparer.Instance);
    private readonly List<BlockOperation> _operations = [];

    /// <summary>The operations, inputs before those that read them; the last one is the output.</summary>
    public IReadOnlyList<BlockOperation> Run()
    {
        foreach (var layer in model.Layers)
            if (layer is not Concat { Inputs.Count: 1 })
                foreach (var input in layer.Inputs.Select(Resolve)) _readers[input] = _readers.GetValueOrDefault(input) + 1;
        Lower(model.Output);
        var given = new HashSet<BlockOperation>(ReferenceEqualityComparer.Instance);
        for (var i = _operations.Count - 1; i >= 0; i--)
            foreach (var input in _operations[i].Inputs) input.Accumulates = !given.Add(input.Source);
        return _operations;
    }

    /// <summary>What lies side by side with nothing is itself.</summary>
    private static Layer Resolve(Layer layer) => layer is Concat { Inputs: [var only] } ? Resolve(only) : layer;

    private BlockOperation Lower(Layer layer)
    {
        layer = Resolve(layer);
        if (_lowered.TryGetValue(layer, out var known)) return known;
        var operation = Make(layer);
        if (!_operations.Contains(operation)) _operations.Add(operation);
        return _lowered[layer] = operation;
    }

    private BlockOperation Make(Layer layer)
    {
        switch (layer)
        {
            case Embedding embedding: return new EmbeddingOperation(embedding.Entity, Table(layer));
            case Bias bias: return new EmbeddingOperation(bias.Entity, Table(layer));
            case Offset: return new OffsetOperation(model.WeightsOf(layer, shape)[0], options.Optimizer);
            case Clip clip: return new ClipOperation(EdgeTo(clip.Input), clip.Min, clip.Max);
            case FeatureVector features:
                return new FeaturesOperation(
                ItemFeatures.Find(options.Features, features.Source, features.Width, shape.Items));
            case Dense dense: return MakeDense(dense);
            case Dropout { Input: Dense { Activation: Activation.Relu } dense } dropout when IsOnlyReader(dense):
                return MakeDense(dense, dropout);
            case Dropout dropout: return new DropoutOperation(EdgeTo(dropout.Input), dropout.Rate, RandomOf(dropout));
            case Dot dot: return new DotOperation(EdgeTo(dot.Left), EdgeTo(dot.Right), dot.Normalize);
            case Multiply multiply: return new MultiplyOperation(EdgeTo(multiply.Left), EdgeTo(multiply.Right));
            case Concat concat:
                return new ConcatOperation(
                [.. concat.Inputs.Select(EdgeTo)], edge => concat.Inputs.Any(i => _lowered[Resolve(i)] == edge.Source && IsOnlyReader(i)));
            case Activate activate: return new ActivationOperation(EdgeTo(activate.Input), activate.Activation);
            case LayerNorm norm:
                return Column(
                norm, new LayerNormOperation(Panelled(norm.Input), model.WeightsOf(norm, shape), norm.Epsilon, options.Optimizer));
            case BatchNorm norm:
                return Column(
                norm,
                new BatchNormOperation(Panelled(norm.Input), model.WeightsOf(norm, shape), norm.Epsilon, norm.Momentum, options.Optimizer));
            case Add add: return new AddOperation([.. add.Inputs.Select(EdgeTo)]);
            case ScaleToRange scale: return new ScaleToRangeOperation(EdgeTo(scale.Input), scale.Min, scale.Max);
            case ModuleLayer module:
                throw new ArgumentException(
                $"The layer '{model.NameOf(layer)}' is the torch.nn.Module '{module.Module}', which the managed engine can't run. Take "
                + "the torch engine (--engine torch).");
            default:
                throw new NotSupportedException(
                $"The managed engine has no layer {layer.GetType().Name} ('{model.NameOf(layer)}'). The torch engine may: --engine torch.");
        }
    }

    /// <summary>A dense layer; one of a single linear unit rides on the dense layer before it, where nobody else reads that.</summary>
    private BlockOperation MakeDense(Dense dense, Dropout? dropout = null)
    {
        if (dropout is null && dense is { Units: 1, Activation: Activation.Linear, HasBias: true })
        {
            switch (dense.Input)
            {
                case Dense { Activation: Activation.Linear or Activation.Relu } below when IsOnlyReader(below):
                    return MakeDense(below, null, dense);
                case Dropout { Input: Dense { Activation: Activation.Relu } below } between when IsOnlyReader(between)
                    && IsOnlyReader(below):
                    return MakeDense(below, between, dense);
            }
        }

        var operation = Column(dense, MakeDense(dense, dropout, head: null));
        if (dense.Activation is Activation.Linear or Activation.Relu) return operation;
        _operations.Add(operation);
        return new ActivationOperation(new Edge(operation), dense.Activation);
    }

    /// <summary>What is in panels; of a layer of one column, the column.</summary>
    private BlockOperation Column(Layer layer, BlockOperation operation)
    {
        if (layer.OutputWidth > 1) return operation;
        _operations.Add(operation);
        return new ColumnOperation(new Edge(operation));
    }

    private DenseOperation MakeDense(Dense dense, Dropout? dropout, Dense? head)
    {
        var input = Panelled(dense.Input);
        var weights = model.WeightsOf(dense, shape);
        var above = head is null ? null : model.WeightsOf(head, shape);
        return new DenseOperation(
            input, weights[0], dense.HasBias ? weights[1] : null, dense.Activation == Activation.Relu,
            dropout is null ? default : (dropout.Rate, RandomOf(dropout)),
            above is null ? null : (above[0], above[1]),
            options.Optimizer,
            LearningPanels(input.Source));
    }

    /// <summary>An input in panels; a single column becomes the first of one.</summary>
    private Edge Panelled(Layer layer)
    {
        var edge = EdgeTo(layer);
        if (!edge.Value.IsVector) return edge;
        var widened = new ConcatOperation([edge], _ => false);
        _operations.Add(widened);
        return new Edge(widened);
    }

    /// <summary>Panels of a layer behind which anything learns.</summary>
    private static int[] LearningPanels(BlockOperation source)
    {
        if (!source.NeedsGradient) return [];
        var learning = new bool[Panels.Count(source.Width)];
        var column = 0;
        foreach (
            var (width, learns) in source is ConcatOperation
                ? source.Inputs.Select(i => (i.Value.Width, i.NeedsGradient))
                : [(source.Width, true)])
        {
            for (var c = column; learns && c < column + width; c++) learning[c / Panels.Width] = true;
            column += width;
        }

        return [.. Enumerable.Range(0, learning.Length).Where(p => learning[p])];
    }

    private IEmbeddingRows Table(Layer layer)
    {
        var weight = model.WeightsOf(layer, shape)[0];
        if (tables?.GetValueOrDefault(weight.Name) is { } known) return known;
        var rows = options.Share?.RowsOf(weight).Count ?? weight.Rows;
        var own = new EmbeddingTable(weight with { Rows = rows }, options.Optimizer, options.Updates, options.NoMomentum);
        return weight.Entity == Entity.Item && options.Share is { Items: { } ranges } share
            ? new ShardedRows(own, ranges, share.Team)
            : own;
    }

    private Edge EdgeTo(Layer layer) => new(Lower(layer));

    private bool IsOnlyReader(Layer layer) => _readers[Resolve(layer)] == 1;

    private RandomSource RandomOf(Layer layer) => RandomSource.For(options.Seed, $"dropout {model.NameOf(layer)}");
}
