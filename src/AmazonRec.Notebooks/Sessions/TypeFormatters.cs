using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>
/// How a type wants to be written: by the convention of the .NET Interactive kernel, an attribute named <c>TypeFormatterSourceAttribute</c>
/// of any assembly names a class whose <c>CreateTypeFormatters()</c> returns objects with a <c>MimeType</c> and a <c>Format(object,
/// TextWriter)</c>.
/// </summary>
internal sealed class TypeFormatters
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
    private static readonly ConcurrentDictionary<Type, TypeFormatters?> Known = new();
    private readonly (string MimeType, object Formatter, MethodInfo Format)[] _formatters;

    private TypeFormatters((string, object, MethodInfo)[] formatters) => _formatters = formatters;

    /// <summary>Those of a type; null if it has none.</summary>
    public static TypeFormatters? For(Type type) => Known.GetOrAdd(type, Find);

    /// <summary>The value in each form that its type offers.</summary>
    public IEnumerable<(string MimeType, string Text)> Write(object value)
    {
        foreach (var (type, formatter, format) in _formatters)
        {
            using var text = new StringWriter();
            if (format.Invoke(formatter, [value, text]) is not false) yield return (type, text.ToString());
        }
    }

    private static TypeFormatters? Find(Type type)
    {
        var attribute = type.GetCustomAttributes(inherit: true).FirstOrDefault(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        if (attribute?.GetType().GetProperty("FormatterSourceType", Members)?.GetValue(attribute) is not Type named) return null;
        var source = Activator.CreateInstance(named, nonPublic: true)!;
        var preferred = attribute.GetType().GetProperty("PreferredMimeTypes", Members)?.GetValue(attribute) as string[] ?? [];
        var found =
            from formatter in ((IEnumerable?)named.GetMethod("CreateTypeFormatters", Members)?.Invoke(source, [])!).Cast<object>()
            let mimeType = (string)formatter.GetType().GetProperty("MimeType", Members)!.GetValue(formatter)!
            let format = formatter.GetType().GetMethod("Format", Members, [typeof(object), typeof(TextWriter)])
            where preferred.Length == 0 || preferred.Contains(mimeType)
            orderby Array.IndexOf(preferred, mimeType)
            select (mimeType, formatter, format);
        return new TypeFormatters([.. found]);
    }
}
