namespace AmazonRec.Benchmarks;

/// <summary>How fast word vectors were learned on some threads.</summary>
/// <param name="Model">CBOW or skip-gram.</param>
/// <param name="Ours">Words per second, each measurement in the order taken.</param>
/// <param name="Gensim">gensim's, taken in turn with ours; null where it was not asked for or not there.</param>
public sealed record WordSpeed(string Model, Timing Ours, Timing? Gensim)
{
    /// <summary>How many times as many words a second as gensim, by the medians.</summary>
    public double? TimesFaster => Gensim is { } peer ? Ours.Median / peer.Median : null;
}
