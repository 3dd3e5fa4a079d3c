using System.Diagnostics;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Models.Zoo;

namespace AmazonRec.Training.Search;

/// <summary>
/// Random search with successive halving (Jamieson and Talwalkar 2016): every choice trains a quarter of the epochs, the better half of
/// them half, the better half of those all. Each run starts anew, as schedules depend on the number of epochs. Only validation rows decide.
/// </summary>
public static class HalvingSearch
{
    private const int Rounds = 3;

    /// <summary>Runs a search, or the rest of it.</summary>
    /// <param name="model">Name in the zoo.</param>
    /// <param name="options">Of the model, without what is drawn.</param>
    /// <param name="split">Rows to train on and to decide by; the test rows are not looked at.</param>
    /// <param name="choices">How many to draw.</param>
    /// <param name="seed">Of the draws and of every run.</param>
    /// <param name="file">Keeps every trial, written whole after each; null to keep none.</param>
    /// <param name="resume">Whether to go on from the file, which must be of the same search.</param>
    /// <param name="threads">Threads to train with, at most; what is found does not depend on it.</param>
    /// <param name="progress">Told of each trial that ends, with the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends it; trials that have ended are in the file.</param>
    /// <exception cref="ArgumentException">There are no validation rows, or no choices.</exception>
    /// <exception cref="FormatException">The file is of another search, or damaged.</exception>
    public static SearchState Run(
        string model, ModelOptions options, Split split, int choices, ulong seed, string? file = null, bool resume = false,
        int? threads = null, IProgress<(double Share, Trial? Ended)>? progress = null, CancellationToken cancellation = default)
    {
        if (choices < 1) throw new ArgumentException($"The number of trials is {choices}; it must be at least 1.");
        if (split.Protocol != Protocol.Clean || split.Validation.Count == 0)
            throw new ArgumentException(
                "A search decides by validation rows that are not test rows. Give the split a validation share (--validation 0.1).");
        var state = new SearchState(model, seed, choices, split.Hash, []);
        if (resume && file is not null && File.Exists(file)) state = Known(file, state);
        var space = new SearchSpace(model);
        var all = Recipe.For(model).Epochs;
        int[] left = [.. Enumerable.Range(0, choices)];
        var runs = Enumerable.Range(0, Rounds).Sum(round => Kept(choices, round));
        var done = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var epochs = Math.Max(1, all >> (Rounds - 1 - round));
            var tried = new List<Trial>();
            foreach (var number in left)
            {
                cancellation.ThrowIfCancellationRequested();
                var trial = state.Trials.FirstOrDefault(t => t.Number == number && t.Epochs == epochs);
                if (trial is null)
                {
                    trial = Try(
                        model,
                        options,
                        split,
                        space.Draw(seed, number),
                        number,
                        space.Apply(space.Draw(seed, number)) with
                        {
                            Epochs = epochs,
                            Seed = seed,
                            Threads = threads ?? Environment.ProcessorCount,
                        },
                        cancellation);
                    state = state with { Trials = [.. state.Trials, trial] };
                    if (file is not null) AtomicFile.WriteText(file, Json.Write(state) + "\n");
                }

                tried.Add(trial);
                progress?.Report(((double)++done / runs, trial));
            }

            left = [
                .. tried.OrderBy(t => double.IsNaN(t.Rmse)).ThenBy(t => t.Rmse).ThenBy(t => t.Number).Take(Kept(choices, round + 1))
                .Select(t => t.Number)];
        }

        return state;
    }

    private static int Kept(int choices, int round) => Math.Max(1, choices >> round);

    private static SearchState Known(string file, SearchState wanted)
    {
        var known = Json.Read<SearchState>(file);
        return known.Serves(wanted)
            ? known
            : throw new FormatException(
                $"{file}: is of another search ({known.Model}, {known.Choices} trials, seed {known.Seed}, split {known.Split}; this "
                + $"one: {wanted.Model}, {wanted.Choices} trials, seed {wanted.Seed}, split {wanted.Split}). Give the same command to "
                + "resume it, or another --out.");
    }

    private static Trial Try(
        string model,
        ModelOptions options,
        Split split,
        Choice choice,
        int number,
        TrainingOptions training,
        CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var graph = ModelZoo.Build(model, options with { Factors = choice.Factors, Dropout = choice.Dropout });
        return new Trial(number, choice, training.Epochs, Rmse(), clock.Elapsed.TotalSeconds);

        double Rmse()
        {
            try
            {
                var predictions = Trainer.Fit(graph, split, training, cancellation: cancellation).Predict(split.Validation);
                return Math.Sqrt(
                    predictions.Zip(
                        split.Validation.Value,
                        (predicted, rating) => ((double)predicted - rating) * ((double)predicted - rating)).Average());
            }
            catch (DivergedException)
            {
                return double.NaN;
            }
        }
    }
}
