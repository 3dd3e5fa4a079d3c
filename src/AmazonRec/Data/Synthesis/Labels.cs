namespace AmazonRec.Data.Synthesis;

/// <summary>Ids that nobody takes for real ones. Items and users count from 0 within, and from 1 in the files.</summary>
internal static class Labels
{
    /// <summary>What the details of every item say.</summary>
    public const string Origin = "synthetic, made by amazonrec data synthesize";

    /// <summary>Ten characters, as an ASIN has: SYN0000123.</summary>
    public static string Asin(int item) => $"SYN{item + 1:D7}";

    /// <summary>SYNUSER00000042.</summary>
    public static string ReviewerId(int user) => $"SYNUSER{user + 1:D8}";

    /// <summary>Synthetic reviewer 42.</summary>
    public static string ReviewerName(int user) => $"Synthetic reviewer {user + 1}";
}
