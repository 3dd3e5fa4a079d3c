namespace AmazonRec.Data;

/// <summary>Seconds since 1970 that are a date: before the year 10000, which also tells seconds from milliseconds.</summary>
internal static class UnixTime
{
    private const long Year10000 = 253402300800;

    public static bool IsValid(double time) => time == Math.Floor(time) && Math.Abs(time) < Year10000;
}
