namespace AmazonRec.Studies.Figures;

/// <summary>
/// Tells a notebook what writes a type in rich form. C# kernels look for an attribute of this name and shape, whatever its namespace, so
/// that a library needs none of their packages.
/// </summary>
/// <param name="formatterSourceType">A type with a public <c>CreateTypeFormatters()</c> and no constructor but the plain one.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>Where the formatters come from.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The forms to show, best first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
