using AmazonRec.Data;
using AmazonRec.Data.Catalogs;

namespace AmazonRec.Studies.Results;

/// <summary>Ratings by what is told of times, users and items.</summary>
/// <param name="Rows">All ratings.</param>
/// <param name="Years">By the year in which they were given, in order; empty where no time is told, or none but an order.</param>
/// <param name="Genders">By the user's gender, women's first; empty where no user's is told.</param>
/// <param name="Categories">By the item's category, the largest first; an item in several counts in each. Empty where none is told.</param>
public sealed record GroupedRatings(
    int Rows, IReadOnlyList<RatingGroup> Years, IReadOnlyList<RatingGroup> Genders, IReadOnlyList<RatedCategory> Categories)
{
    private const int MostCategories = 8;
    private static readonly Gender[] Both = [Gender.Female, Gender.Male];

    /// <summary>Sorts ratings by what is told.</summary>
    /// <param name="ratings">All ratings.</param>
    /// <param name="users">What is told of users; null for nothing.</param>
    /// <param name="catalog">What is told of items; null for nothing.</param>
    public static GroupedRatings Measure(Ratings ratings, UserProfiles? users, Catalog? catalog)
    {
        var genders = users?.For(ratings).Select(user => user?.Gender).ToArray();
        var items = catalog?.For(ratings).Items;
        int[] rows = [.. Enumerable.Range(0, ratings.Count)];
        return new GroupedRatings(
            ratings.Count,
            [
                .. rows.Where(row => ratings.Time[row] != 0 && !ratings.TimeIsOrder)
                    .GroupBy(row => DateTimeOffset.FromUnixTimeSeconds(ratings.Time[row]).Year).OrderBy(year => year.Key)
                    .Select(year => Group($"{year.Key}", year)),
            ],
            ByGender(rows),
            [
                .. rows.SelectMany(row => CategoriesOf(row).Distinct(StringComparer.Ordinal), (row, name) => (Name: name, Row: row))
                    .GroupBy(r => r.Name, r => r.Row, StringComparer.Ordinal).OrderByDescending(category => category.Count())
                    .ThenBy(category => category.Key, StringComparer.Ordinal).Take(MostCategories)
                    .Select(category => new RatedCategory(Group(category.Key, category), ByGender(category))),
            ]);

        IReadOnlyList<string> CategoriesOf(int row) => items?[ratings.Item[row]]?.Categories ?? [];

        RatingGroup[] ByGender(IEnumerable<int> of) => genders is null || !genders.Any(gender => gender is not null)
            ? []
            : [.. Both.Select(gender => Group($"{gender}", of.Where(row => genders[ratings.User[row]] == gender)))];

        RatingGroup Group(string name, IEnumerable<int> of) => RatingGroup.FromValues(name, of.Select(row => ratings.Value[row]));
    }
}
