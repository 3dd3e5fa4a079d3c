using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Features;
using AmazonRec.Models;

namespace AmazonRec.Training;

/// <summary>
/// Which users and items have training rows, and what answers for the others: the rows that the model's graph allows
/// (<see cref="UnknownRow"/>), or bias estimates. Where content is read, an item that has none and no training rows is answered by the
/// estimates, too.
/// </summary>
internal sealed class ColdStart
{
    private readonly Model _model;
    private readonly IReadOnlyList<bool> _content;
    private readonly Lazy<BiasEstimates> _estimates;

    /// <param name="model">The graph.</param>
    /// <param name="userRatings">Training rows of each user, by code, capped as <see cref="RowsOfEach"/> does.</param>
    /// <param name="itemRatings">Training rows of each item, likewise.</param>
    /// <param name="content">Whether the model reads something of each item.</param>
    /// <param name="estimates">Fits the estimates where they are first asked for.</param>
    public ColdStart(Model model, ushort[] userRatings, ushort[] itemRatings, IReadOnlyList<bool> content, Func<BiasEstimates> estimates)
    {
        (_model, UserRatings, ItemRatings, _content, _estimates) = (model, userRatings, itemRatings, content, new(estimates));
        Rule = UnknownRows.Find(model);
    }

    /// <summary>What stands for unknown users and items.</summary>
    public UnknownRow Rule { get; private init; }

    /// <summary>Training rows of each user; 65,535 of one who has more.</summary>
    public ushort[] UserRatings { get; }

    /// <summary>Training rows of each item, likewise.</summary>
    public ushort[] ItemRatings { get; }

    /// <summary>Whether the model reads something of each item beside its ratings.</summary>
    public IReadOnlyList<bool> Content => _content;

    /// <summary>The bias estimates.</summary>
    public BiasEstimates Estimates => _estimates.Value;

    /// <summary>What training rows tell and leave open.</summary>
    /// <param name="model">The graph.</param>
    /// <param name="train">The training rows.</param>
    /// <param name="features">Those that the model reads.</param>
    /// <param name="byZeros">Whether zeros stand for what is unknown, whatever the graph says.</param>
    public static ColdStart FromTraining(Model model, Ratings train, IReadOnlyList<ItemFeatures> features, bool byZeros = false) =>
        new(
            model, RowsOfEach.Cap(train.CountsPerUser()), RowsOfEach.Cap(train.CountsPerItem()), ContentOf(train.Items.Count, features),
            () => BiasEstimates.Fit(train))
        {
            Rule = byZeros ? UnknownRow.Zeros : UnknownRows.Find(model),
        };

    /// <summary>The same rows for another graph.</summary>
    /// <param name="model">The graph.</param>
    /// <param name="features">Those that it reads.</param>
    public ColdStart For(Model model, IReadOnlyList<ItemFeatures> features) =>
        new(model, UserRatings, ItemRatings, ContentOf(ItemRatings.Length, features), () => Estimates);

    /// <summary>
    /// The same for a model that becomes a part of a blend, where no estimates answer in its place: where they would have, users and items
    /// without training rows get the mean row of the others.
    /// </summary>
    /// <param name="network">The model's; its rows are written.</param>
    public ColdStart AsPart(INetwork network)
    {
        if (Rule != UnknownRow.None) return this;
        With(UnknownRow.TrainedMean).Settle(network);
        return With(UnknownRow.ByParts);

        ColdStart With(UnknownRow rule) => new(_model, UserRatings, ItemRatings, _content, () => Estimates) { Rule = rule };
    }

    /// <summary>Whether each item has content in any of the features.</summary>
    public static bool[] ContentOf(int items, IReadOnlyList<ItemFeatures> features) =>
        [.. Enumerable.Range(0, items).Select(item => features.Any(f => f.Has(item)))];

    /// <summary>The mean of some rows of a table.</summary>
    /// <param name="table">[rows, columns] row-major.</param>
    /// <param name="columns">Numbers in a row.</param>
    /// <param name="codes">Which rows; at least one.</param>
    public static float[] MeanRow(float[] table, int columns, IReadOnlyCollection<int> codes)
    {
        var mean = new float[columns];
        for (var column = 0; column < columns; column++)
        {
            var sum = 0.0;
            foreach (var code in codes) sum += table[(code * columns) + column];
            mean[column] = (float)(sum / codes.Count);
        }

        return mean;
    }

    /// <summary>Whether the estimates answer for a pair, and not the model.</summary>
    public bool Answers(int user, int item) => Answers(UserRatings[user] > 0, item);

    /// <summary>The same for someone who may have no code.</summary>
    public bool Answers(bool knowsUser, int item) => Rule switch
    {
        UnknownRow.Zeros or UnknownRow.Drawn or UnknownRow.ByParts => false,
        UnknownRow.TrainedMean => ItemRatings[item] == 0 && !_content[item],
        _ => !knowsUser || ItemRatings[item] == 0,
    };

    /// <summary>Of each user, whether the estimates answer for whatever item.</summary>
    public bool[] AnswersUsers()
    {
        var known = Array.FindIndex(ItemRatings, ratings => ratings > 0);
        return [.. Enumerable.Range(0, UserRatings.Length).Select(user => Answers(user, known))];
    }

    /// <summary>Of each item, whether the estimates answer for whatever user.</summary>
    public bool[] AnswersItems()
    {
        var known = Array.FindIndex(UserRatings, ratings => ratings > 0);
        return [.. Enumerable.Range(0, ItemRatings.Length).Select(item => Answers(known, item))];
    }

    /// <summary>Whether any of some rows is of a user or an item without training rows.</summary>
    public bool Asks(Ratings rows) => rows.User.Any(user => UserRatings[user] == 0) || rows.Item.Any(item => ItemRatings[item] == 0);

    /// <summary>Whether the estimates answer for all of some rows.</summary>
    public bool AnswersAll(Ratings rows) => rows.Count > 0 && rows.User.Zip(rows.Item).All(pair => Answers(pair.First, pair.Second));

    /// <summary>Puts the estimates in place of predictions that the model has no grounds for.</summary>
    public void Answer(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions)
    {
        if (Rule is UnknownRow.Zeros or UnknownRow.Drawn or UnknownRow.ByParts) return;
        for (var row = 0; row < users.Length; row++)
            if (Answers(users[row], items[row])) predictions[row] = Estimate(users[row], items[row]);
    }

    /// <summary>The same for the predictions of all items by one user.</summary>
    public void AnswerAll(int user, Span<float> predictions)
    {
        if (Rule is UnknownRow.Zeros or UnknownRow.Drawn or UnknownRow.ByParts) return;
        for (var item = 0; item < predictions.Length; item++)
            if (Answers(user, item)) predictions[item] = Estimate(user, item);
    }

    /// <summary>
    /// Gives users and items without training rows the rows that stand for them. No step moves these rows, and no other row depends on
    /// them.
    /// </summary>
    public void Settle(INetwork network)
    {
        if (Rule is UnknownRow.Drawn or UnknownRow.ByParts) return; // the network itself draws them, or its parts have them
        IReadOnlyDictionary<string, Tensor>? weights = null;
        foreach (var entity in new[] { Entity.User, Entity.Item })
        {
            var counts = entity == Entity.User ? UserRatings : ItemRatings;
            if (!Codes(counts, known: false).Any()) continue;
            foreach (var weight in _model.Weights(new ModelShape(UserRatings.Length, ItemRatings.Length)).Where(w => w.Entity == entity))
            {
                var row = Rule == UnknownRow.TrainedMean
                    ? MeanRow((weights ??= network.Export())[weight.Name].As<float>(), weight.Columns, [.. Codes(counts, known: true)])
                    : new float[weight.Columns];
                foreach (var code in Codes(counts, known: false)) network.WriteRow(weight.Name, code, row);
            }
        }

        static IEnumerable<int> Codes(ushort[] counts, bool known) =>
            Enumerable.Range(0, counts.Length).Where(code => counts[code] > 0 == known);
    }

    private float Estimate(int user, int item) => Estimates.OnScale(Estimates.Score(Estimates.Users[user], item));
}
