namespace AmazonRec.Studies;

/// <summary>A file that a study can run on.</summary>
/// <param name="Name">File name, looked for in the data folder and below it; a .gz of it serves as well. Where the name alone tells
/// nothing, that of its folder and a slash stand before it.</param>
/// <param name="Kind">What it is to the study.</param>
/// <param name="Label">What results call it.</param>
/// <param name="ShortName">Part of the result's file name.</param>
/// <param name="KeptRows">Rows that the original's filter leaves of it, where that is known: a file of the same name with others is no full
/// data.</param>
public sealed record StudyFile(string Name, DataKind Kind, string Label, string ShortName, int? KeptRows = null)
{
    /// <summary>Name of the file with its items' metadata, looked for in the same way; null where there is none.</summary>
    public string? Metadata { get; init; }

    /// <summary>Whether only its reviews of verified purchases are read, as the original reads them.</summary>
    public bool VerifiedOnly { get; init; }

    /// <summary>Name of the file that tells of its users, likewise.</summary>
    public string? Users { get; init; }

    /// <summary>Rows of it that can't be read: they are left out, and as many more are an error.</summary>
    public int BadRows { get; init; }

    /// <summary>Rows to draw of it, as the original draws them; null where all are taken.</summary>
    public int? DrawnRows { get; init; }

    /// <summary>How the study takes it, behind its label in results; null where it takes the file as it is.</summary>
    public string? TakenAs { get; init; }

    /// <summary>Names of its columns where they can't be told; null where they can.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Name of the folder with its items' pictures, likewise.</summary>
    public string? Pictures { get; init; }
}
