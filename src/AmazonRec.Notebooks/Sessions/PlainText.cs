using System.Collections;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Scripting.Hosting;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>Values as words.</summary>
internal static class PlainText
{
    private const int MostItems = 100;

    public static string Write(object? value) => value switch
    {
        null => "null",
        string text => text,
        IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
        IEnumerable items => Items(items),
        _ when Speaks(value.GetType()) => value.ToString() ?? "",
        _ => CSharpObjectFormatter.Instance.FormatObject(value),
    };

    private static string Items(IEnumerable items)
    {
        var shown = items.Cast<object?>().Take(MostItems + 1).Select(Write).ToArray();
        return shown.Length <= MostItems ? $"[{string.Join(", ", shown)}]" : $"[{string.Join(", ", shown[..MostItems])}, ...]";
    }

    /// <summary>Records, tuples and whatever else says by itself what it holds.</summary>
    private static bool Speaks(Type type) =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is { } teller && teller != typeof(object)
            && teller != typeof(ValueType);
}
