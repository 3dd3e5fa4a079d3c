using AmazonRec.Compute;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed.Operations;

/// <summary>Each row less its mean, over its deviation; gain and bias by column. The input is in panels.</summary>
internal sealed class LayerNormOperation(Edge input, IReadOnlyList<Weight> weights, float epsilon, Optimizer optimizer)
    : BlockOperation(new Plane(weights[0].Columns, asPanels: true), new Plane(weights[0].Columns, asPanels: true), input)
{
    private readonly NormWeights _weights = new(weights[0], weights[1], optimizer);
    private readonly Plane _normal = new(weights[0].Columns, asPanels: true); // x̂
    private float[] _scale = [];

    public override bool NeedsGradient => true;

    public override IEnumerable<IWeightStore> Weights => _weights.Stores;

    public override int UpdateTasks => _weights.PanelCount;

    public override void Reserve(int blocks)
    {
        base.Reserve(blocks);
        _normal.Reserve(blocks);
        _weights.Reserve(blocks);
        if (_scale.Length < blocks * Panels.BlockRows) _scale = new float[blocks * Panels.BlockRows];
    }

    public override void Forward(int block, BlockPass pass)
    {
        for (var row = 0; row < pass.RowsOf(block); row++)
        {
            var (sum, squares) = (0.0, 0.0);
            for (var panel = 0; panel < _weights.PanelCount; panel++)
                foreach (var x in RowOf(input.Value, block, panel, row)) sum += x;
            var mean = sum / Width;
            for (var panel = 0; panel < _weights.PanelCount; panel++)
                foreach (var x in RowOf(input.Value, block, panel, row)) squares += (x - mean) * (x - mean);
            var scale = _scale[(block * Panels.BlockRows) + row] = (float)(1 / Math.Sqrt((squares / Width) + epsilon));
            for (var panel = 0; panel < _weights.PanelCount; panel++)
            {
                var x = RowOf(input.Value, block, panel, row);
                var n = RowOf(_normal, block, panel, row);
                var y = RowOf(Value, block, panel, row);
                var g = _weights.Gain(panel);
                var b = _weights.Bias(panel);
                for (var c = 0; c < x.Length; c++)
                {
                    n[c] = (float)(x[c] - mean) * scale;
                    y[c] = (n[c] * g[c]) + b[c];
                }
            }
        }
    }

    /// <summary>dx = scale (gain g - mean(gain g) - x̂ mean(gain g x̂)).</summary>
    public override void Backward(int block, BlockPass pass)
    {
        for (var panel = 0; panel < _weights.PanelCount; panel++)
        {
            _weights.GainShare(block, panel).Clear();
            _weights.BiasShare(block, panel).Clear();
        }

        for (var row = 0; row < pass.RowsOf(block); row++)
        {
            var (sum, along) = (0.0, 0.0);
            for (var panel = 0; panel < _weights.PanelCount; panel++)
            {
                var g = RowOf(Gradient, block, panel, row);
                var n = RowOf(_normal, block, panel, row);
                var gain = _weights.Gain(panel);
                var forGain = _weights.GainShare(block, panel);
                var forBias = _weights.BiasShare(block, panel);
                for (var c = 0; c < g.Length; c++)
                {
                    forGain[c] += g[c] * n[c];
                    forBias[c] += g[c];
                    g[c] *= gain[c];
                    sum += g[c];
                    along += g[c] * n[c];
                }
            }

            var (mean, slope, scale) = ((float)(sum / Width), (float)(along / Width), _scale[(block * Panels.BlockRows) + row]);
            for (var panel = 0; panel < _weights.PanelCount; panel++)
            {
                var g = RowOf(Gradient, block, panel, row);
                var n = RowOf(_normal, block, panel, row);
                for (var c = 0; c < g.Length; c++) g[c] = scale * (g[c] - mean - (n[c] * slope));
            }
        }

        if (input.NeedsGradient) input.Give(block, Gradient.Block(block));
    }

    public override void Update(int task, BlockPass pass) => _weights.Update(task, pass);

    public override void Step(BlockPass pass) => _weights.Step(pass);

    private Span<float> RowOf(Plane plane, int block, int panel, int row) =>
        plane.Panel(block, panel).Slice(row * Panels.Width, Math.Min(Panels.Width, Width - (panel * Panels.Width)));
}
