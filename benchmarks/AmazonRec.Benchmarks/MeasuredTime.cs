namespace AmazonRec.Benchmarks;

/// <summary>One measurement of a line.</summary>
/// <param name="Time">In the unit of the line.</param>
/// <param name="Scaled">Whether it is of a part of an epoch, scaled up.</param>
internal readonly record struct MeasuredTime(double Time, bool Scaled);
