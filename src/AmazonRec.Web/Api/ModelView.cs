using AmazonRec.Evaluation.Leaks;
using AmazonRec.Models.Baselines;
using AmazonRec.Recommendation;
using AmazonRec.Web.Runs;

namespace AmazonRec.Web.Api;

/// <summary>The model card: what answers, what it was trained on, and what it is worth.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Run">Name of the run's folder.</param>
/// <param name="Data">Name of the file it was trained on; null where the run does not tell.</param>
/// <param name="Users">Users it knows.</param>
/// <param name="Items">Items it knows.</param>
/// <param name="Ratings">Ratings it was trained on.</param>
/// <param name="LowestRating">The lower end of the scale.</param>
/// <param name="HighestRating">The upper end of the scale.</param>
/// <param name="Split">The protocol: how rows were split, and how many went where.</param>
/// <param name="Leak">The verdict on the split: rows with copies among the rows learned from, and what memory reaches by them; null in runs
/// of before there was one.</param>
/// <param name="Test">Metrics on the test rows.</param>
/// <param name="Validation">Metrics on the validation rows; null without such rows.</param>
/// <param name="Floor">What trivial baselines reach on the same test rows, by name.</param>
/// <param name="Yardstick">The one of them that the model is set against; null where there are none.</param>
/// <param name="HasTitles">Whether items have titles.</param>
/// <param name="HasFactors">Whether the model learned vectors of the items to be near each other by.</param>
/// <param name="HasContent">Whether the model reads content of the items.</param>
/// <param name="Content">The names of the content that it reads, such as text and image.</param>
/// <param name="KnowsVariants">Whether it is known which items share their reviews.</param>
/// <param name="Opened">When the server read the run.</param>
internal sealed record ModelView(
    string Model,
    string Run,
    string? Data,
    int Users,
    int Items,
    int Ratings,
    float LowestRating,
    float HighestRating,
    RunSplit? Split,
    SplitLeak? Leak,
    MetricsView? Test,
    MetricsView? Validation,
    IReadOnlyDictionary<string, MetricsView> Floor,
    string? Yardstick,
    bool HasTitles,
    bool HasFactors,
    bool HasContent,
    IReadOnlyList<string> Content,
    bool KnowsVariants,
    DateTimeOffset Opened)
{
    /// <summary>What lists are ordered by unless told otherwise, in words.</summary>
    public required string RankedBy { get; init; }

    /// <summary>Whether the run has a ranker, so that lists can be ordered by it or by predicted stars.</summary>
    public required bool HasRanker { get; init; }

    public static ModelView Create(ServedRun run)
    {
        var (recommender, card) = (run.Recommender, run.Recommender.Card);
        return new ModelView(
            card?.Model ?? recommender.Model.Name, Path.GetFileName(run.Folder),
            card?.Input is { File: var file } ? Path.GetFileName(file) : null,
            recommender.Users.Count, recommender.Items.Count, recommender.TrainingRatings, recommender.Scale.Min, recommender.Scale.Max,
            card?.Split, card?.Leak, card is null ? null : MetricsView.Create(card.Test),
            card?.Validation is { } validation ? MetricsView.Create(validation) : null,
            card?.Baselines.ToDictionary(b => b.Key, b => MetricsView.Create(b.Value)) ?? [],
            Baseline.YardstickOf(card?.Baselines.Keys ?? []),
            recommender.HasCatalog, recommender.HasFactors, recommender.HasContent, recommender.ContentNames, recommender.KnowsVariants,
            run.Opened)
        {
            RankedBy = recommender.RankedBy,
            HasRanker = recommender.HasRanker,
        };
    }
}
