namespace AmazonRec.Runs.Advice;

/// <summary>Reads a result as someone would who has trained many models.</summary>
public static class Hints
{
    /// <summary>More are not read.</summary>
    private const int Most = 3;

    /// <summary>At most three hints, the most useful first; none if all is well.</summary>
    public static IReadOnlyList<Hint> For(ExperimentResult result)
    {
        var facts = new Facts(result);
        Hint?[] hints =
        [
            TrainingHints.Diverged(facts), ResultHints.UnknownUsers(facts), ResultHints.PredictsMean(facts),
            TrainingHints.Overfits(facts) ?? TrainingHints.StillFalling(facts), ResultHints.BehindBaseline(facts),
            TrainingHints.StartKept(facts), ResultHints.DriftAveraged(facts),
        ];
        return [.. hints.OfType<Hint>().Take(Most)];
    }
}
