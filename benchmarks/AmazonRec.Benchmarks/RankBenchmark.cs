using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using AmazonRec.Benchmarks.Peers;
using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Evaluation.Ranking;
using AmazonRec.Rankers;
using AmazonRec.Studies.Running;

namespace AmazonRec.Benchmarks;

/// <summary>Rankers on made-up choices of the sizes of public sets, in turn with the same in numpy.</summary>
public static class RankBenchmark
{
    private const string Script = "rank.py";
    private const double Lambda = 300;
    private const double Pull = 0.02;
    private const double Close = 0.05;

    private static readonly ElectronicsShape MovieLens = new() { Users = 943, Items = 1682, Ratings = 100_000, LeastPerUser = 20 };
    private static readonly ElectronicsShape Music = new() { Users = 1776, Items = 12_929, Ratings = 46_087, LeastPerUser = 4 };
    private static readonly ElectronicsShape Beauty = new() { Users = 22_363, Items = 12_101, Ratings = 198_502, LeastPerUser = 5 };
    private static readonly ElectronicsShape Tiny = new() { Users = 60, Items = 80, Ratings = 600, LeastPerUser = 4 };

    /// <summary>Measures.</summary>
    /// <param name="options">Threads, repeats, whether with the peer, whether on tiny data.</param>
    /// <param name="note">Told what is missing.</param>
    /// <param name="progress">Told what is measured, and the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends it between two measurements, or within the peer.</param>
    /// <exception cref="InvalidOperationException">The peer's result is another.</exception>
    public static RankResult Run(
        BenchmarkOptions options, Action<string> note, IProgress<(string Line, double Share)>? progress, CancellationToken cancellation)
    {
        options.Validate();
        var peer = options.Peers && PeerProcess.PythonRuns("import numpy");
        if (options.Peers && !peer) note("no numpy was found, so it is not compared with: apt-get install python3-numpy");
        var folder = Directory.CreateTempSubdirectory("amazonrec-bench-");
        try
        {
            var lines = new List<RankResult.Line>();
            var script = PeerProcess.WriteScript(Script, folder.FullName);
            foreach (var (index, work) in Works(options).Index())
            {
                var file = Path.Combine(folder.FullName, $"{index}.i32");
                File.WriteAllBytes(file, MemoryMarshal.AsBytes<int>([.. work.Rows.User, .. work.Rows.Item]));
                var (ours, theirs) = (new List<double>(), new List<double>());
                for (var repeat = 0; repeat < options.Repeats; repeat++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    progress?.Report((work.Name, (index + ((double)repeat / options.Repeats)) / 3));
                    var begin = Stopwatch.GetTimestamp();
                    var check = work.Run(cancellation);
                    ours.Add(Stopwatch.GetElapsedTime(begin).TotalSeconds);
                    if (!peer) continue;
                    var found = check();
                    string[] sizes = [file, $"{work.Rows.Users.Count}", $"{work.Rows.Items.Count}"];
                    var report = Json.Parse<Report>(
                        PeerProcess.Run(PeerProcess.Python, [script, work.Peer[0], .. sizes, .. work.Peer[1..]], cancellation));
                    if (!(Math.Abs(report.Found - found) <= Close * Math.Abs(found)))
                        throw new InvalidOperationException($"{work.Name}: ours comes to {found}, numpy's to {report.Found}.");
                    theirs.Add(report.Seconds);
                }

                lines.Add(new(work.Name, work.Data, new Timing(options.Threads, ours), peer ? new Timing(0, theirs) : null));
            }

            return new RankResult(lines, RunEnvironment.VectorBits);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<Work> Works(BenchmarkOptions options)
    {
        var (movies, music, beauty) = options.Quick ? (Tiny, Tiny, Tiny) : (MovieLens, Music, Beauty);
        yield return Ease(movies, options);
        yield return Als(music, options, options.Quick ? 8 : 128, options.Quick ? 2 : 3);
        yield return Lists(beauty, options, options.Quick ? 8 : 64);
    }

    private static Work Ease(ElectronicsShape shape, BenchmarkOptions options)
    {
        var (rows, chosen) = Made(shape);
        var task = new RankerTask(chosen) { Threads = options.Threads };
        return new Work("ease, fitted", Size(shape), rows, ["ease", Text(Lambda)], cancellation =>
        {
            var ranker = Fit("ease", task with { Cancellation = cancellation }, ("lambda", Lambda), ("frequency", 0));
            return () =>
            {
                var scores = new float[rows.Items.Count];
                ranker.Score(0, chosen.Of(0), scores);
                return scores.Sum(score => (double)Math.Abs(score));
            };
        });
    }

    private static Work Als(ElectronicsShape shape, BenchmarkOptions options, int factors, int rounds)
    {
        const double Unobserved = 6;
        var (rows, chosen) = Made(shape);
        var task = new RankerTask(chosen) { Threads = options.Threads };
        var weight = Unobserved * chosen.Count / rows.Users.Count / rows.Items.Count;
        string[] peer = ["als", $"{factors}", $"{rounds}", Text(weight), Text(Pull)];
        return new Work($"als, {factors} factors, {rounds} rounds", Size(shape), rows, peer, cancellation =>
        {
            var ranker = Fit(
                "als", task with { Cancellation = cancellation }, ("factors", factors), ("rounds", rounds), ("unobserved", Unobserved),
                ("regularization", Pull));
            return () =>
            {
                var (scores, sum) = (new float[rows.Items.Count], 0.0);
                for (var user = 0; user < rows.Users.Count; user++)
                {
                    ranker.Score(user, chosen.Of(user), scores);
                    foreach (var item in chosen.ItemsOf(user)) sum += scores[item];
                }

                return sum / chosen.Count;
            };
        });
    }

    private static Work Lists(ElectronicsShape shape, BenchmarkOptions options, int factors)
    {
        var (rows, chosen) = Made(shape);
        var ranker = new Lazy<IRanker>(
            () => Fit("als", new RankerTask(chosen) { Threads = options.Threads }, ("factors", factors), ("rounds", 1)));
        _ = ranker.Value;
        return new Work($"lists of ten for all users, {factors} factors", Size(shape), rows, ["lists", $"{factors}"], cancellation =>
        {
            const int Block = 16;
            var lists = new int[rows.Users.Count][];
            Workers.Shared.Run((lists.Length + Block - 1) / Block, options.Threads, block =>
            {
                var (scores, best) = (new float[rows.Items.Count], new BestItems(10));
                for (var user = block * Block; user < Math.Min(lists.Length, (block + 1) * Block); user++)
                {
                    if (cancellation.IsCancellationRequested) return;
                    ranker.Value.Score(user, chosen.Of(user), scores);
                    foreach (var item in chosen.ItemsOf(user)) scores[item] = float.NegativeInfinity;
                    best.Clear();
                    for (var item = 0; item < scores.Length; item++) best.Offer(item, scores[item]);
                    lists[user] = best.Items();
                }
            });
            return () => lists.Count(list => list?.Length == 10);
        });
    }

    private static IRanker Fit(string name, RankerTask task, params (string Name, double Value)[] settings) => RankerZoo.Find(name).Fit(
        task, settings.Aggregate(RankerSettings.None, (all, one) => all.With(one.Name, one.Value)));

    private static (Ratings Rows, Interactions Chosen) Made(ElectronicsShape shape)
    {
        var rows = ElectronicsShapedRatings.Make(shape);
        return (rows, Interactions.From(rows));
    }

    private static string Size(ElectronicsShape shape) => $"{shape.Users:N0} users, {shape.Items:N0} items, {shape.Ratings:N0} choices";

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>One kind of work.</summary>
    /// <param name="Name">What is done.</param>
    /// <param name="Data">On what.</param>
    /// <param name="Rows">The choices.</param>
    /// <param name="Peer">What the script is asked for: its kind of work, and numbers.</param>
    /// <param name="Run">Does it, and gives what tells a number that the peer must find, too.</param>
    private sealed record Work(
        string Name, string Data, Ratings Rows, string[] Peer, Func<CancellationToken, Func<double>> Run);

    /// <summary>What the script prints.</summary>
    private sealed record Report(double Seconds, double Found);
}
