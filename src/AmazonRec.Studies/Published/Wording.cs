using System.Globalization;

namespace AmazonRec.Studies.Published;

/// <summary>Numbers as findings write them, the same on every machine.</summary>
internal static class Wording
{
    /// <summary>To so many decimals.</summary>
    public static string Number(double value, int decimals = 3) => value.ToString($"F{decimals}", CultureInfo.InvariantCulture);

    /// <summary>With its sign.</summary>
    public static string Signed(double value) => value.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);

    /// <summary>A share as whole percent.</summary>
    public static string Percent(double share) => $"{Number(100 * share, 0)} %";
}
