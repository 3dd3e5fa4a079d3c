namespace AmazonRec.Studies.External;

/// <summary>One number that was published.</summary>
/// <param name="What">Such as "RMSE".</param>
/// <param name="Expected">The number.</param>
/// <param name="Tolerance">How far ours may lie from it, either way.</param>
public sealed record ExternalFigure(string What, double Expected, double Tolerance);
