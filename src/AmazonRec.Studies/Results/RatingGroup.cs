using AmazonRec.Data.Inspection;
using AmazonRec.Evaluation.Inference;

namespace AmazonRec.Studies.Results;

/// <summary>Ratings that have something in common, such as those of a year.</summary>
/// <param name="Name">What they have in common.</param>
/// <param name="Stars">How many there are of each rating, in order.</param>
public sealed record RatingGroup(string Name, IReadOnlyList<StarCount> Stars)
{
    /// <summary>How many ratings there are.</summary>
    public int Count() => Stars.Sum(s => s.Count);

    /// <summary>Their mean; NaN where there are none.</summary>
    public double Mean() => Stars.Sum(s => (double)s.Rating * s.Count) / Count();

    /// <summary>The mean with its 95 % interval, ratings taken for independent; NaN where there are none.</summary>
    public Interval MeanInterval() => Interval.OfMean([.. Values().DefaultIfEmpty(double.NaN)]);

    /// <summary>The ratings, in order.</summary>
    public IEnumerable<double> Values() => Stars.SelectMany(s => Enumerable.Repeat((double)s.Rating, s.Count));

    /// <summary>The group of some rows' ratings.</summary>
    internal static RatingGroup FromValues(string name, IEnumerable<float> values) =>
        new(name, [.. values.CountBy(value => value).OrderBy(c => c.Key).Select(c => new StarCount(c.Key, c.Value))]);
}
