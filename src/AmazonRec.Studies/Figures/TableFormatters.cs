using System.Diagnostics.CodeAnalysis;

namespace AmazonRec.Studies.Figures;

/// <summary>How notebooks show tables.</summary>
internal sealed class TableFormatters
{
    /// <summary>One for each form.</summary>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Notebooks call it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() => [new TypeFormatter<Table>("text/html", TableText.AsHtml), new TypeFormatter<Table>("text/plain", TableText.Plain)];
}
