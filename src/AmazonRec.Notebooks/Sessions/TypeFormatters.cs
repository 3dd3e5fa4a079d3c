using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>
/// How a type wants to be written. A library registers the forms of types that are not its own (<see cref="HostDoors"/>). Else by the
/// convention of the .NET Interactive kernel: an attribute named <c>TypeFormatterSourceAttribute</c> of any assembly names a class whose
/// <c>CreateTypeFormatters()</c> returns objects with a <c>MimeType</c> and a <c>Format(object, TextWriter)</c>.
/// </summary>
internal sealed class TypeFormatters
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
    private static readonly ConcurrentDictionary<Type, TypeFormatters?> Known = new();
    private static readonly ConcurrentDictionary<Type, ImmutableList<(string MimeType, Func<object, string?> Write)>> Registered = new();
    private readonly (string MimeType, Func<object, string?> Write)[] _formatters;

    private TypeFormatters(IEnumerable<(string MimeType, Func<object, string?> Write)> formatters) => _formatters = [.. formatters];

    /// <summary>Those of a type; null if it has none.</summary>
    public static TypeFormatters? For(Type type) => Known.GetOrAdd(type, Find);

    /// <summary>Has a type, and what derives from it, written in one form more; the last writer of a form wins.</summary>
    public static void Register(Type type, string mimeType, Func<object, string> write)
    {
        Registered.AddOrUpdate(
            type, [(mimeType, write)], (_, before) => [.. before.Where(form => form.MimeType != mimeType), (mimeType, write)]);
        Known.Clear();
    }

    /// <summary>The value in each form that its type offers.</summary>
    public IEnumerable<(string MimeType, string Text)> Write(object value)
    {
        foreach (var (type, write) in _formatters)
            if (write(value) is { } text) yield return (type, text);
    }

    private static TypeFormatters? Find(Type type)
    {
        for (var own = type; own is not null; own = own.BaseType)
            if (Registered.TryGetValue(own, out var forms)) return new TypeFormatters(forms);
        var attribute = type.GetCustomAttributes(inherit: true).FirstOrDefault(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        if (attribute?.GetType().GetProperty("FormatterSourceType", Members)?.GetValue(attribute) is not Type named) return null;
        var source = Activator.CreateInstance(named, nonPublic: true)!;
        var preferred = attribute.GetType().GetProperty("PreferredMimeTypes", Members)?.GetValue(attribute) as string[] ?? [];
        return new TypeFormatters(
            from formatter in ((IEnumerable?)named.GetMethod("CreateTypeFormatters", Members)?.Invoke(source, [])!).Cast<object>()
            let mimeType = (string)formatter.GetType().GetProperty("MimeType", Members)!.GetValue(formatter)!
            let format = formatter.GetType().GetMethod("Format", Members, [typeof(object), typeof(TextWriter)])
            where preferred.Length == 0 || preferred.Contains(mimeType)
            orderby Array.IndexOf(preferred, mimeType)
            select (mimeType, new Func<object, string?>(value => Written(formatter, format, value))));
    }

    private static string? Written(object formatter, MethodInfo format, object value)
    {
        using var text = new StringWriter();
        return format.Invoke(formatter, [value, text]) is false ? null : text.ToString();
    }
}
