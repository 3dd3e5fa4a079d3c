using AmazonRec.Compute;

namespace AmazonRec.Rankers.Vectors;

/// <summary>The loss of a batch by drawn items, and the gradients of all vectors in it.</summary>
/// <param name="loss">Which loss.</param>
/// <param name="logShares">ln of the share of the draws that fall on each item; empty where all are drawn alike.</param>
/// <param name="threads">Threads at most.</param>
internal sealed class SampledGradients(VectorLoss loss, float[] logShares, int threads)
{
    private readonly Grouping _byContext = new();
    private readonly Grouping _byItem = new();
    private float[] _slopes = [];
    private double[] _losses = [];

    /// <summary>Writes the gradients of the mean loss over the batch; a choice counts 1 over their number.</summary>
    /// <param name="batch">The choices.</param>
    /// <param name="users">Vectors by context; all their gradients are written.</param>
    /// <param name="items">Vectors of items; all their gradients are written.</param>
    /// <returns>The sum of the losses.</returns>
    public double Measure(PairBatch batch, VectorTable users, VectorTable items)
    {
        var entries = batch.Count * batch.Width;
        if (_slopes.Length < entries) (_slopes, _losses) = (new float[entries], new double[batch.Count]);
        VectorTable.Each(batch.Count, threads, choice => Score(choice, batch, users, items));
        _byContext.Set(batch.Contexts.AsSpan(0, batch.Count), users.Rows);
        _byItem.Set(batch.Items.AsSpan(0, entries), items.Rows);
        VectorTable.Each(users.Rows, threads, context =>
        {
            var target = users.GradientOf(context);
            target.Clear();
            foreach (var choice in _byContext.Of(context))
                PickedRows.Sum(
                    items.Values, batch.ItemsOf(choice), _slopes.AsSpan(choice * batch.Width, batch.Width), target, accumulate: true);
        });
        VectorTable.Each(items.Rows, threads, item =>
        {
            var target = items.GradientOf(item);
            var places = _byItem.Of(item);
            target.Clear();
            if (places.IsEmpty) return;
            var (contexts, weights) = (new int[places.Length], new float[places.Length]);
            for (var i = 0; i < places.Length; i++)
                (contexts[i], weights[i]) = (batch.Contexts[places[i] / batch.Width], _slopes[places[i]]);
            PickedRows.Sum(users.Values, contexts, weights, target, accumulate: false);
        });
        var sum = 0.0;
        for (var choice = 0; choice < batch.Count; choice++) sum += _losses[choice];
        return sum;
    }

    private void Score(int choice, PairBatch batch, VectorTable users, VectorTable items)
    {
        Span<float> room = stackalloc float[512];
        if (2 * batch.Width > room.Length) room = new float[2 * batch.Width];
        var scores = room[..batch.Width];
        var shares = logShares.Length == 0 ? [] : room[batch.Width..(2 * batch.Width)];
        var own = batch.ItemsOf(choice);
        var slopes = _slopes.AsSpan(choice * batch.Width, batch.Width);
        PickedRows.Dot(items.Values, own, users.Row(batch.Contexts[choice]), scores);
        for (var i = 0; i < shares.Length; i++) shares[i] = logShares[own[i]];
        _losses[choice] = SampledLoss.Measure(loss, scores, shares, slopes);
        for (var i = 0; i < slopes.Length; i++) slopes[i] /= batch.Count;
    }
}
