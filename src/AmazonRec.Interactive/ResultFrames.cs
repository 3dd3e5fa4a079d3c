using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Studies.Results;
using Microsoft.Data.Analysis;

namespace AmazonRec.Interactive;

/// <summary>Results as data frames, with all their digits; null where there is no number.</summary>
public static class ResultFrames
{
    /// <summary>A row for each line of a sheet: model, kind, RMSE and MAE with the ends of their intervals, note.</summary>
    public static DataFrame ToDataFrame(this ResultSheet sheet) => new(
    [
        Words("model", sheet.Lines, line => line.Model),
        Words("kind", sheet.Lines, line => line.Kind.ToString()),
        .. Ends("RMSE", sheet.Lines, line => line.Rmse),
        .. Ends("MAE", sheet.Lines, line => line.Mae),
        Words("note", sheet.Lines, line => line.Note),
    ]);

    /// <summary>
    /// A row for each model of each setting of a study: reported RMSE; RMSE, MAE and Pearson with the ends of their intervals; seconds.
    /// </summary>
    public static DataFrame ToDataFrame(this StudyResult result)
    {
        var lines = result.Settings.SelectMany(setting => setting.Models.Select(model => (Setting: setting.Name, Model: model))).ToArray();
        return new DataFrame(
        [
            Words("setting", lines, line => line.Setting),
            Words("model", lines, line => line.Model.Name),
            new BooleanDataFrameColumn("baseline", lines.Select(line => line.Model.IsBaseline)),
            Numbers("reported RMSE", lines, line => line.Model.Reported?.Rmse ?? double.NaN),
            .. Ends("RMSE", lines, line => line.Model.Rmse),
            .. Ends("MAE", lines, line => line.Model.Mae),
            .. Ends("Pearson", lines, line => line.Model.Pearson),
            Numbers("seconds", lines, line => line.Model.Seconds),
        ]);
    }

    /// <summary>A row for each test row: ids, actual and predicted rating, and how many training rows the user and the item have.</summary>
    /// <param name="predictions">What a model says of the test rows.</param>
    /// <param name="ratings">Any part of the ratings that were split: they know the ids.</param>
    public static DataFrame ToDataFrame(this Predictions predictions, Ratings ratings) => new(
        new StringDataFrameColumn("user", predictions.User.Select(code => ratings.Users[code])),
        new StringDataFrameColumn("item", predictions.Item.Select(code => ratings.Items[code])),
        new DoubleDataFrameColumn("actual", predictions.Actual.Select(value => (double)value)),
        new DoubleDataFrameColumn("predicted", predictions.Predicted.Select(value => (double)value)),
        new Int32DataFrameColumn("user ratings", predictions.UserRatings),
        new Int32DataFrameColumn("item ratings", predictions.ItemRatings));

    private static StringDataFrameColumn Words<T>(string name, IEnumerable<T> lines, Func<T, string> word) => new(name, lines.Select(word));

    private static DataFrameColumn[] Ends<T>(string name, IReadOnlyList<T> lines, Func<T, Interval> interval) =>
    [
        Numbers(name, lines, line => interval(line).Estimate),
        Numbers($"{name} low", lines, line => interval(line).Low),
        Numbers($"{name} high", lines, line => interval(line).High),
    ];

    private static DoubleDataFrameColumn Numbers<T>(string name, IEnumerable<T> lines, Func<T, double> number) =>
        new(name, lines.Select(line => number(line) is var value && double.IsNaN(value) ? null : (double?)value));
}
