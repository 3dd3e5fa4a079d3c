using System.Numerics.Tensors;
using AmazonRec.Compute;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed.Operations;

/// <summary>
/// activation(x W + b), with the dropout that follows a ReLU, and the single unit that may follow that, done in the same sweep.
/// </summary>
internal sealed class DenseOperation : BlockOperation
{
    private readonly Edge _input;
    private readonly DenseWeight _kernel;
    private readonly DenseWeight _bias;
    private readonly bool _hasBias;
    private readonly DenseHead? _head;
    private readonly bool _relu;
    private readonly Optimizer _optimizer;
    private readonly RandomSource _random;
    private readonly float _rate;
    private readonly Plane _hidden;
    private readonly int[] _inputPanels;
    private readonly AlignedBuffer _transposed;
    private readonly Milestones _halves;
    private AlignedBuffer _biasGradients = new(0);

    /// <param name="input">x, in panels.</param>
    /// <param name="kernel">W [inputs, units].</param>
    /// <param name="bias">b [1, units]; null for none.</param>
    /// <param name="relu">Whether negative sums become 0.</param>
    /// <param name="dropout">Rate and random numbers of a dropout that is part of this; a rate of 0 for none.</param>
    /// <param name="head">Kernel [units, 1] and bias [1, 1] of a single unit that is part of this.</param>
    /// <param name="optimizer">How weights move.</param>
    /// <param name="inputPanels">Panels of x whose gradient anybody needs.</param>
    public DenseOperation(
        Edge input, Weight kernel, Weight? bias, bool relu, (float Rate, RandomSource Random) dropout, (Weight Kernel, Weight Bias)? head,
        Optimizer optimizer, int[] inputPanels)
        : base(
            head is null ? new Plane(kernel.Columns, asPanels: true) : new Plane(1),
            head is null ? new Plane(kernel.Columns, asPanels: true) : new Plane(1),
            input)
    {
        (_input, _relu, _optimizer, _inputPanels) = (input, relu, optimizer, inputPanels);
        (_rate, _random) = dropout;
        (_kernel, _hasBias) = (new DenseWeight(kernel), bias is not null);
        _bias = new DenseWeight(bias ?? new Weight("none", 1, kernel.Columns, Init.Zeros)); // zeros that nobody moves
        _head = head is { } h ? new DenseHead(h.Kernel, h.Bias) : null;
        _hidden = _head is null ? Value : new Plane(kernel.Columns, asPanels: true);
        _halves = new Milestones(_kernel.PanelCount);
        _transposed = new AlignedBuffer((long)inputPanels.Length * TransposedRows * Panels.Width);
    }

    public override bool NeedsGradient => true;

    public override IEnumerable<IWeightStore> Weights =>
        [_kernel, .. _hasBias ? [_bias] : Array.Empty<IWeightStore>(), .. _head?.Weights ?? []];

    public override int UpdateTasks => _head is null ? 0 : 1;

    public override int HalvedUpdateTasks => _kernel.PanelCount;

    public override int PrepareTasks => _inputPanels.Length > 0 ? _kernel.PanelCount : 0;

    private int Units => _kernel.Weight.Columns;

    private int TransposedRows => _kernel.PanelCount * Panels.Width;

    /// <summary>The gradient of the sums: with a head, in place of the hidden values.</summary>
    private Plane SumGradient => _head is null ? Gradient : _hidden;

    public override void Reserve(int blocks)
    {
        base.Reserve(blocks);
        _hidden.Reserve(blocks);
        _head?.Reserve(blocks, Units);
        if (_biasGradients.Length >= blocks * TransposedRows) return;
        _biasGradients.Dispose();
        _biasGradients = new AlignedBuffer((long)blocks * TransposedRows);
    }

    /// <summary>Transposes a panel of W for the backward pass.</summary>
    public override void Prepare(int task, BlockPass pass)
    {
        var panel = _kernel.Panel(task);
        for (var i = 0; i < _inputPanels.Length; i++)
        {
            var first = _inputPanels[i] * Panels.Width;
            var rows = Math.Min(Panels.Width, _kernel.Weight.Rows - first);
            var target = _transposed.Span.Slice(i * TransposedRows * Panels.Width, TransposedRows * Panels.Width);
            PanelProduct.Transpose(
                panel.Slice(first * Panels.Width, rows * Panels.Width), rows, target, TransposedRows, task * Panels.Width);
        }
    }

    public override void Forward(int block, BlockPass pass)
    {
        var rows = Panels.WholeTiles(pass.RowsOf(block));
        var mask = MaskOf(pass);
        var x = _input.Value.Block(block);
        _head?.Begin(block);
        for (var panel = 0; panel < _kernel.PanelCount; panel++)
        {
            var y = _hidden.Panel(block, panel);
            PanelProduct.Rows(x, Panels.BlockRows, _kernel.Panel(panel), _kernel.Weight.Rows, y, rows, accumulate: false);
            if (_head is null)
                HiddenLayer.Activate(
                    y, _bias.Panel(panel), rows, _relu, mask, block * Panels.BlockRows, panel * Panels.Width);
            else _head.Forward(block, panel, y, _bias.Panel(panel), rows, _relu, mask, block * Panels.BlockRows);
        }

        _head?.Finish(block, Value.Block(block)[..pass.RowsOf(block)]);
    }

    /// <summary>Whether predictions come straight out of this.</summary>
    public bool HasHead => _head is not null;

    /// <summary>Numbers of a block of sums: [panel][128][32].</summary>
    public int SumsLength => _kernel.PanelCount * Panels.BlockRows * Panels.Width;

    /// <summary>x W of a block, without the bias.</summary>
    public void Sums(int block, int rows, Span<float> target)
    {
        for (var panel = 0; panel < _kernel.PanelCount; panel++)
            PanelProduct.Rows(
                _input.Value.Block(block), Panels.BlockRows, _kernel.Panel(panel), _kernel.Weight.Rows,
                target.Slice(panel * Panels.BlockRows * Panels.Width, Panels.BlockRows * Panels.Width),
                Panels.WholeTiles(rows), accumulate: false);
    }

    /// <summary>Adds the bias to the first row of a block of sums, and lays its panels one after another.</summary>
    public void FirstRowWithBias(ReadOnlySpan<float> sums, Span<float> target)
    {
        for (var panel = 0; panel < _kernel.PanelCount; panel++)
            TensorPrimitives.Add(
                sums.Slice(panel * Panels.BlockRows * Panels.Width, Panels.Width),
                _bias.Panel(panel)[..Panels.Width],
                target[(panel * Panels.Width)..]);
    }

    /// <summary>Values of a block whose rows have sums of their own, [panel][128][32], and others that all share, biases included.</summary>
    public void ForwardFromSums(int block, ReadOnlySpan<float> own, ReadOnlySpan<float> shared)
    {
        _head?.Begin(block);
        for (var panel = 0; panel < _kernel.PanelCount; panel++)
        {
            var y = _hidden.Panel(block, panel);
            own.Slice(panel * Panels.BlockRows * Panels.Width, Panels.BlockRows * Panels.Width).CopyTo(y);
            var bias = shared.Slice(panel * Panels.Width, Panels.Width);
            if (_head is null) HiddenLayer.Activate(y, bias, Panels.BlockRows, _relu, mask: null, 0, 0);
            else _head.Forward(block, panel, y, bias, Panels.BlockRows, _relu, mask: null, 0);
        }

        _head?.Finish(block, Value.Block(block));
    }

    /// <summary>The predictions of a block of rows whose sums are their own and one that all share, for some of such shared ones.</summary>
    /// <param name="own">The rows' own sums.</param>
    /// <param name="shared">The shared sums, one for each user.</param>
    /// <param name="predictions">[users][<paramref name="stride"/>], of which the block's places are written.</param>
    /// <param name="stride">Predictions of a user.</param>
    /// <param name="first">The block's first row.</param>
    /// <param name="rows">Its rows.</param>
    public void Score(ReadOnlySpan<float> own, ReadOnlySpan<float[]> shared, Span<float> predictions, int stride, int first, int rows)
    {
        Span<float> parts = stackalloc float[shared.Length * Panels.BlockRows * 16];
        parts.Clear();
        for (var panel = 0; panel < _kernel.PanelCount; panel++)
            for (var user = 0; user < shared.Length; user++) // the panel stays in the first-level cache
                HiddenLayer.Score(
                    own.Slice(panel * Panels.BlockRows * Panels.Width, Panels.BlockRows * Panels.Width),
                    shared[user].AsSpan(panel * Panels.Width, Panels.Width),
                    _head!.KernelPanel(panel), parts[(user * Panels.BlockRows * 16)..], rows, _relu);
        for (var user = 0; user < shared.Length; user++)
            HiddenLayer.Finish(
                parts.Slice(user * Panels.BlockRows * 16, rows * 16), _head!.Bias, predictions.Slice((user * stride) + first, rows));
    }

    public override void Backward(int block, BlockPass pass)
    {
        var rows = pass.RowsOf(block);
        var scale = MaskOf(pass)?.Scale ?? 1;
        var biasGradients = BiasGradients(block);
        biasGradients.Clear();
        for (var panel = 0; panel < _kernel.PanelCount; panel++)
        {
            var bias = biasGradients.Slice(panel * Panels.Width, Panels.Width);
            if (_head is null)
                HiddenLayer.ActivationBackward(_hidden.Panel(block, panel), Gradient.Panel(block, panel), rows, _relu, scale, bias);
            else _head.Backward(block, panel, _hidden.Panel(block, panel), Gradient.Block(block)[..rows], _relu, scale, bias);
        }

        _head?.KeepErrors(block, Gradient.Block(block)[..rows]);
        for (var i = 0; i < _inputPanels.Length; i++)
        {
            PanelProduct.Rows(
                SumGradient.Block(block), Panels.BlockRows,
                _transposed.Span.Slice(i * TransposedRows * Panels.Width, TransposedRows * Panels.Width), Units,
                _input.Gradient.Panel(block, _inputPanels[i]), Panels.WholeTiles(rows), _input.Accumulates);
        }
    }

    /// <summary>The head.</summary>
    public override void Update(int task, BlockPass pass)
    {
        _head!.Sum(pass);
        if (pass.Team is null) _head.Step(pass, _optimizer);
    }

    public override void Step(BlockPass pass)
    {
        _head?.Step(pass, _optimizer);
        for (var panel = 0; panel < _kernel.PanelCount; panel++) Step(panel, pass);
    }

    /// <summary>One panel of W and b.</summary>
    public override void UpdateHalf(int task, bool second, BlockPass pass)
    {
        var middle = (pass.Blocks + 1) / 2;
        if (second)
        {
            _halves.Await(task, pass.Number);
            Sum(task, middle, pass.Blocks, pass);
            if (pass.Team is null) Step(task, pass);
            return;
        }

        try
        {
            _bias.Gradient(task)[..Panels.Width].Clear();
            if (pass.Blocks == 0) _kernel.Gradient(task).Clear();
            Sum(task, 0, middle, pass);
        }
        finally
        {
            _halves.Done(task, pass.Number);
        }
    }

    private void Step(int panel, BlockPass pass)
    {
        _kernel.Step(panel, new WeightStep(_optimizer, pass.Step, _kernel.Weight));
        if (_hasBias) _bias.Step(panel, new WeightStep(_optimizer, pass.Step, _bias.Weight));
    }

    /// <summary>Sums a panel's gradients over some blocks, in the order of the rows.</summary>
    private void Sum(int panel, int first, int end, BlockPass pass)
    {
        var biasGradient = _bias.Gradient(panel)[..Panels.Width];
        for (var block = first; block < end; block++)
        {
            PanelProduct.Columns(
                _input.Value.Block(block), Panels.BlockRows, _kernel.Weight.Rows, SumGradient.Panel(block, panel), pass.RowsOf(block),
                _kernel.Gradient(panel), accumulate: block > 0);
            TensorPrimitives.Add(biasGradient, BiasGradients(block).Slice(panel * Panels.Width, Panels.Width), biasGradient);
        }
    }

    private DropoutMask? MaskOf(BlockPass pass) =>
        pass.Training && _rate > 0 ? DropoutMask.Create(_random with { Part = (uint)pass.Step.Number }, _rate, pass.Places) : null;

    private Span<float> BiasGradients(int block) => _biasGradients.Span.Slice(block * TransposedRows, TransposedRows);
}
