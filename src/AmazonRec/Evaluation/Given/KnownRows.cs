using AmazonRec.Data;

namespace AmazonRec.Evaluation.Given;

/// <summary>The training rows of lists that are judged.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Pairs">Their pairs of user and item.</param>
internal sealed record KnownRows(Ratings Rows, HashSet<(int User, int Item)> Pairs)
{
    /// <summary>Codes the rows of a file as truth and lists are coded.</summary>
    public static KnownRows Make(
        UserItemRows file, Vocabulary users, Vocabulary items, IReadOnlyDictionary<string, int> userCodes,
        IReadOnlyDictionary<string, int> itemCodes)
    {
        int[] user = [.. file.User.Select(id => userCodes[id])];
        int[] item = [.. file.Item.Select(id => itemCodes[id])];
        float[] value = file.Rating is null
            ? [.. Enumerable.Repeat(1f, user.Length)]
            : [.. file.Rating.Select(rating => (float)rating)];
        return new KnownRows(new Ratings(users, items, user, item, value, new long[user.Length]), [.. user.Zip(item)]);
    }
}
