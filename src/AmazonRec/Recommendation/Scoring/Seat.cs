using AmazonRec.Engines;

namespace AmazonRec.Recommendation.Scoring;

/// <summary>A network for one caller at a time, with a row of its own for someone who has no code.</summary>
/// <param name="Network">The network.</param>
/// <param name="Row">The row.</param>
/// <param name="One">Held while the network works.</param>
internal sealed record Seat(INetwork Network, int Row, Lock One);
