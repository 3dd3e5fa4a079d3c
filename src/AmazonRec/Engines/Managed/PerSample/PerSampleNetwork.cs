using System.Numerics.Tensors;
using AmazonRec.Compute.Factors;
using AmazonRec.Data.Storage;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using Tensor = AmazonRec.Data.Storage.Tensor;

namespace AmazonRec.Engines.Managed.PerSample;

/// <summary>Factors and biases that <see cref="PerSampleSgd"/> trains, one rating at a time on one thread.</summary>
internal sealed class PerSampleNetwork : INetwork, IDisposable
{
    private readonly float _regularization;
    private readonly Clip? _clip;
    private readonly Weight _user;
    private readonly Weight _item;
    private readonly Weight? _userBias;
    private readonly Weight? _itemBias;
    private readonly Weight? _offset;
    private readonly Factorization _factors;

    /// <summary>A network with initial weights.</summary>
    /// <exception cref="ArgumentException">The model is another graph, or an option does not fit this algorithm.</exception>
    public PerSampleNetwork(Model model, ModelShape shape, NetworkOptions options, PerSampleSgd sgd)
    {
        if (options.Loss != Loss.Mse)
            throw new ArgumentException("Per-sample SGD makes the squared error small and no other loss: --loss mse.");
        sgd.Validate();
        if (sgd.ImplicitFeedback && options.Rated is null)
            throw new ArgumentException("Implicit feedback needs to know who rated what: give the network the training pairs.");
        _regularization = (float)sgd.Regularization;
        var graph = FactorGraph.FromModel(model);
        _clip = graph.Clip;
        (_user, _item) = (WeightOf(graph.User)!, WeightOf(graph.Item)!);
        (_userBias, _itemBias, _offset) = (WeightOf(graph.UserBias), WeightOf(graph.ItemBias), WeightOf(graph.Offset));
        var rated = sgd.ImplicitFeedback ? IndexLists.Build(shape.Users, shape.Items, options.Rated!.Users, options.Rated.Items) : null;
        _factors = new Factorization(shape.Users, shape.Items, _user.Columns, _userBias is not null, _itemBias is not null, rated);
        Draw(_user, _factors.Left);
        Draw(_item, _factors.Right);
        if (_userBias is not null)
            InitialWeights.Draw(_userBias, options, (first, rows) => rows.CopyTo(_factors.LeftBias!.Slice(first, rows.Length)));
        if (_itemBias is not null)
            InitialWeights.Draw(_itemBias, options, (first, rows) => rows.CopyTo(_factors.RightBias!.Slice(first, rows.Length)));
        if (_offset is not null) _factors.Offset = InitialWeights.Draw(_offset, options)[0];

        // As Surprise has it, y starts like the items' factors, with numbers of its own.
        if (_factors.Implicit is { } implicitFactors) Draw(_item with { Name = StateNames.Implicit(_item.Name) }, implicitFactors);
        _factors.Changed();

        void Draw(Weight weight, FactorTable table) => InitialWeights.Draw(weight, options, (first, rows) =>
        {
            for (var row = 0; row < rows.Length / weight.Columns; row++)
                rows.Slice(row * weight.Columns, weight.Columns).CopyTo(table.Row(first + row));
        });

        Weight? WeightOf(Layer? layer) => layer is null ? null : model.WeightsOf(layer, shape)[0];
    }

    /// <inheritdoc/>
    /// <remarks>The errors are those that the steps follow: before clipping, and each before its own rating's step.</remarks>
    public double TrainBatch(Batch batch, Step step) =>
        _factors.Step(batch.Users, batch.Items, batch.Ratings, (float)step.LearningRate, _regularization) / batch.Count;

    public void Predict(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions)
    {
        predictions = predictions[..users.Length];
        _factors.Score(users, items, predictions);
        Clip(predictions);
    }

    public void PredictAllItems(int user, Span<float> predictions)
    {
        _factors.ScoreAll(user, predictions);
        Clip(predictions);
    }

    /// <inheritdoc/>
    /// <remarks>Implicit feedback is folded into the users' factors, so that the model's graph predicts the same on any engine.</remarks>
    public IReadOnlyDictionary<string, Tensor> Export() => Tensors();

    /// <inheritdoc/>
    /// <remarks>What implicit feedback had told is in the users' factors; it starts anew at zero.</remarks>
    public void Import(IReadOnlyDictionary<string, Tensor> weights)
    {
        Read(weight => StateNames.Find(weights, weight.Name, weight));
        if (_factors.Implicit is { } implicitFactors) implicitFactors.Read(new float[(long)_item.Rows * _item.Columns]);
    }

    public void WriteRow(string weight, int row, ReadOnlySpan<float> values)
    {
        var target = Is(_user) ?? Is(_item) ?? Is(_userBias) ?? Is(_itemBias) ?? Is(_offset);
        StateNames.CheckRow(target, weight, row, values.Length);
        if (target == _user) WriteUser(row, values);
        else if (target == _item) values.CopyTo(_factors.Right.Row(row));
        else if (target == _userBias) _factors.LeftBias!.Span[row] = values[0];
        else if (target == _itemBias) _factors.RightBias!.Span[row] = values[0];
        else _factors.Offset = values[0];

        Weight? Is(Weight? one) => one?.Name == weight ? one : null;
    }

    /// <inheritdoc/>
    /// <remarks>Beside the weights: with implicit feedback, <c>NAME#explicit</c> of the users and <c>NAME#implicit</c> of the
    /// items.</remarks>
    public IReadOnlyDictionary<string, Tensor> ExportState()
    {
        var state = Tensors();
        if (_factors.Implicit is { } implicitFactors)
        {
            state[StateNames.Explicit(_user.Name)] = TensorOf(_user, _factors.Left.ToArray());
            state[StateNames.Implicit(_item.Name)] = TensorOf(_item, implicitFactors.ToArray());
        }

        return state;
    }

    public void ImportState(IReadOnlyDictionary<string, Tensor> state)
    {
        Import(state);
        if (_factors.Implicit is not { } implicitFactors) return;
        _factors.Left.Read(StateNames.Find(state, StateNames.Explicit(_user.Name), _user));
        implicitFactors.Read(StateNames.Find(state, StateNames.Implicit(_item.Name), _item));
        _factors.Changed();
    }

    public IReadOnlyDictionary<string, StreamedTensor> Stream(bool state = false)
    {
        if (_factors.Implicit is not null)
            return (state ? ExportState() : Export()).ToDictionary(t => t.Key, t => StreamedTensor.Of(t.Value));
        var tensors = new Dictionary<string, StreamedTensor>(StringComparer.Ordinal);
        Add(_user, _factors.Left.Row);
        Add(_item, _factors.Right.Row);
        Add(_userBias, row => _factors.LeftBias!.Slice(row, 1));
        Add(_itemBias, row => _factors.RightBias!.Slice(row, 1));
        if (_offset is not null) tensors[_offset.Name] = StreamedTensor.Of(TensorOf(_offset, [_factors.Offset]));
        return tensors;

        void Add(Weight? weight, RowOf rowOf)
        {
            if (weight is null) return;
            tensors[weight.Name] = StreamedTensor.OfRows(weight.Rows, weight.Columns, (first, rows) =>
            {
                for (var row = 0; row < rows.Length / weight.Columns; row++) rowOf(first + row).CopyTo(rows[(row * weight.Columns)..]);
            });
        }
    }

    public void ImportFrom(SafetensorsFile file, string prefix = "", bool state = false)
    {
        if (_factors.Implicit is not null)
        {
            var tensors = file.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .ToDictionary(name => name[prefix.Length..], file.Read, StringComparer.Ordinal);
            if (state) ImportState(tensors);
            else Import(tensors);
            return;
        }

        Take(_user, _factors.Left.Row);
        Take(_item, _factors.Right.Row);
        Take(_userBias, row => _factors.LeftBias!.Slice(row, 1));
        Take(_itemBias, row => _factors.RightBias!.Slice(row, 1));
        if (_offset is not null) WeightRows.Read(file, prefix + _offset.Name, _offset, (_, values) => _factors.Offset = values[0]);
        _factors.Changed();

        void Take(Weight? weight, RowOf rowOf)
        {
            if (weight is not null) WeightRows.Read(file, prefix + weight.Name, weight, (row, values) => values.CopyTo(rowOf(row)));
        }
    }

    /// <summary>Frees the factors at once; the collector would, later.</summary>
    public void Dispose() => _factors.Dispose();

    /// <summary>The numbers of a row, in place.</summary>
    private delegate Span<float> RowOf(int row);

    private static Tensor TensorOf(Weight weight, float[] values) => new([weight.Rows, weight.Columns], values);

    private Dictionary<string, Tensor> Tensors()
    {
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal)
        {
            [_user.Name] = TensorOf(_user, _factors.Folded().ToArray()),
            [_item.Name] = TensorOf(_item, _factors.Right.ToArray()),
        };
        if (_userBias is not null) tensors[_userBias.Name] = TensorOf(_userBias, _factors.LeftBias!.Span.ToArray());
        if (_itemBias is not null) tensors[_itemBias.Name] = TensorOf(_itemBias, _factors.RightBias!.Span.ToArray());
        if (_offset is not null) tensors[_offset.Name] = TensorOf(_offset, [_factors.Offset]);
        return tensors;
    }

    private void Read(Func<Weight, float[]> values)
    {
        _factors.Left.Read(values(_user));
        _factors.Right.Read(values(_item));
        if (_userBias is not null) values(_userBias).CopyTo(_factors.LeftBias!.Span);
        if (_itemBias is not null) values(_itemBias).CopyTo(_factors.RightBias!.Span);
        if (_offset is not null) _factors.Offset = values(_offset)[0];
        _factors.Changed();
    }

    /// <summary>The row that scores are made of: what implicit feedback adds to it stays, and the user's own part gives way.</summary>
    private void WriteUser(int row, ReadOnlySpan<float> values)
    {
        var folded = _factors.Folded().Row(row); // the own row itself without implicit feedback
        var own = _factors.Left.Row(row);
        for (var factor = 0; factor < values.Length; factor++) own[factor] = values[factor] - (folded[factor] - own[factor]);
        values.CopyTo(folded);
    }

    private void Clip(Span<float> predictions)
    {
        if (_clip is not null) TensorPrimitives.Clamp(predictions, _clip.Min, _clip.Max, predictions);
    }
}
