namespace AmazonRec.Studies.Results;

/// <summary>
/// What one user bought, and what a model recommends to that user, as an original prints it. No product is there twice: two ids are one
/// product where title and brand are the same.
/// </summary>
/// <param name="Model">The model.</param>
/// <param name="User">Id of the user.</param>
/// <param name="Bought">All that the user rated in any row, latest first.</param>
/// <param name="Recommended">What the user never bought, the highest prediction first.</param>
public sealed record Listing(
    string Model, string User, IReadOnlyList<ListedProduct> Bought, IReadOnlyList<ListedProduct> Recommended);
