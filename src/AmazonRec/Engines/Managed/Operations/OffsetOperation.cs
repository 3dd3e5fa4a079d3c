using System.Numerics.Tensors;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed.Operations;

/// <summary>The same number for every row.</summary>
internal sealed class OffsetOperation(Weight weight, Optimizer optimizer) : BlockOperation(1)
{
    private readonly VectorWeight _weight = new(weight);
    private float[] _gradients = [];

    public override bool NeedsGradient => true;

    public override IEnumerable<IWeightStore> Weights => [_weight];

    public override int UpdateTasks => 1;

    public override void Reserve(int blocks)
    {
        base.Reserve(blocks);
        if (_gradients.Length < blocks) _gradients = new float[blocks];
    }

    public override void Forward(int block, BlockPass pass) => Value.Block(block).Fill(_weight.Values[0]);

    public override void Backward(int block, BlockPass pass) =>
        _gradients[block] = TensorPrimitives.Sum(Gradient.Block(block)[..pass.RowsOf(block)]);

    public override void Update(int task, BlockPass pass)
    {
        _weight.Gradient.Clear();
        for (var block = 0; block < pass.Blocks; block++) _weight.Gradient[0] += _gradients[block];
        if (pass.Team is null) Step(pass);
    }

    public override void Step(BlockPass pass) => _weight.Step(new WeightStep(optimizer, pass.Step, _weight.Weight));
}
