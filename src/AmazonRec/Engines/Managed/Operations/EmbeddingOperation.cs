using AmazonRec.Compute;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed.Operations;

/// <summary>Looks up a row for each id, and moves the rows by the sum of what their ids were given.</summary>
internal sealed class EmbeddingOperation(Entity entity, IEmbeddingRows table) : BlockOperation(table.Weight.Columns)
{
    /// <summary>The rows.</summary>
    public IEmbeddingRows Rows => table;

    public override bool NeedsGradient => true;

    public override Entity? EntityRead => entity;

    public override IEnumerable<IWeightStore> Weights => [table];

    public override int PrepareTasks => 1;

    public override int CatchUpTasks => table.CatchUpTasks;

    public override int UpdateTasks => 1;

    public override int SweepTasks => table.SweepTasks;

    public override bool Fetches => table.IsRemote;

    public override void Fetch(BlockPass pass) => table.Fetch(Ids(pass), pass.Training);

    /// <summary>Finds the distinct rows of the batch.</summary>
    public override void Prepare(int task, BlockPass pass) => table.Begin(Ids(pass));

    public override void CatchUp(int task) => table.CatchUp(task);

    public override void Forward(int block, BlockPass pass)
    {
        var ids = pass.Ids(entity, block);
        for (var column = 0; column < Width; column += Panels.Width)
        {
            var target = Value.IsVector ? Value.Block(block) : Value.Panel(block, column / Panels.Width);
            table.Gather(ids, block * Panels.BlockRows, column, target, Value.IsVector ? 1 : Panels.Width);
        }
    }

    public override void Backward(int block, BlockPass pass)
    {
        // Rows may recur in other blocks: their gradients are summed after all of them, in the order of the batch.
    }

    public override void Update(int task, BlockPass pass)
    {
        for (var block = 0; block < pass.Blocks; block++)
        {
            var first = block * Panels.BlockRows;
            for (var column = 0; column < Width; column += Panels.Width)
            {
                var gradient = Gradient.IsVector ? Gradient.Block(block) : Gradient.Panel(block, column / Panels.Width);
                table.Sum(first, pass.RowsOf(block), column, gradient, Gradient.IsVector ? 1 : Panels.Width);
            }
        }

        if (pass.Team is null || entity == Entity.User) table.Step(pass.Step);
    }

    public override void Sweep(int task, BlockPass pass) => table.Sweep(task, pass.Step);

    private ReadOnlySpan<int> Ids(BlockPass pass) => (entity == Entity.User ? pass.Users : pass.Items).AsSpan(0, pass.Rows);
}
