using System.CommandLine;
using System.Globalization;

namespace AmazonRec.Cli.Options;

/// <summary>Options that hold a number of bytes, written as 500MB or 2GB.</summary>
internal static class SizeOption
{
    /// <summary>What help calls the value.</summary>
    public const string Value = "SIZE";

    private static readonly (string Unit, long Bytes)[] Units =
        [("kB", 1000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000),
            ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40)];

    public static Option<long?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = Value,
        CustomParser = result =>
        {
            if (Wrong(result.Tokens[0].Value) is { } wrong) result.AddError($"{name}: {wrong}");
            return Parse(result.Tokens[0].Value);
        },
    };

    /// <summary>Why a word is no size; null where it is one.</summary>
    public static string? Wrong(string word) =>
        Parse(word) is null ? $"'{word}' is no size. Write a number and its unit, as in 500MB or 2GB." : null;

    /// <summary>The bytes that a text tells; null where it tells none.</summary>
    internal static long? Parse(string text)
    {
        text = text.Trim();
        var unit = Array.Find(Units, unit => text.EndsWith(unit.Unit, StringComparison.OrdinalIgnoreCase));
        return unit.Unit is not null
            && double.TryParse(text[..^unit.Unit.Length], NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite,
                CultureInfo.InvariantCulture, out var number) && number * unit.Bytes is >= 1_000_000 and < 1e18
            ? (long)(number * unit.Bytes)
            : null;
    }
}
