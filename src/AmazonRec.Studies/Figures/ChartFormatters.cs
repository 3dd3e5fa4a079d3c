using System.Diagnostics.CodeAnalysis;

namespace AmazonRec.Studies.Figures;

/// <summary>How notebooks show charts.</summary>
internal sealed class ChartFormatters
{
    /// <summary>One for each form.</summary>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Notebooks call it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() => ChartForms.All.Select(form => new TypeFormatter<Chart>(form.MimeType, form.Write));
}
