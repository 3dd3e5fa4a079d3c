namespace AmazonRec.Studies;

/// <summary>A file that a study can run on.</summary>
/// <param name="Name">File name, looked for in the data folder and below it; a .gz of it serves as well.</param>
/// <param name="Kind">What it is to the study.</param>
/// <param name="Label">What results call it.</param>
public sealed record StudyFile(string Name, DataKind Kind, string Label);
