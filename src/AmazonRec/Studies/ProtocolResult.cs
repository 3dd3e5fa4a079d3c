using AmazonRec.Data;
using AmazonRec.Evaluation;

namespace AmazonRec.Studies;

/// <summary>A study under one protocol.</summary>
/// <param name="Protocol">Which.</param>
/// <param name="Funnel">What was read, and what each filter left.</param>
/// <param name="Split">The rows.</param>
/// <param name="Baselines">The trivial baselines on the test rows.</param>
/// <param name="Models">The models on the same rows.</param>
public sealed record ProtocolResult(
    Protocol Protocol,
    IReadOnlyList<FunnelStep> Funnel,
    SplitSummary Split,
    IReadOnlyDictionary<string, RatingMetrics> Baselines,
    IReadOnlyList<ModelResult> Models);
