using System.Diagnostics.CodeAnalysis;
using AmazonRec.Studies.Figures;

namespace AmazonRec.Studies.Tables;

/// <summary>How notebooks show tables.</summary>
internal sealed class TableFormatters
{
    /// <summary>One for each form.</summary>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Notebooks call it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
        [new TypeFormatter<Table>("text/html", TableText.AsHtml), new TypeFormatter<Table>("text/plain", TableText.Plain)];
}
