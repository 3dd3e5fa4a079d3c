using AmazonRec.Evaluation.Inference;
using AmazonRec.Features.Text.Words;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Running;


namespace AmazonRec.Studies.Results;

/// <summary>A study as <c>results/*.json</c> holds it: everything that is needed to rerun it and to draw its table.</summary>
/// <param name="Study">Name.</param>
/// <param name="Title">One line.</param>
/// <param name="Data">What the data is called.</param>
/// <param name="DataKind">Whether its numbers may stand beside the reported ones.</param>
/// <param name="DataName">Part of the result's file name.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Engine">What it was trained on.</param>
/// <param name="Settings">As reported, clean, then those that vary one thing.</param>
/// <param name="Notes">What a reader of the table must know.</param>
/// <param name="Environment">Where it was made.</param>
/// <param name="Seconds">Wall time of the whole study.</param>
public sealed record StudyResult(
    string Study,
    string Title,
    string Data,
    DataKind DataKind,
    string DataName,
    string File,
    string Engine,
    IReadOnlyList<SettingResult> Settings,
    IReadOnlyList<string> Notes,
    RunEnvironment Environment,
    double Seconds)
{
    /// <summary>Whether tables show Pearson's correlation beside the errors, as the original does.</summary>
    public bool JudgesByPearson { get; init; }

    /// <summary>
    /// How intervals were drawn, and what tests took as independent; null in results of before users were drawn, whose intervals draw rows.
    /// </summary>
    public BootstrapOptions? Draws { get; init; }

    /// <summary>The model that the publication ends with; null in results of before this was kept.</summary>
    public FinalModel? Final { get; init; }

    /// <summary>Whether it ran on a part of the rows or splits.</summary>
    public bool IsShort { get; init; }

    /// <summary>
    /// Reading the ratings, and telling whether they are the original's, in seconds; null in results of before this was measured.
    /// </summary>
    public double? ReadSeconds { get; init; }

    /// <summary>The file of word vectors that words began with; null where they began at random, or no model reads words.</summary>
    public PretrainedWords? PretrainedWords { get; init; }

    /// <summary>
    /// Ratings by year, gender and category, as far as the data tell; null where the original charts none, and in results of before this
    /// was kept.
    /// </summary>
    public GroupedRatings? Grouped { get; init; }

    /// <summary>Why its numbers are not comparable with the reported ones; empty where they are.</summary>
    public string Caveat() => DataKind switch
    {
        DataKind.Full => "",
        DataKind.StandIn => "a stand-in",
        DataKind.Sample => "made up to show that everything runs",
        _ => "synthesized: its seconds tell what the study costs, its errors tell nothing of the original's data",
    };

    /// <summary>The model that the publication ends with.</summary>
    public FinalModel FinalModel() =>
        Final ?? AmazonRec.Studies.Results.FinalModel.Find(StudyCatalog.Known(Study), Settings);

    /// <summary>
    /// Every model that was published with numbers, where they are published of: the first setting, then those with numbers of their own.
    /// </summary>
    public IEnumerable<(SettingResult Setting, ModelResult Model)> Published() => Settings
        .SelectMany(setting => setting.Models.Where(m => m.Reported is not null).Select(model => (Setting: setting, Model: model)))
        .DistinctBy(line => (line.Model.Name, line.Model.Reported!.AllInWords(), line.Model.Reported.Note));

    /// <summary>What it shows, in sentences made of its numbers; none on data that show nothing, nor of a study without any to tell.</summary>
    public IReadOnlyList<string> Findings() => DataKind is DataKind.Sample or DataKind.Synthesized
        ? []
        : StudyCatalog.Known(Study)?.Findings(this) ?? [];

    /// <summary>What to know of a result of before users were drawn; null of others.</summary>
    public string? Age() =>
        Draws is null
            ? "Made before intervals drew users: these draw rows and are too narrow, and nothing is tested. Make it anew with "
                + $"amazonrec reproduce {Study} --data DIR."
            : null;

    /// <summary>What models chose by training rows, and in how many splits: a line for each setting and choice.</summary>
    public IEnumerable<string> Choices() =>
        from setting in Settings
        from models in setting.Models.Where(m => m.Choices.Count > 0).GroupBy(m => string.Join('|', m.Choices))
        let choices = models.First().Choices.CountBy(choice => choice)
        let counted = choices.Select(c => choices.Count() == 1 ? c.Key : $"{c.Key} ({c.Value} of {setting.Splits.Count} splits)")
        select $"{setting.Name}: {string.Join(", ", models.Select(m => m.Name))} chose {string.Join("; ", counted)}.";

    /// <summary>A setting by its name; null where it did not run, and for no name.</summary>
    public SettingResult? Setting(string? name) => Settings.FirstOrDefault(s => s.Name == name);

    /// <summary>Where the result belongs: numbers from other data never take the place of those from the full one.</summary>
    public string FileName => DataKind == DataKind.Full ? $"{Study}.json" : $"{Study}.{DataName}.json";
}
