using AmazonRec.Compute.Factors;
using AmazonRec.Data;
using AmazonRec.Data.Splitting;
using AmazonRec.Engines;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Rankers;
using AmazonRec.Recommendation.Scoring;
using AmazonRec.Recommendation.Search;
using AmazonRec.Training;

namespace AmazonRec.Recommendation;

/// <summary>
/// Answers from a trained model: lists for users, known or not, similar items, predicted ratings, and why. What it is opened from does not
/// change, and it may be asked from several threads at once.
/// </summary>
public sealed partial class Recommender
{
    private readonly ModelParts _parts;
    private readonly RankingNetwork _network;
    private readonly ItemStatistics _statistics;
    private readonly ItemCatalog? _catalog;
    private readonly Ratings _train;
    private readonly Ratings _validation;
    private readonly RowIndex _trained;
    private readonly RowIndex _validated;
    private static readonly TopOptions ByPrediction = new() { By = ListOrder.Stars };

    private readonly bool[] _candidates;
    private readonly int _candidateCount;
    private readonly RankerOrder? _ranker;
    private readonly bool[] _rankedCandidates;
    private readonly ItemCard?[] _cards;
    private readonly NewUserRows _newUsers;
    private readonly Lazy<ItemInput> _meanItem;
    private readonly SampledPair? _sampled;
    private readonly Lazy<string> _fingerprint;
    private readonly Lazy<ItemSearch> _search;
    private readonly Lazy<ItemVectors?> _factors;
    private readonly Lazy<(FactorForm Form, FactorScan Scan)?> _form;
    private readonly Lazy<ItemVectors?> _content;
    private readonly Dictionary<string, Lazy<ItemVectors>> _contents;

    private Recommender(
        ModelParts parts, Model model, Ratings train, Ratings validation, RatingRange scale, Loss loss, RunCard? card, ItemCatalog? catalog,
        RankerOrder? ranker, int callers)
    {
        (_parts, Model, _train, _validation, Scale, Card, _catalog) = (parts, model, train, validation, scale, card, catalog);
        _network = new RankingNetwork(parts, callers);
        _statistics = new ItemStatistics(train);
        (_trained, _validated) = (RowIndex.ByUser(train), RowIndex.ByUser(validation));
        _candidates = Array.ConvertAll(_statistics.Counts, count => count > 0);
        for (var item = 0; item < _candidates.Length; item++) _candidates[item] |= parts.Cold.Content[item];
        _candidateCount = _candidates.Count(isCandidate => isCandidate);
        _ranker = ranker;
        _rankedCandidates = ranker is null ? _candidates : CandidatesOf(ranker);
        _cards = new ItemCard?[parts.Shape.Items];
        _form = new(() => FactorForm.Find(parts) is { } form ? (form, ScanOf(form)) : null);
        _newUsers = new(parts, new(_network), train, loss);
        _meanItem = new(() => new ItemInput(
            parts.Items.Moments([.. Enumerable.Range(0, Items.Count).Where(i => _statistics.Counts[i] > 0)]).Mean,
            parts.Features.ToDictionary(f => f.Name, MeanOf)));
        _sampled = SampledPair.Find(parts);
        _fingerprint = new(() => ranker is null ? parts.Hash() : parts.Hash() + ranker.Hash()[..16]);
        _search = new(Index);
        _factors = new(() => ItemVectors.OfFactors(parts));
        _content = new(() => ItemVectors.OfContent(parts));
        _contents = parts.Features.ToDictionary(
            features => features.Name, features => new Lazy<ItemVectors>(() => ItemVectors.OfContent(features)));
    }

    /// <summary>The model card; null for a run that was never written.</summary>
    public RunCard? Card { get; }

    /// <summary>The graph.</summary>
    public Model Model { get; }

    /// <summary>The users that there are rows for.</summary>
    public Vocabulary Users => _train.Users;

    /// <summary>The items.</summary>
    public Vocabulary Items => _train.Items;

    /// <summary>The rating scale, which predicted stars keep to.</summary>
    public RatingRange Scale { get; }

    /// <summary>How many ratings the model was trained on.</summary>
    public int TrainingRatings => _train.Count;

    /// <summary>Whether there are titles.</summary>
    public bool HasCatalog => _catalog is not null && _catalog.Titles.Any(title => title.Length > 0);

    /// <summary>Whether it is known which items share their reviews.</summary>
    public bool KnowsVariants => _catalog?.Variants is not null;

    /// <summary>Whether the model learned vectors of the items to be near each other by.</summary>
    public bool HasFactors => _factors.Value is not null;

    /// <summary>The model taken apart.</summary>
    internal ModelParts Parts => _parts;

    /// <summary>The vectors that the model learned of the items, of length 1; null without such.</summary>
    internal ItemVectors? ItemFactors => _factors.Value;

    /// <summary>Whether items have content to be near each other by.</summary>
    public bool HasContent => _parts.Features.Count > 0;

    /// <summary>Whether predictions come with how sure they are: one standard deviation of the rating.</summary>
    public bool HasDeviations => _sampled is not null;

    /// <summary>The names of the content that the model reads of an item.</summary>
    public IReadOnlyList<string> ContentNames => [.. _parts.Features.Select(features => features.Name)];

    /// <summary>
    /// 16 hexadecimal digits of the model's graph and weights, and 16 more of the ranker's weights where there is one: equal ones give equal
    /// answers.
    /// </summary>
    public string Fingerprint => _fingerprint.Value;

    /// <summary>Opens a run folder, as <c>train --out</c> writes it. Folders of before there were titles in them answer without.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="engine">What computes.</param>
    /// <param name="callers">
    /// How many questions about one user the model works on at once, each on one thread, where the engine can; 1: one after another, each on
    /// all threads. Answers are the same to the bit.
    /// </param>
    /// <exception cref="FileNotFoundException">The folder holds no run, or a file of it is missing.</exception>
    /// <exception cref="FormatException">A file is damaged, or of another run.</exception>
    public static Recommender Open(string folder, IEngine? engine = null, int callers = 1)
    {
        var card = RunCard.Read(folder);
        var parts = ModelParts.Read(folder, engine, card.Split.Train, out var ids);
        var (train, validation) = RunRatings.Read(folder, ids.Users, ids.Items, card.Split.Hash);
        return Of(
            parts,
            train,
            validation,
            card.Input?.RatingRange,
            card.Options?.Loss ?? Loss.Mse,
            card,
            ItemCatalog.Read(folder, ids.Items.Count),
            TrainedRanker.IsIn(folder) ? TrainedRanker.Load(folder, validation.Count > 0 ? train.And(validation) : train) : null,
            callers);
    }

    /// <summary>Answers from a model at hand.</summary>
    /// <param name="model">The model.</param>
    /// <param name="split">What it was trained on.</param>
    /// <param name="scale">The rating scale; from the lowest to the highest training rating by default.</param>
    /// <param name="catalog">Titles and the like.</param>
    /// <param name="loss">What training made small.</param>
    /// <param name="engine">What computes.</param>
    /// <param name="ranker">What orders the lists, trained on the same rows; null for predicted stars.</param>
    /// <param name="callers">As in <see cref="Open"/>.</param>
    public static Recommender For(
        TrainedModel model,
        Split split,
        RatingRange? scale = null,
        ItemCatalog? catalog = null,
        Loss loss = Loss.Mse,
        IEngine? engine = null,
        TrainedRanker? ranker = null,
        int callers = 1) =>
        Of(
            ModelParts.Of(model, engine),
            split.Train,
            split.Protocol == Protocol.Clean ? split.Validation : split.Validation.Rows([]),
            scale,
            loss,
            card: null,
            catalog,
            ranker,
            callers);

    /// <summary>What is known of an item.</summary>
    /// <exception cref="KeyNotFoundException">It is not known.</exception>
    public ItemCard Item(string id) => CardOf(Ids.CodeOf(Items, id, "item"));

    /// <summary>
    /// What a user has rated in the training and validation rows, latest first; of ratings without a time, in the order of the file.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The user is not known.</exception>
    public IReadOnlyList<RatedItem> RatedBy(string user)
    {
        var code = Ids.CodeOf(Users, user, "user");
        return [
            .. Of(_train, _trained).Concat(Of(_validation, _validated)).OrderByDescending(rated => rated.Time).Select(rated => rated.Item)];

        IEnumerable<(long? Time, RatedItem Item)> Of(Ratings rows, RowIndex index) => index[code].ToArray().Select(row =>
        {
            long? time = rows.Time[row] == 0 ? null : rows.Time[row];
            var date = time is null || rows.TimeIsOrder ? (DateTimeOffset?)null : DateTimeOffset.FromUnixTimeSeconds(time.Value);
            return (time, new RatedItem(CardOf(rows.Item[row]), rows.Value[row], date));
        });
    }

    private static Recommender Of(
        ModelParts parts,
        Ratings train,
        Ratings validation,
        RatingRange? scale,
        Loss loss,
        RunCard? card,
        ItemCatalog? catalog,
        TrainedRanker? ranker,
        int callers) =>
        new(
            parts, parts.Graph, train, validation, scale ?? new RatingRange(train.Value.Min(), train.Value.Max()), loss, card, catalog,
            ranker is null ? null : new RankerOrder(ranker), callers);

    private static float[] MeanOf(ItemFeatures features)
    {
        var (mean, items) = (new double[features.Width], features.Values.Length / features.Width);
        for (var i = 0; i < features.Values.Length; i++) mean[i % features.Width] += features.Values[i];
        return Array.ConvertAll(mean, sum => (float)(sum / items));
    }

    /// <summary>Whether the model's vector of an item tells anything.</summary>
    internal bool KnowsFactorsOf(int item) => IsIn(VectorSpace.Factors, item);

    internal ItemCard CardOf(int item) => _cards[item] ??= ItemCard.Of(item, Items, _statistics, _catalog);

    private float Stars(float score) => Math.Clamp(score, Scale.Min, Scale.Max);

    /// <summary>Estimates keep to the scale of the training ratings, too, as the model's own answers for them do.</summary>
    private float Stars(Taste taste, int item, float score) =>
        Stars(IsEstimate(taste, item) ? _parts.Cold.Estimates.OnScale(score) : score);

    /// <summary>Whether bias estimates answer, and not the model.</summary>
    private bool IsEstimate(Taste taste, int item) => _parts.Cold.Answers(taste.IsKnown, item);

    /// <summary>How far a rating lies from its prediction; null where the model does not tell.</summary>
    private float? DeviationOf(Taste taste, int item) => _sampled is { } sampled
        ? (float)sampled.Deviation(taste.Row ?? _parts.Users.Of(taste.Code), _parts.Items.Of(item))
        : null;

    private float[] ScoresOf(Taste taste, ReadOnlySpan<int> items)
    {
        var scores = taste.HasRow ? _network.Scores(taste.Code, taste.Row, items) : new float[items.Length];
        return WithEstimates(taste, items, scores);
    }

    /// <summary>The scores with those of bias estimates where these answer and not the model.</summary>
    private float[] WithEstimates(Taste taste, ReadOnlySpan<int> items, float[] scores)
    {
        for (var i = 0; i < items.Length; i++)
            if (IsEstimate(taste, items[i])) scores[i] = _parts.Cold.Estimates.Score(taste.Bias, items[i]);
        return scores;
    }
}
