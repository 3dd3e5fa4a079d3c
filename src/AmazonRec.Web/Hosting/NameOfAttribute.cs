using System.ComponentModel.DataAnnotations;
using AmazonRec.Data.Storage;

namespace AmazonRec.Web.Hosting;

/// <summary>A text that is one of an enumeration's names, as the API's JSON writes them; in whatever case.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class NameOfAttribute<T> : NameOfAttribute
    where T : struct, Enum
{
    public override IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<T>().Select(value => EnumName.Of(value))];

    /// <summary>The value of a valid text; null for none.</summary>
    public static T? Parse(string? name) => name is null
        ? null
        : Enum.GetValues<T>().First(value => EnumName.Of(value).Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Of any enumeration.</summary>
internal abstract class NameOfAttribute : ValidationAttribute
{
    /// <summary>The names.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    public override bool IsValid(object? value) => value is null || Names.Contains((string)value, StringComparer.OrdinalIgnoreCase);
}
