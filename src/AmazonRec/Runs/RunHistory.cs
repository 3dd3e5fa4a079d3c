using AmazonRec.Data.Storage;

namespace AmazonRec.Runs;

/// <summary>All runs below some folders, newest first.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="Damaged">Files that should be runs and are not, each with the reason.</param>
public sealed record RunHistory(IReadOnlyList<RunRecord> Runs, IReadOnlyList<string> Damaged)
{
    /// <summary>Looks for runs. A path that is a file is read as what <c>train --json</c> or <c>train --track</c> wrote.</summary>
    /// <param name="paths">Folders, and files.</param>
    /// <exception cref="IOException">There is no such path.</exception>
    public static RunHistory Find(params IReadOnlyList<string> paths)
    {
        var (runs, damaged) = (new List<RunRecord>(), new List<string>());
        foreach (var file in paths.SelectMany(Files).Distinct())
        {
            if (Path.GetExtension(file) == RunLog.Extension)
            {
                var tracked = RunLog.Read(file, out var bad).Where(run => run.Result is not null);
                runs.AddRange(tracked.Select(run => new RunRecord(run.Folder ?? $"{file} {run.Run}", run.When, run.Result!)));
                damaged.AddRange(bad);
                continue;
            }

            try
            {
                var isRun = Path.GetFileName(file) == RunFolder.Marker;
                runs.Add(new RunRecord(
                    isRun ? Path.GetDirectoryName(file)! : file, File.GetLastWriteTimeUtc(file), Json.Read<ExperimentResult>(file)));
            }
            catch (FormatException e)
            {
                damaged.Add(IsRanking(file) ? $"{file}: is a run of a ranker alone, which has no errors of stars to compare." : e.Message);
            }
        }

        return new RunHistory(
            [.. runs.OrderByDescending(run => run.When).ThenBy(run => run.Path, StringComparer.Ordinal)], damaged);
    }

    private static bool IsRanking(string file)
    {
        try
        {
            return Json.Read<RankingRun>(file).Task == RankingRun.TaskName;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Files(string path)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path))
            throw new FileNotFoundException($"{path}: no such folder or file. Make a run with amazonrec train --out {path}.");
        return Directory.EnumerateFiles(
            path, RunFolder.Marker, new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Order(StringComparer.Ordinal);
    }
}
