namespace AmazonRec.Studies.Figures;

/// <summary>Writes values in one form. Notebooks call it by the names of its members.</summary>
internal sealed class TypeFormatter<T>(string mimeType, Func<T, string> write)
{
    /// <summary>The form.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes a value; false if it is of another type.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not T value) return false;
        writer.Write(write(value));
        return true;
    }
}
