using System.Numerics;
using System.Runtime.Intrinsics;
using AmazonRec.Compute.Factors;

namespace AmazonRec.Compute.Tests.Factors;

/// <summary>Every kernel at every vector width against plain double precision.</summary>
public sealed class FactorizationTests
{
    private const int Users = 13;
    private const int Items = 19;
    private const int Pairs = 400;
    private const float Rate = .02f;
    private const float Regularization = .05f;

    private static readonly RandomSource Random = RandomSource.For(5, "factorization test");
    private static readonly int[] Left = [
        .. Enumerable.Range(0, Pairs).Select(n => Random.Below(Users - 1, (ulong)n))]; // the last has no pair
    private static readonly int[] Right = [.. Enumerable.Range(0, Pairs).Select(n => (Random with { Part = 1 }).Below(Items, (ulong)n))];
    private static readonly float[] Targets = [
        .. Enumerable.Range(0, Pairs).Select(n => 1f + (Random with { Part = 2 }).Below(5, (ulong)n))];

    private static readonly Dictionary<string, IFactorKernels> Kernels = new()
    {
        ["512"] = new FactorKernels<Lanes512, Vector512<float>>(),
        ["256"] = new FactorKernels<Lanes256, Vector256<float>>(),
        ["any"] = new FactorKernels<LanesAny, Vector<float>>(),
    };

    public static TheoryData<string, int, bool, bool> Cases => [.. from kernels in Kernels.Keys
                                                                  from factors in new[] { 1, 16, 20, 33, 100 }
                                                                  from biases in new[] { false, true }
                                                                  from lists in new[] { false, true }
                                                                  select (kernels, factors, biases, lists)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Steps_and_scores_equal_plain_double_precision(string kernels, int factors, bool biases, bool lists)
    {
        using var fast = Create(kernels, factors, biases, lists);
        var plain = new PlainFactorization(fast);
        for (var pass = 0; pass < 2; pass++)
            Assert.Equal(
                plain.Step(Left, Right, Targets, Rate, Regularization) / Pairs,
                fast.Step(Left, Right, Targets, Rate, Regularization) / Pairs,
                1e-4);
        var scores = new float[Users * Items];
        fast.Score(
            [.. Enumerable.Range(0, scores.Length).Select(i => i / Items)],
            [.. Enumerable.Range(0, scores.Length).Select(i => i % Items)],
            scores);
        for (var i = 0; i < scores.Length; i++) Assert.Equal(plain.Score(i / Items, i % Items), scores[i], 1e-4);
        var all = new float[Items];
        for (var user = 0; user < Users; user++)
        {
            fast.ScoreAll(user, all);
            Assert.Equal(scores[(user * Items)..((user + 1) * Items)], all);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_padding_of_rows_stays_zero(bool lists)
    {
        using var f = Create("512", 20, biases: true, lists);
        f.Step(Left, Right, Targets, Rate, Regularization);
        foreach (var table in new[] { f.Left, f.Right, f.Folded() })
            for (var row = 0; row < table.Rows; row++)
                Assert.Equal(-1, table.Values.Span.Slice((row * table.Stride) + 20, 12).IndexOfAnyExcept(0));
    }

    [Fact]
    public void Ids_out_of_range_never_reach_the_kernels()
    {
        using var f = Create("512", 4, biases: true, lists: false);
        Assert.Throws<ArgumentOutOfRangeException>(() => f.Step([Users], [0], [1], Rate, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => f.Step([0], [-1], [1], Rate, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => f.Step([0, 1], [0], [1], Rate, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => f.Score([0], [Items], new float[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => f.ScoreAll(-1, new float[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => f.ScoreAll(0, new float[Items + 1]));
    }

    private static Factorization Create(string kernels, int factors, bool biases, bool lists)
    {
        var f = new Factorization(Users, Items, factors, biases, biases, lists ? IndexLists.Build(Users, Items, Left, Right) : null)
        {
            Kernels = Kernels[kernels],
            Offset = 3,
        };
        Fill(f.Left, 3);
        Fill(f.Right, 4);
        if (f.Implicit is { } y) Fill(y, 5);
        return f;
    }

    private static void Fill(FactorTable table, uint part) =>
        table.Read(
            [.. Enumerable.Range(0, table.Rows * table.Factors).Select(i => .2f * (float)(Random with { Part = part }).Normal((ulong)i))]);
}
