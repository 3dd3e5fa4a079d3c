using AmazonRec.Data;

namespace AmazonRec.Studies;

/// <summary>The data a study runs on.</summary>
/// <param name="Source">Where it is read from.</param>
/// <param name="Kind">What it is to the study.</param>
/// <param name="Label">What results call it.</param>
/// <param name="ShortName">Part of the result's file name.</param>
/// <param name="KeptRows">Rows that the original's filter leaves of it, where that is known.</param>
public sealed record StudyData(DataSource Source, DataKind Kind, string Label, string ShortName, int? KeptRows = null)
{
    /// <summary>The synthetic sample inside the library.</summary>
    public static StudyData Sample => new(Data.Sample.Reviews, DataKind.Sample, Data.Sample.Label, "sample");

    /// <summary>This data, or the same as a mere stand-in where its rows are not those of the original.</summary>
    public StudyData Checked(Study study, Ratings ratings)
    {
        if (KeptRows is not { } expected) return this;
        var kept = study.Filter(ratings).Count;
        return kept == expected ? this : this with { Kind = DataKind.StandIn, Label = $"{Label} (not the original's rows: {kept:N0} kept instead of {expected:N0})", ShortName = "other" };
    }

    /// <summary>The best file for a study in a folder: its full data, else a real stand-in.</summary>
    /// <param name="study">The study.</param>
    /// <param name="path">A folder, searched with all below it, or one file.</param>
    /// <exception cref="FileNotFoundException">None of the study's files is there; the message names them.</exception>
    public static StudyData Find(Study study, string path)
    {
        if (File.Exists(path))
            return study.Files.FirstOrDefault(f => Matches(path, f)) is { } known
                ? Of(path, known)
                : new StudyData(DataSource.File(path), DataKind.StandIn, Path.GetFileName(path), Path.GetFileName(path).Split('.')[0].ToLowerInvariant());
        if (!Directory.Exists(path)) throw new FileNotFoundException($"{path}: no such file or folder. Name the folder that holds the data, as in --data data/raw.");
        var everywhere = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        var files = Directory.EnumerateFiles(path, "*", everywhere).Order(StringComparer.Ordinal).ToArray();
        foreach (var wanted in study.Files)
            if (files.FirstOrDefault(f => Matches(f, wanted)) is { } found) return Of(found, wanted);
        throw new FileNotFoundException($"{path}: holds no data for the study '{study.Name}'. It runs on {string.Join(", ", study.Files.Select(f => f.Name))} (plain or .gz).");
    }

    private static StudyData Of(string path, StudyFile file) => new(DataSource.File(path), file.Kind, file.Label, file.ShortName, file.KeptRows);

    private static bool Matches(string path, StudyFile file)
    {
        var name = Path.GetFileName(path);
        return name == file.Name || name == file.Name + ".gz";
    }
}
