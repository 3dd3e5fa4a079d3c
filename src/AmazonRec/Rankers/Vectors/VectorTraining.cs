using AmazonRec.Compute;

namespace AmazonRec.Rankers.Vectors;

/// <summary>Trains vectors: epoch after epoch, until the held-out items stop coming closer to the top.</summary>
internal static class VectorTraining
{
    /// <summary>Trains them.</summary>
    /// <param name="task">Who chose what, what to stop by, who is told.</param>
    /// <param name="options">Loss and steps.</param>
    /// <param name="network">Where the vectors come from.</param>
    /// <returns>What was learned by the best epoch (by the last, where there is nothing to stop by).</returns>
    /// <exception cref="ArgumentException">Nobody chose anything, or the loss is no number any more.</exception>
    public static VectorRanker Fit(RankerTask task, VectorOptions options, IVectorNetwork network)
    {
        var chosen = task.Chosen;
        if (chosen.Count == 0) throw new ArgumentException("Nobody has chosen anything: there is nothing to learn from.");
        var (users, items) = chosen.Pairs();
        var batch = new PairBatch(options.BatchOn(chosen.Count), options.Negatives);
        AdamMoments[] moments = [.. network.Weights.Select(table => new AdamMoments(table))];
        var measure = Gradients(task, options);
        var step = 0L;
        return BestEpoch.Of(task, options.Epochs, options.Patience, Run, epoch => network.Export() with { Epoch = epoch });

        void Run(int epoch)
        {
            var order = RandomSource.For(task.Seed, "pairs", (uint)epoch).Permutation(chosen.Count);
            var negatives = options.Negatives > 0 ? new NegativeItems(chosen, options.Popularity, task.Seed, epoch) : null;
            var sum = 0.0;
            for (var first = 0; first < order.Length; first += batch.Users.Length)
            {
                task.Cancellation.ThrowIfCancellationRequested();
                batch.Count = Math.Min(batch.Users.Length, order.Length - first);
                var start = first;
                VectorTable.Each(batch.Count, task.Threads, place => Take(order[start + place], place));
                network.Forward(batch, step);
                sum += measure(batch, network.Users, network.Items);
                network.Backward(batch);
                foreach (var weight in moments) weight.Step(options.Rate, step, task.Threads);
                step++;
            }

            if (!double.IsFinite(sum))
                throw new ArgumentException(
                    $"Training diverged: the loss is no longer a finite number in epoch {epoch}. Lower the learning rate (--set rate="
                    + $"{options.Rate / 4:R}).");
            task.Progress?.Report((double)epoch / options.Epochs);

            void Take(int pair, int place)
            {
                batch.Users[place] = users[pair];
                var own = batch.ItemsOf(place);
                own[0] = items[pair];
                negatives?.Draw(users[pair], pair, own[1..]);
            }
        }
    }

    /// <summary>What measures the loss of a batch, and writes the gradients of the vectors.</summary>
    internal static Func<PairBatch, VectorTable, VectorTable, double> Gradients(RankerTask task, VectorOptions options)
    {
        var counts = task.Chosen.CountsPerItem();
        if (options.Loss == VectorLoss.Full) return new FullGradients(Array.ConvertAll(counts, count => count > 0), task.Threads).Measure;
        float[] shares = [];
        if (options is { Loss: VectorLoss.Softmax, Popularity: > 0 })
        {
            var draws = new NegativeItems(task.Chosen, options.Popularity, task.Seed, epoch: 0);
            shares = [.. counts.Select((_, item) => (float)Math.Log(Math.Max(draws.ShareOf(item), double.Epsilon)))];
        }

        return new SampledGradients(options.Loss, shares, task.Threads).Measure;
    }
}
