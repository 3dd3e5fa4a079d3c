namespace AmazonRec.Runs.Advice;

/// <summary>What happened in a training, and what to try.</summary>
/// <param name="Code">What it is about, for programs: <c>diverged</c>, <c>unknown-users</c>, <c>predicts-mean</c>, <c>overfits</c>,
/// <c>still-falling</c>,
/// <c>behind-baseline</c>, <c>start-kept</c> or <c>drift-averaged</c>.</param>
/// <param name="Sentence">What happened, with its numbers.</param>
/// <param name="Try">Options of <c>train</c>, each to try by itself, the most promising first.</param>
public sealed record Hint(string Code, string Sentence, IReadOnlyList<string> Try)
{
    /// <summary>All of it as one sentence.</summary>
    public override string ToString() => Try.Count == 0 ? $"{Sentence}." : $"{Sentence}: try {string.Join(", or ", Try)}.";
}
