using System.Text;

namespace AmazonRec.Data.Reading;

/// <summary>A property's name and what the property tells.</summary>
internal sealed record ReviewName(string Name, ReviewField Field)
{
    /// <summary>The name in UTF-8.</summary>
    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Name);
}
