namespace AmazonRec.Data.Downloads;

/// <summary>MovieLens ratings as GroupLens at the University of Minnesota publishes them, one archive a set.</summary>
public static class MovieLensSets
{
    private const string NotForMoney =
        "For research. Not for commercial use without leave of GroupLens, and not to be passed on without it; claim no endorsement by "
        + "the university.";
    private const string PassedOn =
        "For research. Not for commercial use without leave of GroupLens; may be passed on under the same terms; claim no endorsement "
        + "by the university.";

    /// <summary>All sets, small ones first. The latest ones change: a result made from them says on which day they were fetched.</summary>
    public static IReadOnlyList<PublicSet> All { get; } =
    [
        Of("ml-latest-small", "MovieLens latest, small: 100,000 ratings, movies, tags (1 MB); changes now and then", PassedOn),
        Of("ml-100k", "MovieLens 100k: 100,000 ratings by 943 users of 1,682 movies, five published folds (5 MB)", NotForMoney),
        Of("ml-1m", "MovieLens 1M: 1,000,209 ratings by 6,040 users of about 3,900 movies (6 MB)", NotForMoney),
        Of("ml-latest", "MovieLens latest, full: some 33 million ratings and the tag genome (350 MB); changes now and then", PassedOn),
    ];

    private static PublicSet Of(string name, string title, string terms)
    {
        var address = $"https://files.grouplens.org/datasets/movielens/{name}.zip";
        return new PublicSet(
            name, title, name,
            [new SetFile(SetPart.Ratings, $"{name}.zip", FileForm.Zip, [new(address)], new($"{address}.md5"))],
            new(
                terms,
                ["F. M. Harper, J. A. Konstan: The MovieLens datasets: history and context. ACM TiiS 5(4):19, 2015"],
                new($"https://files.grouplens.org/datasets/movielens/{name}-README.{(name.Contains("latest") ? "html" : "txt")}")));
    }
}
