using AmazonRec.Evaluation.Ranking;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;

namespace AmazonRec.Studies.Running;

/// <summary>
/// Top-10 lists of a study's models in one setting, on its first split: a user who gave a test item 4 stars or more is to find it among all
/// items that the user has not rated in training. Many users are told from few: at most 1,000 are drawn, fewer where there are very many
/// items.
/// </summary>
internal sealed class StudyLists
{
    /// <summary>Items of a list.</summary>
    public const int Length = 10;

    private const int MostUsers = 1000;
    private const int MostScores = 20_000_000; // of one model: seconds for a dot product, a minute or two for a wide network

    private readonly StudyFold _fold;
    private readonly RankingOptions _options;
    private readonly (string Name, FeatureMatrix Features)? _content;
    private readonly List<RankerResult> _rankers = [];

    private StudyLists(StudyFold fold, RankingOptions options)
    {
        (_fold, _options) = (fold, options);
        _content = ItemContent.ForLists(fold);
        foreach (var ranker in TrivialRanker.All) Add(ranker.Name, isTrivial: true, ranker.Fit(fold.Split.Train), progress: null);
    }

    /// <summary>The lists of a setting, so far those of the trivial rankers; null where there is nobody to judge.</summary>
    /// <param name="fold">The setting's first split.</param>
    public static StudyLists? Make(StudyFold fold)
    {
        var options = new RankingOptions
        {
            Cutoffs = [Length],
            MostUsers = Math.Clamp(MostScores / fold.Split.Train.Items.Count, 1, MostUsers),
        };
        return RankingEvaluation.NobodyToJudge(fold.Split, options) is null ? new StudyLists(fold, options) : null;
    }

    /// <summary>Judges a model.</summary>
    /// <param name="name">What the study calls it.</param>
    /// <param name="model">Fitted on the split.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    public void Add(string name, IItemRanker model, IProgress<double>? progress) => Add(name, isTrivial: false, model, progress);

    /// <summary>All that were judged.</summary>
    public RankingComparison Compared() => new RankingComparison(_fold.Split.Train.Items.Count, _content?.Name, [.. _rankers]).Tested();

    private void Add(string name, bool isTrivial, IItemRanker ranker, IProgress<double>? progress) =>
        _rankers.Add(
            RankerResult.Measure(name, isTrivial, ranker, _fold.Split, _options, _content?.Features, progress, _fold.Cancellation));
}
