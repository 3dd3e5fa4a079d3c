namespace AmazonRec.Data.Catalogs;

/// <summary>What a file tells of one user; null where it does not.</summary>
/// <param name="Id">The user's id as ratings have it.</param>
public sealed record UserProfile(string Id)
{
    /// <summary>Gender.</summary>
    public Gender? Gender { get; init; }

    /// <summary>Age in years; of MovieLens 1M the lower end of its bracket (18, 25, 35, 45, 50, 56), and 1 for all under 18.</summary>
    public int? Age { get; init; }

    /// <summary>Occupation in words.</summary>
    public string? Occupation { get; init; }

    /// <summary>Zip code, as text: some are Canadian, some begin with 0.</summary>
    public string? ZipCode { get; init; }

    /// <summary>This user, and of another row of the same user what this one does not tell.</summary>
    internal UserProfile OrElse(UserProfile other) => this with
    {
        Gender = Gender ?? other.Gender,
        Age = Age ?? other.Age,
        Occupation = Occupation ?? other.Occupation,
        ZipCode = ZipCode ?? other.ZipCode,
    };
}
