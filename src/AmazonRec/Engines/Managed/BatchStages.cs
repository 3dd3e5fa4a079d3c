using AmazonRec.Engines.Managed.Operations;

namespace AmazonRec.Engines.Managed;

/// <summary>
/// A training batch through operations of which some wait for the whole batch: all blocks go up to such a one, then on from it, and back in
/// the same way.
/// </summary>
/// <param name="operations">Inputs before those that read them.</param>
/// <param name="pass">The batch.</param>
/// <param name="losses">Writes a block's losses and the output's gradient.</param>
/// <param name="run">Runs numbered tasks on all threads.</param>
internal sealed class BatchStages(BlockOperation[] operations, BlockPass pass, Action<int> losses, Action<int, Action<int>> run)
{
    // Each stage ends before an operation that waits; the last one at the end.
    private readonly int[] _ends = [.. Enumerable.Range(0, operations.Length).Where(i => operations[i].WaitsForBatch), operations.Length];

    public void Run()
    {
        var first = 0;
        foreach (var end in _ends)
        {
            var (from, to) = (first, end);
            run(pass.Blocks, block => Forward(block, from, to));
            if (to < operations.Length) operations[to].Combine(pass);
            first = to;
        }

        for (var stage = _ends.Length - 1; stage >= 0; stage--)
        {
            var (from, to) = (stage == 0 ? 0 : _ends[stage - 1], _ends[stage]);
            run(pass.Blocks, block => Backward(block, from, to));
            if (stage > 0) operations[from].CombineGradient(pass);
        }
    }

    private void Forward(int block, int from, int to)
    {
        for (var i = from; i < to; i++) operations[i].Forward(block, pass);
        if (to < operations.Length) operations[to].Measure(block, pass);
        else losses(block);
    }

    /// <summary>
    /// From the end of a stage down to its first operation, which, where it waits, gives its sums first and goes on in the next stage.
    /// </summary>
    private void Backward(int block, int from, int to)
    {
        if (to < operations.Length) operations[to].Backward(block, pass);
        for (var i = to - 1; i >= from; i--)
        {
            if (operations[i].WaitsForBatch) operations[i].MeasureGradient(block, pass);
            else if (operations[i].NeedsGradient) operations[i].Backward(block, pass);
        }
    }
}
