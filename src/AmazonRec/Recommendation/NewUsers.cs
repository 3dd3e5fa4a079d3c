using AmazonRec.Data;
using AmazonRec.Evaluation;

namespace AmazonRec.Recommendation;

/// <summary>How well users are predicted whom the model never saw, by how many ratings they bring along.</summary>
public static class NewUsers
{
    /// <summary>
    /// Each user's latest ratings, predicted from the first few: the same rows whatever the number given, so that the predictions can be
    /// compared.
    /// </summary>
    /// <param name="recommender">A model trained on other users.</param>
    /// <param name="rows">Rows of users without training ratings, such as the test rows of <see cref="Split.ColdUsers"/>.</param>
    /// <param name="given">How many ratings are brought along, each in turn.</param>
    /// <param name="asked">How many ratings of each user are predicted; users with fewer than the most given and these are left
    /// out.</param>
    /// <returns>The predictions for each number of given ratings, which stand as the users' training ratings.</returns>
    /// <exception cref="ArgumentException">No user has so many ratings.</exception>
    public static IReadOnlyList<Predictions> Predict(Recommender recommender, Ratings rows, IReadOnlyList<int> given, int asked)
    {
        var byUser = RowIndex.ByUser(rows);
        var most = given.Max();
        int[][] users = [
            .. Enumerable.Range(0, byUser.Count).Where(user => byUser[user].Length >= most + asked)
            .Select(user => byUser[user].ToArray().OrderBy(row => rows.Time[row]).ToArray())];
        if (users.Length == 0)
            throw new ArgumentException($"No user has the {most + asked} ratings that it takes to give {most} and ask for {asked}.");
        int[] answers = [.. users.SelectMany(user => user[^asked..])];
        return [.. given.Select(count => new Predictions(
            Column(rows.User), Column(rows.Item), Column(rows.Value),
            [.. users.SelectMany(user => Predicted(user[..count], user[^asked..]))],
            [.. answers.Select(_ => count)], [.. answers.Select(row => recommender.Item(rows.Items[rows.Item[row]]).Ratings)]))];

        T[] Column<T>(T[] column) => Array.ConvertAll(answers, row => column[row]);

        IEnumerable<float> Predicted(int[] known, int[] wanted) => recommender
            .Predict(
                [.. known.Select(row => new GivenRating(rows.Items[rows.Item[row]], rows.Value[row]))],
                [.. wanted.Select(row => rows.Items[rows.Item[row]])])
            .Select(p => p.Stars);
    }
}
