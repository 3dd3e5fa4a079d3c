using AmazonRec.Data.Storage;
using AmazonRec.Studies.Pages;
using AmazonRec.Studies.Running;


namespace AmazonRec.Studies.Figures;

/// <summary>
/// The status line of an experiment: when, how much, on what. A notebook's runner reads the data from it, to compare like with like.
/// </summary>
/// <param name="Mode">How much it does: smoke or full.</param>
/// <param name="Data">What it runs on.</param>
[TypeFormatterSource(typeof(RunStatusFormatters), PreferredMimeTypes = ["text/html", "text/plain", DataMimeType])]
public sealed record RunStatus(string Mode, params IReadOnlyList<StudyData> Data)
{
    /// <summary>The form that holds nothing but what numbers depend on: the data's labels and the type of processor.</summary>
    public const string DataMimeType = "application/vnd.amazonrec.data+json";

    /// <summary>The line in words.</summary>
    public override string ToString() => $"{DateTime.UtcNow:yyyy-MM-dd}, mode {Mode}, data: {Names}";

    /// <summary>The line as HTML.</summary>
    internal string ToHtml() => Html.Of($"<p><b>{DateTime.UtcNow:yyyy-MM-dd}</b>, mode <b>{Mode}</b>, data: <b>{Names}</b></p>").Text;

    /// <summary>The labels and the type of processor as JSON.</summary>
    internal string ToJson() => Json.Write(new { Data = Data.Select(d => d.Label).Distinct(), RunEnvironment.Here.Processor });

    private string Names => Data.Count == 0 ? "none of its own" : string.Join("; ", Data.Select(Told).Distinct());

    private static string Told(StudyData data) => data.Kind switch
    {
        DataKind.Sample => $"{data.Label} (its numbers show that everything runs, and nothing about real ratings)",
        _ => $"{data.Label} ({Path.GetFileName(data.Source.Name)})",
    };
}
