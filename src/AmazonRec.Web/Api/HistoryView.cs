namespace AmazonRec.Web.Api;

/// <summary>What a user rated.</summary>
/// <param name="Id">The user.</param>
/// <param name="Ratings">How many ratings there are in all.</param>
/// <param name="History">The latest of them, latest first.</param>
internal sealed record HistoryView(string Id, int Ratings, IReadOnlyList<RatedView> History);
