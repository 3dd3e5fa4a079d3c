namespace AmazonRec.Web.Api;

/// <summary>Bounds of what can be asked for.</summary>
internal static class Bounds
{
    public const int MostItems = 100;
    public const int LongestId = 256;
    public const int LongestQuery = 200;
}
