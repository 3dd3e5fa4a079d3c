using AmazonRec.Data;
using AmazonRec.Data.Catalogs;

namespace AmazonRec.Studies;

/// <summary>The data a study runs on.</summary>
/// <param name="Source">Where the ratings are read from.</param>
/// <param name="Kind">What it is to the study.</param>
/// <param name="Label">What results call it.</param>
/// <param name="ShortName">Part of the result's file name.</param>
/// <param name="KeptRows">Rows that the original's filter leaves of it, where that is known.</param>
public sealed record StudyData(DataSource Source, DataKind Kind, string Label, string ShortName, int? KeptRows = null)
{
    private const string Edition2014 = "reviews_";

    /// <summary>Metadata of the items; null where there is none.</summary>
    public DataSource? Metadata { get; init; }

    /// <summary>Whether only reviews of verified purchases are read.</summary>
    public bool VerifiedOnly { get; init; }

    /// <summary>What is told of the users; null where there is nothing.</summary>
    public DataSource? Users { get; init; }

    /// <summary>Rows that can't be read and are left out; more are an error.</summary>
    public int BadRows { get; init; }

    /// <summary>Rows to draw of it, as the original draws them; null where all are taken.</summary>
    public int? DrawnRows { get; init; }

    /// <summary>How the study takes it, behind its label in results; null where it takes the data as they are.</summary>
    public string? TakenAs { get; init; }

    /// <summary>Names of the ratings' columns where they can't be told.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Folder with pictures of the items; null where there is none.</summary>
    public string? Pictures { get; init; }

    /// <summary>The synthetic sample inside the library.</summary>
    public static StudyData Sample =>
        new(Synthesis.Sample.Reviews, DataKind.Sample, Synthesis.Sample.Label, "sample") { Metadata = Synthesis.Sample.Metadata };

    /// <summary>Reads the ratings.</summary>
    /// <exception cref="FormatException">A row is bad; names file, line and remedy.</exception>
    public Ratings ReadRatings(ReadOptions? options = null) =>
        Ratings.Read(Source, (options ?? new()) with { Columns = Columns, SkipBadRows = BadRows, VerifiedOnly = VerifiedOnly });

    /// <summary>Reads what is told of the users; null where there is nothing.</summary>
    /// <exception cref="FormatException">A row is bad; names file, line and remedy.</exception>
    public UserProfiles? ReadUsers() => Users is null ? null : UserProfiles.Read(Users);

    /// <summary>Reads the metadata of rated items, texts without markup; null where there is none.</summary>
    /// <exception cref="FormatException">A row is bad; names file, line and remedy.</exception>
    public Catalog? ReadCatalog(Ratings ratings)
    {
        var options = new CatalogOptions { Only = ratings.Items, StripHtml = true };
        return Metadata is null ? null : Metadata.Path is { } path ? Catalog.Read(path, options) : Catalog.Read(Metadata, options);
    }

    /// <summary>
    /// A file of a name beside the ratings, or below their folder, such as u.user beside u.data; null where there is none.
    /// </summary>
    public DataSource? Beside(string name) => Source.Path is { } path && FileNamed(path, name) is { } found ? DataSource.File(found) : null;

    /// <summary>This data, or the same as a mere stand-in where its rows are not those of the original.</summary>
    /// <param name="kept">Rows that the original's filter leaves.</param>
    /// <param name="lacks">What that filter takes beside the ratings and is not there, in words; null where all is there.</param>
    public StudyData Checked(int kept, string? lacks = null) => KeptRows is not { } expected || (kept == expected && lacks is null)
        ? this
        : this with
        {
            Kind = DataKind.StandIn,
            Label = $"{Label} (not the original's rows: {(lacks is null ? "" : $"{lacks}; ")}{kept:N0} kept instead of {expected:N0})",
            ShortName = "other",
        };

    /// <summary>The best file for a study in a folder: its full data, else a real stand-in.</summary>
    /// <param name="study">The study.</param>
    /// <param name="path">A folder, searched with all below it, or one file.</param>
    /// <exception cref="FileNotFoundException">None of the study's files is there; the message names them.</exception>
    public static StudyData Find(Study study, string path) => Find(study.Name, study.Files, path);

    /// <inheritdoc cref="Find(Study, string)"/>
    /// <param name="name">Name of the study, for the message.</param>
    /// <param name="files">Files that it can run on, the best first.</param>
    /// <param name="path">A folder, searched with all below it, or one file.</param>
    public static StudyData Find(string name, IReadOnlyList<StudyFile> files, string path)
    {
        if (File.Exists(path))
        {
            var around = Entries(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return files.FirstOrDefault(f => IsNamed(path, f.Name)) is { } known
                ? Of(path, known, around)
                : new StudyData(
                    DataSource.File(path),
                    DataKind.StandIn,
                    Path.GetFileName(path),
                    Path.GetFileName(path).Split('.')[0].ToLowerInvariant());
        }

        if (!Directory.Exists(path))
            throw new FileNotFoundException($"{path}: no such file or folder. Name the folder that holds the data, as in --data data/raw.");
        return files.Select(wanted => Find(wanted, path)).FirstOrDefault(found => found is not null)
            ?? throw new FileNotFoundException(
                $"{path}: holds no data for the study '{name}'. It runs on {string.Join(", ", files.Select(f => f.Name))} "
                + "(plain or .gz).");
    }

    /// <summary>A file in a folder or below it; null where it is not there.</summary>
    internal static StudyData? Find(StudyFile wanted, string folder)
    {
        var entries = Entries(folder);
        return Array.Find(entries, f => IsNamed(f, wanted.Name)) is { } found ? Of(found, wanted, entries) : null;
    }

    /// <summary>The first file of a name, plain or .gz, in a folder and below it, or beside a file; null where there is none.</summary>
    internal static string? FileNamed(string path, string name)
    {
        var folder = File.Exists(path) ? Path.GetDirectoryName(Path.GetFullPath(path))! : path;
        return Directory.Exists(folder) ? Array.Find(Entries(folder), entry => IsNamed(entry, name)) : null;
    }

    private static StudyData Of(string path, StudyFile file, string[] entries)
    {
        return new(DataSource.File(path), file.Kind, file.Label, file.ShortName, file.KeptRows)
        {
            Columns = file.Columns,
            VerifiedOnly = file.VerifiedOnly,
            DrawnRows = file.DrawnRows,
            TakenAs = file.TakenAs,
            BadRows = file.BadRows,
            Metadata = Source(file.Metadata),
            Users = Source(file.Users),
            Pictures = file.Pictures is { } folder ? Array.Find(entries, f => Path.GetFileName(f) == folder && Directory.Exists(f)) : null,
        };

        DataSource? Source(string? name) =>
            name is not null && Array.Find(entries, f => IsNamed(f, name)) is { } found ? DataSource.File(found) : null;
    }

    private static string[] Entries(string folder)
    {
        var everywhere = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
            IgnoreInaccessible = true,
        };
        return [.. Directory.EnumerateFileSystemEntries(folder, "*", everywhere).Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether a path is of a name: plain, .gz, or with the word that the owner of the 2014 edition puts before it.</summary>
    private static bool IsNamed(string path, string name)
    {
        var own = path.EndsWith(".gz", StringComparison.Ordinal) && !name.EndsWith(".gz", StringComparison.Ordinal) ? path[..^3] : path;
        return name.Contains('/')
            ? Path.GetFullPath(own).Replace(Path.DirectorySeparatorChar, '/').EndsWith($"/{name}", StringComparison.Ordinal)
            : Path.GetFileName(own) is var file && (file == name || file == $"{Edition2014}{name}");
    }
}
