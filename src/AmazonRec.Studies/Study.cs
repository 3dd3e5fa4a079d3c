using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Running;

namespace AmazonRec.Studies;

/// <summary>A published system to reproduce: data, settings, models and reported numbers.</summary>
/// <param name="Name">As in <c>reproduce NAME</c>.</param>
/// <param name="Title">One line.</param>
/// <param name="Files">Files it can run on, the best first.</param>
/// <param name="Settings">As reported, clean, then those that vary one thing.</param>
/// <param name="Models">In the order of the original; the trivial baselines are always beside them.</param>
/// <param name="Notes">What a reader of the table must know.</param>
public sealed record Study(
    string Name,
    string Title,
    IReadOnlyList<StudyFile> Files,
    IReadOnlyList<StudySetting> Settings,
    IReadOnlyList<StudyModel> Models,
    IReadOnlyList<string> Notes)
{
    /// <summary>
    /// Rows that the original's filter leaves, to tell the original's data from others of its name; null where no number is known.
    /// </summary>
    public Func<StudyInput, int>? CountKept { get; init; }

    /// <summary>
    /// What the original's filter takes beside the ratings and is not there, in words such as "no meta_X.json beside it": rows without it
    /// are not the original's. Null where all is there.
    /// </summary>
    public Func<StudyInput, string?> LacksOfOriginal { get; init; } = _ => null;

    /// <summary>What a reader must know besides, as the run went.</summary>
    public Func<StudyInput, IReadOnlyList<string>> NotesOfRun { get; init; } = _ => [];

    /// <summary>Whether a model of it reads word vectors, which may begin with pretrained ones.</summary>
    public bool ReadsWordVectors { get; init; }

    /// <summary>Whether the original reports Pearson's correlation beside its errors.</summary>
    public bool JudgesByPearson { get; init; }

    /// <summary>
    /// The model that the publication ends with, then what is left of it where data lack something, most first: the headline shows the
    /// first that ran. Chosen by the source, never by errors.
    /// </summary>
    public IReadOnlyList<string> Finals { get; init; } = [];

    /// <summary>Trivial baselines beside those of every study.</summary>
    public IReadOnlyList<Baseline> Baselines { get; init; } = [];

    /// <summary>
    /// Whether results keep predictions of some test rows, to be drawn against the ratings, as the original does with those of its final
    /// model.
    /// </summary>
    public bool ShowsPredictions { get; init; }

    /// <summary>
    /// Whether the first setting lists what one user bought and what the final model recommends, as the original does.
    /// </summary>
    public bool ListsProducts { get; init; }

    /// <summary>Whether the page draws how each model was trained in the first setting, as the original does.</summary>
    public bool ShowsTraining { get; init; }

    /// <summary>The network of the final model at its published widths, to be drawn; null where the original shows none.</summary>
    public Func<Model>? Architecture { get; init; }

    /// <summary>Ratings by what is told of users, items and times, where the original charts them; null where it charts none.</summary>
    public Func<StudyInput, GroupedRatings>? Groups { get; init; }

    /// <summary>What a result shows, in sentences made of its numbers.</summary>
    public Func<StudyResult, IReadOnlyList<string>> Findings { get; init; } = _ => [];

    /// <summary>What the publication ran on; null where the system is our own and was not published by others.</summary>
    public Original? Original { get; init; }

    /// <summary>Whether the system is our own and was not published by others.</summary>
    public bool IsOwn => Original is null;

    /// <summary>
    /// Name of the model that the others are compared with, over all and where items are rare; null to compare with the yardstick alone.
    /// </summary>
    public string? Against { get; init; }
}
