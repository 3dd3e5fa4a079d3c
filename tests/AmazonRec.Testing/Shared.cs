using System.Runtime.CompilerServices;

namespace AmazonRec.Testing;

/// <summary>Real data and golden values, where they are at hand: in $AMAZONREC_SHARED, or in ../shared beside the checkout.</summary>
public static class Shared
{
    public const string SkipReason = "No real data or golden values here (AMAZONREC_SHARED, or ../shared beside the checkout).";

    public static string Checkout { get; } = Find();

    public static string Folder { get; } = Environment.GetEnvironmentVariable("AMAZONREC_SHARED") ?? Path.GetFullPath(Path.Combine(Checkout, "..", "shared"));

    public static bool IsHere => Directory.Exists(Path.Combine(Folder, "golden"));

    public static string Golden(string name) => Path.Combine(Folder, "golden", name);

    public static string Data(params string[] path) => Path.Combine([Folder, "data", .. path]);

    private static string Find([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
