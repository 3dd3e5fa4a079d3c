using AmazonRec.Collectives;
using AmazonRec.Compute;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed.Operations;

/// <summary>
/// Each column less its mean, over its deviation, of the whole batch in training. So its blocks wait for each other twice: blocks give
/// their sums, which one thread adds up in the order of the blocks, forward and backward.
/// </summary>
internal sealed class BatchNormOperation(Edge input, IReadOnlyList<Weight> weights, float epsilon, float momentum, Optimizer optimizer)
    : BlockOperation(new Plane(weights[0].Columns, asPanels: true), new Plane(weights[0].Columns, asPanels: true), input)
{
    private readonly NormWeights _weights = new(weights[0], weights[1], optimizer);
    private readonly DenseWeight _mean = new(weights[2]);
    private readonly DenseWeight _variance = new(weights[3]);
    private readonly double[] _batchMean = new double[weights[0].Columns];
    private readonly double[] _scale = new double[weights[0].Columns];
    private readonly float[] _gradientMean = new float[weights[0].Columns];
    private readonly float[] _gradientSlope = new float[weights[0].Columns];
    private readonly double[] _gradientSums = new double[2 * weights[0].Columns];
    private double[] _sums = []; // [block][2][width]: means and squares around them

    public override bool NeedsGradient => true;

    public override IEnumerable<IWeightStore> Weights => [.. _weights.Stores, _mean, _variance];

    public override int UpdateTasks => _weights.PanelCount;

    public override bool WaitsForBatch => true;

    public override void Reserve(int blocks)
    {
        base.Reserve(blocks);
        _weights.Reserve(blocks);
        if (_sums.Length < blocks * 2 * Width) _sums = new double[blocks * 2 * Width];
    }

    public override void Measure(int block, BlockPass pass)
    {
        var rows = pass.RowsOf(block);
        var x = input.Value.Block(block);
        for (var column = 0; column < Width; column++)
        {
            var (sum, squares) = (0.0, 0.0);
            for (var row = 0; row < rows; row++) sum += x[input.Value.At(row, column)];
            var mean = sum / rows;
            for (var row = 0; row < rows; row++)
            {
                var off = x[input.Value.At(row, column)] - mean;
                squares += off * off;
            }

            (_sums[(2 * block * Width) + column], _sums[(((2 * block) + 1) * Width) + column]) = (mean, squares);
        }
    }

    /// <summary>Joins the blocks' means and squares (Chan, Golub and LeVeque 1979), and moves the running ones.</summary>
    public override void Combine(BlockPass pass)
    {
        var (sums, counts) = (_sums, RowsOfBlocks(pass));
        if (pass.Team is { } team) (sums, counts) = Gathered(team, counts);
        for (var column = 0; column < Width; column++)
        {
            var (rows, mean, squares) = (0, 0.0, 0.0);
            for (var block = 0; block < counts.Length; block++)
            {
                var (own, all) = (counts[block], rows + counts[block]);
                var apart = sums[(2 * block * Width) + column] - mean;
                squares += sums[(((2 * block) + 1) * Width) + column] + (apart * apart * rows * own / all);
                mean += apart * own / all;
                rows = all;
            }

            (_batchMean[column], _scale[column]) = (mean, 1 / Math.Sqrt((squares / rows) + epsilon));
            Move(_mean, column, mean);
            Move(_variance, column, squares / Math.Max(1, rows - 1));
        }
    }

    public override void Forward(int block, BlockPass pass)
    {
        var x = input.Value.Block(block);
        var y = Value.Block(block);
        for (var column = 0; column < Width; column++)
        {
            var (gain, bias) = (
                _weights.Gain(column / Panels.Width)[column % Panels.Width], _weights.Bias(column / Panels.Width)[column % Panels.Width]);
            var (mean, scale) = pass.Training
                ? (_batchMean[column], _scale[column])
                : (Running(_mean, column), 1 / Math.Sqrt(Running(_variance, column) + (double)epsilon));
            for (var row = 0; row < pass.RowsOf(block); row++)
            {
                var i = Value.At(row, column);
                y[i] = (float)((x[input.Value.At(row, column)] - mean) * scale * gain) + bias;
            }
        }
    }

    /// <summary>A block's sums of g and g x̂, which are its shares of the gradients of bias and gain.</summary>
    public override void MeasureGradient(int block, BlockPass pass)
    {
        var x = input.Value.Block(block);
        var g = Gradient.Block(block);
        for (var column = 0; column < Width; column++)
        {
            var (sum, along) = (0.0, 0.0);
            for (var row = 0; row < pass.RowsOf(block); row++)
            {
                var slope = g[Gradient.At(row, column)];
                sum += slope;
                along += slope * (x[input.Value.At(row, column)] - _batchMean[column]) * _scale[column];
            }

            _weights.BiasShare(block, column / Panels.Width)[column % Panels.Width] = (float)sum;
            _weights.GainShare(block, column / Panels.Width)[column % Panels.Width] = (float)along;
        }
    }

    public override void CombineGradient(BlockPass pass)
    {
        for (var column = 0; column < Width; column++)
        {
            var (sum, along) = (0.0, 0.0);
            for (var block = 0; block < pass.Blocks; block++)
            {
                sum += _weights.BiasShare(block, column / Panels.Width)[column % Panels.Width];
                along += _weights.GainShare(block, column / Panels.Width)[column % Panels.Width];
            }

            (_gradientSums[column], _gradientSums[Width + column]) = (sum, along);
        }

        pass.Team?.Sum(_gradientSums);
        for (var column = 0; column < Width; column++)
            (_gradientMean[column], _gradientSlope[column]) =
                ((float)(_gradientSums[column] / pass.Whole), (float)(_gradientSums[Width + column] / pass.Whole));
    }

    /// <summary>dx = gain scale (g - mean(g) - x̂ mean(g x̂)), the means over the batch.</summary>
    public override void Backward(int block, BlockPass pass)
    {
        if (!input.NeedsGradient) return;
        var x = input.Value.Block(block);
        var g = Gradient.Block(block);
        for (var column = 0; column < Width; column++)
        {
            var gain = _weights.Gain(column / Panels.Width)[column % Panels.Width];
            for (var row = 0; row < pass.RowsOf(block); row++)
            {
                ref var slope = ref g[Gradient.At(row, column)];
                var normal = (x[input.Value.At(row, column)] - _batchMean[column]) * _scale[column];
                slope = (float)(gain * _scale[column] * (slope - _gradientMean[column] - (normal * _gradientSlope[column])));
            }
        }

        input.Give(block, g);
    }

    public override void Update(int task, BlockPass pass) => _weights.Update(task, pass);

    public override void Step(BlockPass pass) => _weights.Step(pass);

    private static int[] RowsOfBlocks(BlockPass pass) => [.. Enumerable.Range(0, pass.Blocks).Select(pass.RowsOf)];

    /// <summary>The sums and the numbers of rows of all ranks' blocks.</summary>
    private (double[] Sums, int[] Rows) Gathered(Team team, int[] own)
    {
        var blocks = new int[team.Size];
        team.AllGather(own.Length, blocks);
        var (rows, sums) = (new int[blocks.Sum()], new double[2 * Width * blocks.Sum()]);
        team.AllGather<int>(own, rows, blocks);
        team.AllGather<double>(_sums.AsSpan(0, 2 * Width * own.Length), sums, Array.ConvertAll(blocks, count => count * 2 * Width));
        return (sums, rows);
    }

    private static float Running(DenseWeight weight, int column) => weight.Panel(column / Panels.Width)[column % Panels.Width];

    private void Move(DenseWeight weight, int column, double to)
    {
        ref var value = ref weight.Panel(column / Panels.Width)[column % Panels.Width];
        value = (float)(((1 - (double)momentum) * value) + (momentum * to));
    }
}
