namespace AmazonRec.Studies.Results;

/// <summary>A model that could not run.</summary>
/// <param name="Name">What the study calls it.</param>
/// <param name="Reason">What the data lack, or that its training diverged.</param>
public sealed record MissingModel(string Name, string Reason);
