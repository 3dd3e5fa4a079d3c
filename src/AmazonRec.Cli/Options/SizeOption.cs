using System.CommandLine;
using System.Globalization;

namespace AmazonRec.Cli.Options;

/// <summary>Options that hold a number of bytes, written as 500MB or 2GB.</summary>
internal static class SizeOption
{
    private static readonly (string Unit, long Bytes)[] Units =
        [("kB", 1000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000),
            ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40)];

    public static Option<long?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "SIZE",
        CustomParser = result =>
        {
            if (Parse(result.Tokens[0].Value) is { } bytes) return bytes;
            result.AddError($"{name}: '{result.Tokens[0].Value}' is no size. Write a number and its unit, as in 500MB or 2GB.");
            return null;
        },
    };

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
