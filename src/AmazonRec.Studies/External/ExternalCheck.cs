namespace AmazonRec.Studies.External;

/// <summary>Something that others have measured on data that everyone has, measured here again.</summary>
/// <param name="Name">What is measured on what.</param>
/// <param name="Source">Who published the figures.</param>
/// <param name="Why">Why the tolerance is what it is.</param>
/// <param name="Figures">What was published.</param>
/// <param name="Measure">Gives ours, one for each of the figures.</param>
public sealed record ExternalCheck(
    string Name, string Source, string Why, IReadOnlyList<ExternalFigure> Figures, Func<ExternalData, IReadOnlyList<double>> Measure);
