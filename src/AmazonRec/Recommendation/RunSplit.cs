using AmazonRec.Data;

namespace AmazonRec.Recommendation;

/// <summary>The protocol of a run.</summary>
/// <param name="Method">How rows were split.</param>
/// <param name="Seed">The seed it was drawn with; null where nothing was drawn.</param>
/// <param name="Protocol">Whether validation rows are test rows, or copies make the split leak.</param>
/// <param name="Hash">Equal for the same rows in the same parts.</param>
/// <param name="Train">Rows trained on.</param>
/// <param name="Validation">Rows decided by.</param>
/// <param name="Test">Rows reported on.</param>
public sealed record RunSplit(string Method, ulong? Seed, Protocol Protocol, string Hash, int Train, int Validation, int Test);
