using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Studies;
using AmazonRec.Studies.Lists;
using AmazonRec.Studies.Running;
using AmazonRec.Training;
using Spectre.Console;

namespace AmazonRec.Cli.Report;

/// <summary>The studies of lists among those that <c>reproduce</c> runs.</summary>
/// <param name="options">How thoroughly.</param>
/// <param name="output">Folder for the results.</param>
/// <param name="resume">Whether a result that is there is taken.</param>
internal sealed class ListStudyRuns(StudyOptions options, string output, bool resume)
{
    /// <summary>Whether it is the name of one.</summary>
    public static bool Is(string name) => ListStudies.Known(name) is not null;

    /// <summary>The studies to run and their data; of those that nobody named, the ones whose data are there.</summary>
    /// <param name="names">What was named; nothing for all.</param>
    /// <param name="place">A folder or file; null for the sample.</param>
    /// <param name="screen">Told which are left out.</param>
    /// <exception cref="FileNotFoundException">The data of one that is named are missing.</exception>
    public static IReadOnlyList<(ListStudy Study, StudyData Data)> Choose(string[] names, string? place, Screen screen)
    {
        var chosen = new List<(ListStudy Study, StudyData Data)>();
        foreach (var study in ListStudies.All.Where(study => names.Length == 0 || names.Contains(study.Name)))
        {
            var files = string.Join(", ", study.Files.Select(file => file.Name));
            if (place is null && study.RunsOnSample) chosen.Add((study, StudyData.Sample));
            else if (place is not null && DataOf(study, place, names.Length > 0) is { } data) chosen.Add((study, data));
            else if (names.Length == 0)
                screen.Notes.WriteLine(place is null
                    ? $"{study.Name}: left out, as it runs on its own data alone: {files}."
                    : $"{study.Name}: left out, as {place} holds none of {files}.");
            else throw new FileNotFoundException($"{study.Name}: runs on its own data alone: {files}. Name their folder by --data.");
        }

        return chosen;
    }

    /// <summary>Runs one, or takes its result where it is there.</summary>
    /// <param name="study">The study.</param>
    /// <param name="data">What on.</param>
    /// <param name="display">Told how far it is.</param>
    /// <param name="cancellation">Ends it.</param>
    public ListResult Run(ListStudy study, StudyData data, ProgressDisplay display, CancellationToken cancellation)
    {
        var path = Path.Combine(output, $"{study.Name}.{data.ShortName}.json");
        if (
            resume && File.Exists(path) && Json.Read<ListResult>(path) is var known && known.IsShort == options.IsShort
                && known.Environment.Version == RunEnvironment.Here.Version)
            return known;
        var tasks = new Dictionary<string, IProgress<double>>();
        var result = ListStudyRunner.Run(
            study,
            data,
            options.Smoke ? options with { MostSplits = 1 } : options,
            new ReadOptions { Progress = display.Reading($"{study.Name}: read", data.Source) },
            new ImmediateProgress<(string Ranker, double Share)>(told =>
            {
                if (!tasks.TryGetValue(told.Ranker, out var task)) tasks[told.Ranker] = task = display.Task($"{study.Name}: {told.Ranker}");
                task.Report(told.Share);
            }),
            cancellation);
        if (!options.Smoke) AtomicFile.WriteText(path, Json.Write(result) + "\n");
        return result;
    }

    private static StudyData? DataOf(ListStudy study, string place, bool isNamed)
    {
        try
        {
            return StudyData.Find(study.Name, study.Files, place);
        }
        catch (FileNotFoundException) when (!isNamed && (File.Exists(place) || Directory.Exists(place)))
        {
            return null;
        }
    }
}
