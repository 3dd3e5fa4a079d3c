namespace AmazonRec.Rankers;

/// <summary>A number that a ranker is fitted with.</summary>
/// <param name="Name">As it is written on the command line.</param>
/// <param name="Default">Where nothing is said.</param>
/// <param name="Meaning">What it does, in a sentence.</param>
/// <param name="Tried">What <see cref="RankerSearch"/> tries; the default alone where empty.</param>
/// <param name="Least">The smallest that makes sense.</param>
public sealed record RankerParameter(string Name, double Default, string Meaning, IReadOnlyList<double> Tried, double Least = 0);
