namespace AmazonRec.Web.Api;

/// <summary>A user.</summary>
/// <param name="Id">The id.</param>
/// <param name="Ratings">How many ratings the run knows of.</param>
internal sealed record UserView(string Id, int Ratings);
