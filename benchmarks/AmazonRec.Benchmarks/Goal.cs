namespace AmazonRec.Benchmarks;

/// <summary>What a line ought to reach.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Value">How much.</param>
/// <param name="Peer">Faster than whom.</param>
public sealed record Goal(GoalKind Kind, double Value, string? Peer = null)
{
    /// <summary>The vectors it is set for; null for all from 256 bits.</summary>
    public int? VectorBits { get; init; }

    /// <summary>The goal in words.</summary>
    public string Text => Kind switch
    {
        GoalKind.TimesFaster => $">= {Value}x {Peer}",
        GoalKind.ShareOfPeak => $">= {Value:P0} of peak",
        GoalKind.AtMostSeconds => $"<= {Value} s",
        _ => $"<= {Value} ms",
    };

    /// <summary>Whether it is set for vectors of so many bits; for less than 256 nothing is.</summary>
    public bool IsSetFor(int vectorBits) => VectorBits is { } bits ? bits == vectorBits : vectorBits >= 256;

    /// <summary>How a line stands to it.</summary>
    public GoalResult Judge(BenchmarkLine line)
    {
        double? value = line.Ours.Count == 0 ? null : Kind switch
        {
            GoalKind.TimesFaster => line.Peers.FirstOrDefault(p => p.Peer == Peer) is { } peer ? line.TimesFasterThan(peer) : null,
            GoalKind.ShareOfPeak => line.Ours[^1].ShareOfPeak,
            _ => line.Ours[^1].Median,
        };
        if (value is not { } reached) return new GoalResult(Kind, Text, Value, Measured: null, ShortBy: null);
        var part = Kind is GoalKind.AtMostMilliseconds or GoalKind.AtMostSeconds ? Value / reached : reached / Value;
        return new GoalResult(Kind, Text, Value, reached, Math.Max(0, 1 - part));
    }
}
