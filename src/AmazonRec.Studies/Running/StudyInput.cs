using AmazonRec.Data;
using AmazonRec.Data.Catalogs;
using AmazonRec.Data.Reading;
using AmazonRec.Features.Images;
using AmazonRec.Features.Text.Words;

namespace AmazonRec.Studies.Running;

/// <summary>What a study works on. Content is read when it is first asked for.</summary>
public sealed class StudyInput
{
    private readonly Dictionary<string, object> _made = [];
    private readonly Lazy<Catalog?> _catalog;
    private readonly Lazy<UserProfiles?> _users;
    private readonly Lazy<IReadOnlyList<Review>> _reviews;

    /// <param name="data">Where it comes from.</param>
    /// <param name="ratings">All rows, before any filter.</param>
    public StudyInput(StudyData data, Ratings ratings)
    {
        (Data, Ratings) = (data, ratings);
        _catalog = new(() => data.ReadCatalog(ratings));
        _users = new(data.ReadUsers);
        _reviews = new(() => [.. AmazonRec.Data.Reviews.Read(data.Source, new ReadOptions { VerifiedOnly = data.VerifiedOnly })]);
    }

    /// <summary>Where it comes from, and what it is to the study.</summary>
    public StudyData Data { get; }

    /// <summary>All rows, before any filter.</summary>
    public Ratings Ratings { get; }

    /// <summary>Metadata of the rated items; null where there is none.</summary>
    public Catalog? Catalog => _catalog.Value;

    /// <summary>What is told of the users; null where there is nothing.</summary>
    public UserProfiles? Users => _users.Value;

    /// <summary>Whether the ratings come with texts whose words can be read: of columns, only copies are told by them.</summary>
    public bool HasReviews => Ratings.TextHash is not null && FileKind.Describe(Data.Source) == FileKind.ReviewLines;

    /// <summary>The reviews themselves, for what is made of their texts.</summary>
    public IReadOnlyList<Review> Reviews => _reviews.Value;

    /// <summary>Pictures of the items; null where there are none.</summary>
    public PictureFolder? Pictures => Data.Pictures is { } folder ? PictureFolder.Open(folder) : null;

    /// <summary>The vectors that word2vec began with; null where it began at random, or no model has asked for words.</summary>
    public PretrainedWords? PretrainedWords { get; internal set; }

    /// <summary>Something that costs time and depends on nothing but the input: made when it is first asked for.</summary>
    internal T Once<T>(string name, Func<T> make)
        where T : class
    {
        if (!_made.TryGetValue(name, out var made)) _made.Add(name, made = make());
        return (T)made;
    }
}
