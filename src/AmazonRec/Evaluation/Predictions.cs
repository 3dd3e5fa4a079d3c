using AmazonRec.Data;
using AmazonRec.Models;

namespace AmazonRec.Evaluation;

/// <summary>
/// Test rows and what a model says of them, as columns of equal length: what intervals, tests, slices and calibration are made of.
/// </summary>
public sealed record Predictions
{
    /// <param name="user">User code of each row.</param>
    /// <param name="item">Item code of each row.</param>
    /// <param name="actual">Rating of each row.</param>
    /// <param name="predicted">Predicted rating of each row.</param>
    /// <param name="userRatings">How many training rows the row's user has.</param>
    /// <param name="itemRatings">How many training rows the row's item has.</param>
    /// <param name="byContent">Whether the row's item has no training rows and was known by its content; for no row by default.</param>
    /// <exception cref="ArgumentException">The columns differ in length, or a prediction is NaN or infinite.</exception>
    public Predictions(
        int[] user, int[] item, float[] actual, float[] predicted, int[] userRatings, int[] itemRatings, bool[]? byContent = null)
    {
        byContent ??= new bool[user.Length];
        if (
            new[]
            {
                item.Length,
                actual.Length,
                predicted.Length,
                userRatings.Length,
                itemRatings.Length,
                byContent.Length,
            }.Any(length => length != user.Length))
            throw new ArgumentException(
                $"The columns differ in length: {user.Length} users, {item.Length} items, {actual.Length} ratings, {predicted.Length} "
                + "predictions.");
        for (var row = 0; row < predicted.Length; row++)
            if (!float.IsFinite(predicted[row])) throw new ArgumentException($"The prediction for row {row} is {predicted[row]}.");
        (
            User,
            Item,
            Actual,
            Predicted,
            UserRatings,
            ItemRatings,
            ByContent) = (user, item, actual, predicted, userRatings, itemRatings, byContent);
    }

    /// <summary>User code of each row.</summary>
    public int[] User { get; }

    /// <summary>Item code of each row.</summary>
    public int[] Item { get; }

    /// <summary>Rating of each row.</summary>
    public float[] Actual { get; }

    /// <summary>Predicted rating of each row.</summary>
    public float[] Predicted { get; }

    /// <summary>How many training rows the row's user has.</summary>
    public int[] UserRatings { get; }

    /// <summary>How many training rows the row's item has.</summary>
    public int[] ItemRatings { get; }

    /// <summary>Whether the row's item has no training rows and was known by its content.</summary>
    public bool[] ByContent { get; }

    /// <summary>Number of rows.</summary>
    public int Count => User.Length;

    /// <summary>What a model fitted on a split's training rows says of its test rows.</summary>
    public static Predictions Make(IRatingPredictor predictor, Split split) => Make(predictor, split.Train, split.Test);

    /// <summary>What a model fitted on some rows says of others.</summary>
    public static Predictions Make(IRatingPredictor predictor, Ratings train, Ratings test)
    {
        var predicted = new float[test.Count];
        predictor.Predict(test.User, test.Item, predicted);
        var (users, items) = (train.CountsPerUser(), train.CountsPerItem());
        return new Predictions(test.User, test.Item, test.Value, predicted, Array.ConvertAll(
            test.User, code => users[code]), Array.ConvertAll(test.Item, code => items[code]),
            Array.ConvertAll(test.Item, code => items[code] == 0 && predictor.HasContentOf(code)));
    }

    /// <summary>Predictions one after another, such as those of all folds.</summary>
    public static Predictions Pooled(IReadOnlyList<Predictions> parts)
    {
        return new Predictions(
            All(p => p.User), All(p => p.Item), All(p => p.Actual), All(p => p.Predicted), All(p => p.UserRatings), All(p => p.ItemRatings),
            All(p => p.ByContent));

        T[] All<T>(Func<Predictions, T[]> column) => [.. parts.SelectMany(column)];
    }

    /// <summary>Some of the rows.</summary>
    public Predictions Rows(int[] rows)
    {
        return new Predictions(
            Some(User), Some(Item), Some(Actual), Some(Predicted), Some(UserRatings), Some(ItemRatings), Some(ByContent));

        T[] Some<T>(T[] column) => Array.ConvertAll(rows, row => column[row]);
    }

    /// <summary>The rating metrics.</summary>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public RatingMetrics Metrics() => RatingMetrics.Measure(Predicted, Actual) with { ColdRows = ColdRows.Measure(this) };

    /// <summary>The squared error of each row.</summary>
    public double[] SquaredErrors() => Array.ConvertAll(AbsoluteErrors(), error => error * error);

    /// <summary>The absolute error of each row.</summary>
    public double[] AbsoluteErrors()
    {
        var errors = new double[Count];
        for (var row = 0; row < errors.Length; row++) errors[row] = Math.Abs((double)Predicted[row] - Actual[row]);
        return errors;
    }

    /// <summary>Whether the others are of the same rows in the same order.</summary>
    internal bool AreOfSameRows(Predictions other) =>
        User.AsSpan().SequenceEqual(other.User) && Item.AsSpan().SequenceEqual(other.Item) && Actual.AsSpan().SequenceEqual(other.Actual);

    /// <exception cref="ArgumentException">The others are of other rows.</exception>
    internal void RequireSameRows(Predictions other)
    {
        if (!AreOfSameRows(other))
            throw new ArgumentException(
                $"Models are compared on the same rows, and these {Count:N0} and {other.Count:N0} predictions are of different ones.");
    }
}
