using AmazonRec.Benchmarks.Commands;

namespace AmazonRec.Benchmarks.Tests;

public sealed class GoalTests
{
    private static readonly BenchmarkLine Line = new(
        "mlp", "MLP", BenchmarkTask.Epoch, 1024, 1,
        [new(1, [6]), new(2, [3, 9, 1]) { ShareOfPeak = 0.35 }],
        [new("torch", OneThread: false, new(2, [30])), new("libmf", OneThread: true, new(1, [30]))]);

    [Fact]
    public void A_median_is_the_middle_repeat_or_the_mean_of_the_middle_two()
    {
        Assert.Equal((3, 1), (new Timing(1, [3, 9, 1]).Median, new Timing(1, [3, 9, 1]).Minimum));
        Assert.Equal(2.5, new Timing(1, [1, 2, 3, 9]).Median);
    }

    [Theory]
    [InlineData(GoalKind.TimesFaster, 10, "torch", 10.0, "reached")]
    [InlineData(GoalKind.TimesFaster, 40, "torch", 10.0, "4 times too slow")]
    [InlineData(GoalKind.TimesFaster, 5, "libmf", 5.0, "reached")] // one thread against one
    [InlineData(GoalKind.TimesFaster, 5, "absent", null, "not measured")]
    [InlineData(GoalKind.ShareOfPeak, 0.7, null, 0.35, "short by 50 %")]
    [InlineData(GoalKind.AtMostMilliseconds, 2, null, 3.0, "short by 33 %")]
    [InlineData(GoalKind.AtMostSeconds, 4, null, 3.0, "reached")]
    public void A_goal_is_reached_or_missed_by_so_much(GoalKind kind, double value, string? peer, double? measured, string verdict)
    {
        var result = new Goal(kind, value, peer).Judge(Line);
        Assert.Equal(measured, result.Measured);
        Assert.Equal((kind, verdict), (result.Kind, result.Verdict));
    }

    [Theory]
    [InlineData(GoalKind.AtMostSeconds, "<= 0.22 s", "3 s")]
    [InlineData(GoalKind.AtMostMilliseconds, "<= 0.22 ms", "3 ms")]
    public void A_goal_and_what_was_measured_have_the_same_unit(GoalKind kind, string goal, string measured)
    {
        var result = new Goal(kind, .22).Judge(Line);
        Assert.Equal((goal, measured, "13.6 times too slow"), (result.Goal, BenchmarkTable.Measured(result), result.Verdict));
    }

    [Fact]
    public void A_goal_is_set_for_one_width_of_vectors_or_for_all_from_256_bits()
    {
        int[] For(int? bits) =>
            [.. new[] { 128, 256, 512 }.Where(new Goal(GoalKind.ShareOfPeak, .7) { VectorBits = bits }.IsSetFor)];
        Assert.Equal([256], For(256));
        Assert.Equal([512], For(512));
        Assert.Equal([256, 512], For(null));
    }

    [Fact]
    public void A_timing_is_scaled_where_a_repeat_is() =>
        Assert.Equal(
            (true, false, 2.0),
            (Timing.Of(1, [new(1, false), new(3, true)]).Scaled,
                Timing.Of(1, [new(1, false)]).Scaled,
                Timing.Of(1, [new(1, false), new(3, true)]).Median));

    [Fact]
    public void A_line_without_a_model_is_not_measured() =>
        Assert.Null(new Goal(GoalKind.ShareOfPeak, 1).Judge(Line with { Ours = [], Peers = [] }).Measured);
}
