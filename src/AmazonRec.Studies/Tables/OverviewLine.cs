namespace AmazonRec.Studies.Tables;

/// <summary>A line of the overview of all studies.</summary>
/// <param name="Study">Name of the study.</param>
/// <param name="Data">What it ran on.</param>
/// <param name="Published">The best that was published: model and figure.</param>
/// <param name="Ours">Our model and its figure: clean, or under the published protocol where that is given.</param>
/// <param name="Against">What ours is set against.</param>
/// <param name="Verdict">What comes of it.</param>
public sealed record OverviewLine(string Study, string Data, string Published, string Ours, string Against, string Verdict);
