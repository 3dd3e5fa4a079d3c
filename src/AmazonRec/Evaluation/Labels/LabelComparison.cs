using AmazonRec.Compute;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Features;

namespace AmazonRec.Evaluation.Labels;

/// <summary>Measures one or several features on the same labelled items.</summary>
public static class LabelComparison
{
    /// <summary>The usual number of neighbours of an item.</summary>
    public const int UsualNeighbours = 5;

    /// <summary>The agreement of each features with the labels.</summary>
    /// <param name="features">At least one; the others are compared with the first.</param>
    /// <param name="items">Items that all of them have.</param>
    /// <param name="neighbours">Neighbours of each item.</param>
    /// <param name="options">How intervals are drawn; what is drawn is always items. Its threads look for neighbours, too.</param>
    /// <param name="progress">Asked for someone to tell shares to, by the place of the features.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentException">There are too few items for so many neighbours, or an option is out of range.</exception>
    public static IReadOnlyList<LabelAgreement> Measure(
        IReadOnlyList<FeatureMatrix> features, LabelledItems items, int neighbours = UsualNeighbours, BootstrapOptions? options = null,
        Func<int, IProgress<double>?>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new();
        options.Validate();
        if (neighbours < 1 || neighbours >= items.Ids.Count)
            throw new ArgumentException(
                $"{items.Ids.Count:N0} labelled items can't have {neighbours:N0} neighbours each among themselves: ask for 1 to "
                + $"{Math.Max(1, items.Ids.Count - 1):N0}, or label more.");
        var names = items.Labels.Distinct().ToArray();
        var codes = names.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
        var labels = items.Labels.Select(label => codes[label]).ToArray();
        var same = features.Index()
            .Select(one => SameOf(one.Item, items, labels, neighbours, options.Threads, progress?.Invoke(one.Index), cancellation))
            .ToArray();
        var draws = Draw(same, options, cancellation);
        var sizes = new int[names.Length];
        foreach (var label in labels) sizes[label]++;
        return [.. features.Select((_, file) => Agreement(file))];

        LabelAgreement Agreement(int file)
        {
            var (n, all) = ((double)items.Ids.Count, (double)items.Ids.Count * neighbours);
            var byLabel = new long[names.Length];
            for (var item = 0; item < labels.Length; item++) byLabel[labels[item]] += same[file][item];
            LabelShare[] shares = [
                .. Enumerable.Range(0, names.Length).OrderByDescending(l => sizes[l]).ThenBy(l => names[l], StringComparer.Ordinal).Select(
                    l => new LabelShare(names[l], sizes[l], byLabel[l] / ((double)sizes[l] * neighbours), (sizes[l] - 1) / (n - 1)))];
            var (share, first) = (same[file].Sum() / all, same[0].Sum() / all);
            return new LabelAgreement(
                items.Ids.Count,
                neighbours,
                Percentiles.Of(share, Array.ConvertAll(draws, draw => draw[file] / all), options.Level),
                file == 0
                    ? null
                    : Percentiles.Of(share / first, Array.ConvertAll(draws, draw => (double)draw[file] / draw[0]), options.Level),
                shares.Sum(l => l.Items * l.Chance) / n,
                shares.Sum(l => l.Items * (double)Math.Min(neighbours, l.Items - 1)) / all,
                shares.Where(l => l.Items > 1).Select(l => l.Share).DefaultIfEmpty(double.NaN).Average(),
                shares);
        }
    }

    /// <summary>How many of each item's neighbours have its label.</summary>
    private static int[] SameOf(
        FeatureMatrix features, LabelledItems items, int[] labels, int neighbours, int threads, IProgress<double>? progress,
        CancellationToken cancellation)
    {
        var nearest = FeatureNeighbours.NearestAmong(features, items.CodesIn(features), neighbours, threads, progress, cancellation);
        var same = new int[labels.Length];
        for (var at = 0; at < nearest.Length; at++)
            if (labels[nearest[at]] == labels[at / neighbours]) same[at / neighbours]++;
        return same;
    }

    /// <summary>The sums over items drawn anew, for each draw those of all features.</summary>
    private static long[][] Draw(int[][] same, BootstrapOptions options, CancellationToken cancellation)
    {
        var items = same[0].Length;
        var draws = new long[options.ResamplesOf(items)][];
        Workers.Shared.Run(draws.Length, options.Threads, draw =>
        {
            cancellation.ThrowIfCancellationRequested();
            var counts = new byte[items];
            BootstrapKernels.Draw(options.Source(draw), counts);
            draws[draw] = Array.ConvertAll(same, file =>
            {
                var sum = 0L;
                for (var item = 0; item < counts.Length; item++) sum += counts[item] * file[item];
                return sum;
            });
        });
        return draws;
    }
}
