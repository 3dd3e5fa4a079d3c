using System.Diagnostics;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;

namespace AmazonRec.Training.Search;

/// <summary>
/// Random search with early stopping and successive halving (Jamieson and Talwalkar 2016): every choice trains a quarter of the epochs, the
/// better half of them half, the better half of those all. Each run starts anew, as schedules depend on the number of epochs; one that
/// stopped early at a constant rate would come to the same, and is not run again. The default options are tried first, as train has them.
/// Only validation rows decide.
/// </summary>
public static class HalvingSearch
{
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    /// <summary>Runs a search, or the rest of it.</summary>
    /// <param name="plan">What is searched.</param>
    /// <param name="split">Rows to train on and to decide by; the test rows are not looked at.</param>
    /// <param name="file">Keeps every trial, written whole after each; null to keep none.</param>
    /// <param name="resume">Whether to go on from the file, which must be of the same search.</param>
    /// <param name="progress">Told of each trial that ends, with the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends it; trials that have ended are in the file.</param>
    /// <exception cref="ArgumentException">There are no validation rows, no trials, or the model has no such option.</exception>
    /// <exception cref="FormatException">The file is of another search, or damaged.</exception>
    public static SearchState Run(
        SearchPlan plan, Split split, string? file = null, bool resume = false,
        IProgress<(double Share, Trial? Ended)>? progress = null, CancellationToken cancellation = default)
    {
        if (plan.Trials < 1) throw new ArgumentException($"The number of trials is {plan.Trials}; it must be at least 1.");
        if (plan.Epochs < 1) throw new ArgumentException($"The number of epochs is {plan.Epochs}; it must be at least 1.");
        if (split.Protocol != Protocol.Clean || split.Validation.Count == 0)
            throw new ArgumentException(
                "A search decides by validation rows that are not test rows. Give the split a validation share (--validation 0.1).");
        plan.Space.Check(plan.Model, plan.ModelOptions, plan.Training);
        var seed = plan.Training.Seed;
        var state = new SearchState(
            plan.Model, plan.Space.ToString(), seed, plan.Trials, plan.Epochs, split.Hash, BaselineOn(split), []);
        if (resume && file is not null && File.Exists(file)) state = Known(file, state);
        int[] left = [.. Enumerable.Range(1, plan.Trials)];
        var runs = 1 + plan.EpochsByRound.Index().Sum(round => Kept(plan.Trials, round.Index));
        var done = 0;
        Tried(0, Nothing, null);
        foreach (var (round, epochs) in plan.EpochsByRound.Index())
        {
            var tried = new List<Trial>();
            foreach (var number in left)
            {
                var choice = plan.Space.Draw(seed, number);
                tried.Add(Settled(number) is { } settled ? Report(settled) : Tried(number, choice, epochs));
            }

            left = [.. SearchState.Ordered(tried).Take(Kept(plan.Trials, round + 1)).Select(t => t.Number)];
        }

        return state;

        Trial Tried(int number, IReadOnlyDictionary<string, string> choice, int? epochs)
        {
            cancellation.ThrowIfCancellationRequested();
            if (state.Trials.FirstOrDefault(t => t.Number == number && (epochs is null || t.Epochs == epochs)) is { } known)
                return Report(known);
            var trial = Try(plan, split, number, choice, epochs, cancellation);
            state = state with { Trials = [.. state.Trials, trial] };
            if (file is not null) AtomicFile.WriteText(file, Json.Write(state) + "\n");
            return Report(trial);
        }

        // A run that more epochs would not change.
        Trial? Settled(int number) => state.Trials.LastOrDefault(t => t.Number == number) is { } last
            && (double.IsNaN(last.Rmse) || last.StoppedEarly)
            && plan.Build(last.Choice, last.Epochs, split.Train.Count).Training.Schedule is Constant
            ? last
            : null;

        Trial Report(Trial trial)
        {
            progress?.Report(((double)++done / runs, trial));
            return trial;
        }
    }

    private static int Kept(int choices, int round) => Math.Max(1, choices >> round);

    private static double BaselineOn(Split split) => RmseOf(Baseline.Yardstick.Fit(split.Train), split.Validation);

    private static double RmseOf(IRatingPredictor predictor, Ratings rows)
    {
        var (predicted, sum) = (new float[rows.Count], 0.0);
        predictor.Predict(rows.User, rows.Item, predicted);
        for (var row = 0; row < predicted.Length; row++)
        {
            var error = (double)predicted[row] - rows.Value[row];
            sum += error * error;
        }

        return Math.Sqrt(sum / predicted.Length);
    }

    private static SearchState Known(string file, SearchState wanted)
    {
        var known = Json.Read<SearchState>(file);
        return known.Difference(wanted) is not { } difference
            ? known
            : throw new FormatException(
                $"{file}: is of another search ({difference}). Give the same command to resume it, or another --out.");
    }

    private static Trial Try(
        SearchPlan plan, Split split, int number, IReadOnlyDictionary<string, string> choice, int? epochs, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var (model, training) = plan.Build(choice, epochs, split.Train.Count);
        try
        {
            var trained = Trainer.Fit(model, split, training, cancellation: cancellation);
            return Ended(trained.History.KeptEpoch, trained.History.StoppedEarly, RmseOf(trained, split.Validation));
        }
        catch (DivergedException)
        {
            return Ended(0, stopped: true, double.NaN);
        }

        Trial Ended(int kept, bool stopped, double rmse) =>
            new(number, choice, training.Epochs, kept, stopped, rmse, clock.Elapsed.TotalSeconds);
    }
}
