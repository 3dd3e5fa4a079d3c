using AmazonRec.Compute;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace AmazonRec.TorchSharp.Sequences;

/// <summary>
/// Cross-entropy of the next item against all items. All positions' scores at once would go through memory several times, and stay there
/// until the gradients are made. So some positions at a time are scored and turned into gradients in place. Each such part has one thread,
/// and parts are added up in their order: the bits are the same on any number of threads, which they are not where libtorch shares out a
/// product.
/// </summary>
internal static class FullSoftmax
{
    /// <summary>Positions of a part.</summary>
    public const int Chunk = 128;

    private static readonly Scalar Least = 1e-30;
    private static readonly Scalar One = 1.0;
    private static readonly Scalar MinusOne = -1.0;

    /// <summary>The mean loss, and a number whose gradients are the loss's.</summary>
    /// <param name="states">[positions, width].</param>
    /// <param name="table">[items, width].</param>
    /// <param name="targets">The next item at each position: int64 [positions].</param>
    /// <param name="threads">Threads at most.</param>
    public static (Tensor Loss, Tensor ToDerive) Of(Tensor states, Tensor table, Tensor targets, int threads)
    {
        using var constant = torch.no_grad();
        var (positions, byStates) = (states.size(0), torch.empty_like(states));
        var parts = new (Tensor Loss, Tensor ByTable)[(positions + Chunk - 1) / Chunk];
        Workers.Shared.Run(parts.Length, threads, part =>
        {
            TakeOneThread();
            using var scope = torch.NewDisposeScope();
            using var still = torch.no_grad();
            var (start, count) = ((long)part * Chunk, Math.Min(Chunk, positions - ((long)part * Chunk)));
            var (own, target) = (states.narrow(0, start, count), targets.narrow(0, start, count).unsqueeze(1));
            var shares = torch.softmax(own.matmul(table.t()), 1); // [count, items]
            var loss = shares.gather(1, target).clamp_min_(Least).log_().sum();
            shares.scatter_add_(1, target, torch.full([count, 1], MinusOne, states.dtype, states.device));
            byStates.narrow(0, start, count).copy_(shares.matmul(table));
            parts[part] = (loss.DetachFromDisposeScope(), shares.t().matmul(own).DetachFromDisposeScope());
        });
        var (sum, byTable) = (torch.zeros_like(parts[0].Loss), torch.zeros_like(table));
        foreach (var (loss, part) in parts)
        {
            using (loss) sum.add_(loss, MinusOne);
            using (part) byTable.add_(part, One);
        }

        using Scalar mean = 1.0 / positions;
        sum.mul_(mean);
        byStates.mul_(mean);
        byTable.mul_(mean);
        using var recorded = torch.enable_grad();
        return (sum, (states * byStates).sum().Plus((table * byTable).sum()));
    }

    /// <summary>libtorch counts its threads thread by thread.</summary>
    public static void TakeOneThread()
    {
        if (torch.get_num_threads() != 1) torch.set_num_threads(1);
    }
}
