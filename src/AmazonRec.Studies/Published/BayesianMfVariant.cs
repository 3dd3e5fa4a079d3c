using AmazonRec.Studies.Running;

namespace AmazonRec.Studies.Published;

/// <summary>What Bayesian MF knows beside the ratings. Each variant chooses its own options.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="WhoRatedWhat">Whether who rated what says something, whatever the rating.</param>
/// <param name="Content">Of the items.</param>
internal sealed record BayesianMfVariant(string Name, bool WhoRatedWhat, ContentSource Content);
