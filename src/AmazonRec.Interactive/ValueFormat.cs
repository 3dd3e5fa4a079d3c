namespace AmazonRec.Interactive;

/// <summary>How one type is shown.</summary>
/// <param name="Type">The type, and those that derive from it.</param>
/// <param name="Forms">What writes it in each MIME type, best first.</param>
internal sealed record ValueFormat(Type Type, IReadOnlyList<(string MimeType, Func<object, string> Write)> Forms)
{
    public static ValueFormat Of<T>(params IEnumerable<(string MimeType, Func<T, string> Write)> forms) =>
        new(typeof(T), [.. forms.Select(form => (form.MimeType, new Func<object, string>(value => form.Write((T)value))))]);
}
