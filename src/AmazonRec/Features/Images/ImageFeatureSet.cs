namespace AmazonRec.Features.Images;

/// <summary>Features of the pictures of a folder.</summary>
/// <param name="Features">One row per item that has a readable picture; named <c>image</c>.</param>
/// <param name="Unreadable">Pictures that have none, and why.</param>
/// <param name="FittedOn">Pictures that the features were learned from.</param>
/// <param name="VarianceKept">Share of the variance that the last step kept.</param>
/// <param name="Reused">Whether they were taken from a file made earlier.</param>
public sealed record ImageFeatureSet(
    FeatureMatrix Features, IReadOnlyList<UnreadablePicture> Unreadable, int FittedOn, double VarianceKept, bool Reused);
