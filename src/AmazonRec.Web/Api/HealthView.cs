namespace AmazonRec.Web.Api;

/// <summary>That the server answers, and what with.</summary>
/// <param name="Status"><c>ok</c>.</param>
/// <param name="Run">Name of the run's folder.</param>
/// <param name="Opened">When the server read the run.</param>
internal sealed record HealthView(string Status, string Run, DateTimeOffset Opened);
