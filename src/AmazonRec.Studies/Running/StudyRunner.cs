using System.Diagnostics;
using AmazonRec.Data;
using AmazonRec.Data.Inspection;
using AmazonRec.Engines;
using AmazonRec.Studies.Results;

namespace AmazonRec.Studies.Running;

/// <summary>Runs a study in its settings, beside the trivial baselines.</summary>
public static class StudyRunner
{
    /// <summary>Runs a study.</summary>
    /// <param name="study">Which.</param>
    /// <param name="data">On what.</param>
    /// <param name="options">Which part of it, and how thoroughly.</param>
    /// <param name="reading">How the ratings are read.</param>
    /// <param name="progress">Told where it stands.</param>
    /// <param name="cancellation">Ends it; nothing comes of it then.</param>
    /// <exception cref="FormatException">The data can't be read; names file, line and remedy.</exception>
    public static StudyResult Run(
        Study study, StudyData data, StudyOptions? options = null, ReadOptions? reading = null, IProgress<StudyProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        options ??= new();
        var clock = Stopwatch.StartNew();
        var all = data.ReadRatings((reading ?? new()) with { Cancellation = cancellation });
        var ratings = UserSample.Draw(all, options.MostRows, seed: 0);
        var input = new StudyInput(data, ratings);
        if (data.KeptRows is not null && study.CountKept is { } count)
            input = new StudyInput(data.Checked(count(input), study.LacksOfOriginal(input)), ratings);
        var read = clock.Elapsed.TotalSeconds;
        // What one change does to errors says nothing on synthesized data, and what it costs the others tell.
        var asked = options.Of(study).Where(setting => data.Kind != DataKind.Synthesized || setting.Varies is null).ToArray();
        var leftOut = asked.Where(setting => setting.Lacks(input) is not null)
            .Select(setting => $"The setting '{setting.Name}' did not run: {setting.Lacks(input)}.");
        var predictions = new SettingPredictions(study);
        var settings = asked.Where(setting => setting.Lacks(input) is null)
            .Select(setting => new SettingRun(study, setting, input, options, predictions, progress, cancellation).Result()).ToArray();
        return new StudyResult(
            study.Name, study.Title, LabelOf(input.Data), input.Data.Kind, input.Data.ShortName, Path.GetFileName(data.Source.Name),
            options.Engine.Name,
            settings,
            [
                .. study.Notes,
                .. study.NotesOfRun(input),
                .. Unread(study, options, input),
                .. Shortened(options, all, ratings),
                .. leftOut,
                .. TrainedElsewhere(options)],
            RunEnvironment.Here,
            clock.Elapsed.TotalSeconds)
        {
            IsShort = options.IsShort,
            JudgesByPearson = study.JudgesByPearson,
            Draws = options.Draws,
            Final = settings.Length > 0 ? FinalModel.Find(study, settings) : null,
            ReadSeconds = read,
            PretrainedWords = input.PretrainedWords,
            Grouped = study.Groups?.Invoke(input),
        };
    }

    private static string LabelOf(StudyData data) => data.TakenAs is { } taken ? $"{data.Label}: {taken}" : data.Label;

    private static string[] Unread(Study study, StudyOptions options, StudyInput input) =>
        study.ReadsWordVectors && options.PretrainedWords is { } path && input.PretrainedWords is null
            ? [$"The word vectors of {Path.GetFileName(path)} were not read: no model that reads words ran."]
            : [];

    private static string[] Shortened(StudyOptions options, Ratings all, Ratings run) => options.IsShort
        ? [
            $"A short run: on {run.Count:N0} of {all.Count:N0} rows, those of {run.Users.Count:N0} users, and on "
            + $"{options.MostSplits} splits of a setting at most. --full runs all."]
        : [];

    private static string[] TrainedElsewhere(StudyOptions options) => options.Engine == Engine.Default
        ? []
        : [
            $"Trained on {options.Engine.Name}; what goes from rating to rating (svd, svdpp) is trained on {Engine.Default.Name}, and "
            + "trivial baselines and Bayesian MF need no engine."];
}
