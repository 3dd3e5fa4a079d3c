namespace AmazonRec.Studies;

/// <summary>One model of a study under one protocol.</summary>
/// <param name="Name">What the study calls it.</param>
/// <param name="Reported">The published numbers.</param>
/// <param name="Adjustment">In what the run differs from the published options, and why; null where it does not.</param>
/// <param name="Run">What came of it here.</param>
public sealed record ModelResult(string Name, Reported Reported, string? Adjustment, ModelRun Run);
