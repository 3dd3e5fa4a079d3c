namespace AmazonRec.Data.Reading;

/// <summary>The names under which tools write lists and predictions. Case, spaces and underscores do not count.</summary>
internal static class UserItemNames
{
    private static readonly string[] Ranks = ["rank", "ranking", "position", "place", "pos"];
    private static readonly string[] Predictions =
        ["prediction", "predicted", "predictedrating", "ratingprediction", "pred", "est", "estimate", "estimated", "yhat", "ypred"];
    private static readonly string[] Scores =
        ["score", "scores", "predictedscore", "relevance", "probability", "similarity", "weight", .. Predictions];
    private static readonly string[] Ratings =
    [
        "rating", "ratings", "overall", "stars", "starrating", "userrating", "reviewrating", "bookrating", "actual", "actualrating", "true",
        "truerating", "truth", "rui", "target", "label", "y", "ytrue",
    ];

    /// <summary>The numbers that a kind of file may have, in the order in which they stand where there is no header.</summary>
    public static UserItemRole[] NumbersOf(UserItemKind kind) => kind switch
    {
        UserItemKind.Lists => [UserItemRole.Rank, UserItemRole.Score],
        UserItemKind.Truth => [UserItemRole.Rating],
        _ => [UserItemRole.Rating, UserItemRole.Prediction],
    };

    /// <summary>What a word of an order means; none for '_' and what is not known.</summary>
    public static UserItemRole RoleOf(string word)
    {
        var plain = ColumnNames.Plain(word);
        if (Ratings.Contains(plain)) return UserItemRole.Rating;
        if (Ranks.Contains(plain)) return UserItemRole.Rank;
        if (Predictions.Contains(plain)) return UserItemRole.Prediction;
        if (Scores.Contains(plain)) return UserItemRole.Score;
        return ColumnNames.RoleOf(word) switch
        {
            ColumnRole.User => UserItemRole.User,
            ColumnRole.Item => UserItemRole.Item,
            _ => UserItemRole.None,
        };
    }

    /// <summary>Where a role stands among the names of a header: -1 where nowhere, -2 where more than one name may be meant.</summary>
    public static int Find(IReadOnlyList<string> names, UserItemRole role, UserItemKind kind) => role switch
    {
        UserItemRole.User => ColumnNames.Find(names, ColumnRole.User),
        UserItemRole.Item => ColumnNames.Find(names, ColumnRole.Item),
        UserItemRole.Rank => First(names, Ranks),
        UserItemRole.Score => First(names, [.. Scores, .. Ratings]),
        UserItemRole.Rating => First(names, kind == UserItemKind.Predictions ? Ratings : [.. Ratings, "score", "reviewscore"]),
        UserItemRole.Prediction => First(names, [.. Predictions, .. Scores]),
        _ => -1,
    };

    /// <summary>What a kind of file is to have, for messages.</summary>
    public static string Expected(UserItemKind kind) => kind switch
    {
        UserItemKind.Lists => "user,item and, where there is one, rank or score",
        UserItemKind.Truth => "user,item and, where there is one, rating",
        _ => "user,item,rating,prediction",
    };

    private static int First(IReadOnlyList<string> names, string[] known)
    {
        string[] plain = [.. names.Select(ColumnNames.Plain)];
        return known.Select(name => Array.IndexOf(plain, name)).FirstOrDefault(at => at >= 0, -1);
    }
}
