namespace AmazonRec.Data.Downloads;

/// <summary>Numbers of bytes, for people.</summary>
public static class Bytes
{
    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB", "PB", "EB"];

    /// <summary>As 1.4 GB; decimal units, as disks and networks are sold by.</summary>
    public static string Text(double bytes)
    {
        var unit = 0;
        while (Math.Abs(bytes) >= 999.95 && unit < Units.Length - 1)
        {
            bytes /= 1000;
            unit++;
        }

        return unit == 0 ? $"{bytes:F0} {Units[0]}" : $"{bytes:F1} {Units[unit]}";
    }
}
