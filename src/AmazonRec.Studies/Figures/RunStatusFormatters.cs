using System.Diagnostics.CodeAnalysis;

namespace AmazonRec.Studies.Figures;

/// <summary>How notebooks show status lines.</summary>
internal sealed class RunStatusFormatters
{
    /// <summary>One for each form.</summary>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Notebooks call it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<RunStatus>("text/html", status => status.ToHtml()),
        new TypeFormatter<RunStatus>("text/plain", status => status.ToString()),
        new TypeFormatter<RunStatus>(RunStatus.DataMimeType, status => status.ToJson()),
    ];
}
