using System.Globalization;
using System.Net;

namespace AmazonRec.Studies.Pages;

/// <summary>A piece of HTML. What is put into one is encoded, unless it is HTML itself: a hostile id stays text.</summary>
/// <param name="Text">The markup.</param>
public readonly record struct Html(string Text)
{
    /// <summary>Markup with values in it, which are encoded.</summary>
    public static Html Of(FormattableString markup) => new(markup.ToString(Encoder.Instance));

    /// <summary>Pieces one after the other.</summary>
    public static Html Join(IEnumerable<Html> pieces) => new(string.Join('\n', pieces.Select(p => p.Text)));

    private sealed class Encoder : IFormatProvider, ICustomFormatter
    {
        public static readonly Encoder Instance = new();

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
        {
            Html html => html.Text ?? "", // a default one is empty
            IFormattable value => WebUtility.HtmlEncode(value.ToString(format, CultureInfo.InvariantCulture)),
            _ => WebUtility.HtmlEncode(arg?.ToString() ?? ""),
        };
    }
}
