namespace AmazonRec.Web.Api;

/// <summary>An item as plain text: whoever shows it sets text, and never markup.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its name; empty where the run does not tell.</param>
/// <param name="Brand">Its brand, or empty.</param>
/// <param name="Category">Its most special category, or empty.</param>
/// <param name="Picture">Where its picture is: an address below this page, or, where that is allowed, on another machine; null
/// without.</param>
/// <param name="AverageStars">Mean of its training ratings; null without any.</param>
/// <param name="Ratings">How many training ratings it has.</param>
internal sealed record ItemView(string Id, string Title, string Brand, string Category, string? Picture, double? AverageStars, int Ratings);
