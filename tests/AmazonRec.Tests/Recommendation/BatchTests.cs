using AmazonRec.Collectives;
using AmazonRec.Data;
using AmazonRec.Models.Zoo;
using AmazonRec.Recommendation;
using AmazonRec.Testing;
using AmazonRec.Testing.Models;
using AmazonRec.Training;

namespace AmazonRec.Tests.Recommendation;

public sealed class BatchTests : IDisposable
{
    public static TheoryData<string> Zoo => SmallRuns.Zoo;

    private static readonly Lazy<Recommender> Factors = new(() => SmallRuns.Of("biased-mf"));

    private static readonly Lazy<Recommender> ManyUsers = new(OfManyUsers);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Zoo))]
    public void Lists_for_all_are_the_bits_of_lists_for_one(string model)
    {
        var recommender = SmallRuns.Of(model);
        var all = recommender.TopNForAll(7).ToArray();
        Assert.Equal(recommender.Users.Ids, all.Select(list => list.User));
        foreach (var list in all.Where((_, i) => i % 7 == 0)) Assert.Equal(recommender.TopN(list.User!, 7).Items, list.Items);
    }

    [Theory]
    [InlineData(.5, 0, false)]
    [InlineData(0, 1, false)]
    [InlineData(.3, .5, true)]
    public void Other_orders_too(double diversity, double discount, bool variants)
    {
        var options = new TopOptions { Diversity = diversity, PopularityDiscount = discount, OneOfVariants = variants };
        foreach (var list in Factors.Value.TopNForAll(5, options).Where((_, i) => i % 20 == 0))
            Assert.Equal(Factors.Value.TopN(list.User!, 5, options).Items, list.Items);
    }

    [Theory]
    [InlineData("lists.csv")]
    [InlineData("lists.jsonl")]
    public void What_was_cut_off_goes_on_to_the_same_bytes(string name)
    {
        var (recommender, whole, cut) = (ManyUsers.Value, _folder.PathOf($"whole-{name}"), _folder.PathOf(name));
        BatchFile.Write(recommender, whole, 3);
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(
            () => BatchFile.Write(recommender, cut, 3, progress: new Progress(_ => source.Cancel()), cancellation: source.Token));
        Assert.False(File.Exists(cut));
        File.AppendAllText($"{cut}.partial", "half a li"); // as a cut may leave it

        Assert.Contains(
            "other options",
            Assert.Throws<FormatException>(() => BatchFile.Write(recommender, cut, 4, resume: true)).Message,
            StringComparison.Ordinal);
        var (users, written) = BatchFile.Write(recommender, cut, 3, resume: true);
        Assert.InRange(written, 1, users - 1);
        Assert.Equal(File.ReadAllBytes(whole), File.ReadAllBytes(cut));
        Assert.Equal(
            [name, $"whole-{name}"],
            Directory.EnumerateFiles(_folder.PathOf(".")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ranks_make_the_same_bytes_and_go_on_from_what_others_were_cut_off_in()
    {
        var (recommender, whole, cut) = (ManyUsers.Value, _folder.PathOf("whole.csv"), _folder.PathOf("lists.csv"));
        BatchFile.Write(recommender, whole, 3);
        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => ThreadCollective.Run(2, team => BatchFile.Write(
            recommender, cut, 3, progress: new Progress(_ => source.Cancel()), cancellation: source.Token, team: team)));
        var done = ThreadCollective.Run(3, team => BatchFile.Write(recommender, cut, 3, resume: true, team: team));
        Assert.All(done, of => Assert.InRange(of.Written, 1, of.Users - 1));
        Assert.Equal(File.ReadAllBytes(whole), File.ReadAllBytes(cut));
        Assert.False(File.Exists($"{cut}.partial.json"));
    }

    [Fact]
    public void Another_ending_is_refused_and_ids_with_commas_are_quoted()
    {
        Assert.Contains(
            ".csv or .jsonl",
            Assert.Throws<ArgumentException>(() => BatchFile.Write(ManyUsers.Value, _folder.PathOf("lists.txt"))).Message,
            StringComparison.Ordinal);
        BatchFile.Write(ManyUsers.Value, _folder.PathOf("a.csv"), 1);
        var lines = File.ReadAllLines(_folder.PathOf("a.csv"));
        Assert.Equal("user,rank,item,stars", lines[0]);
        Assert.StartsWith("\"0,\"\"\",1,item", lines[1], StringComparison.Ordinal);
    }

    private static Recommender OfManyUsers()
    {
        var split = Split.Random(
            Ratings.FromRows(
                Enumerable.Range(0, 9000)
                    .Select(n => (n < 3 ? "0,\"" : $"user{n / 3}", $"item{n % 3}{n * 7919 % 11}", (float)(1 + (n * 31 % 5)), 0L))),
            test: .1,
            validation: 0);
        var model = Trainer.Fit(
            BiasedMf.Create(4, new RatingRange(0, 5.5f)), split, new TrainingOptions { Epochs = 1, BatchSize = 512, EarlyStopping = null });
        return Recommender.For(model, split);
    }

    private sealed class Progress(Action<double> told) : IProgress<double>
    {
        public void Report(double value) => told(value);
    }
}
