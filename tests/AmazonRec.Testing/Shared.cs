using System.Runtime.CompilerServices;

namespace AmazonRec.Testing;

/// <summary>
/// What lies outside the code: golden values in tests/golden, and real data where they are at hand, in $AMAZONREC_SHARED or ../shared
/// beside the checkout.
/// </summary>
public static class Shared
{
    public const string SkipReason = "No real data here (AMAZONREC_SHARED, or ../shared beside the checkout).";

    public static string Checkout { get; } = Find();

    public static string Folder { get; } = Environment.GetEnvironmentVariable("AMAZONREC_SHARED")
        ?? Path.GetFullPath(Path.Combine(Checkout, "..", "shared"));

    public static bool IsHere => Directory.Exists(Path.Combine(Folder, "data"));

    /// <summary>A file of golden values: in $AMAZONREC_GOLDEN if that has it, else in the checkout.</summary>
    public static string Golden(string name)
    {
        var elsewhere = Path.Combine(Environment.GetEnvironmentVariable("AMAZONREC_GOLDEN") ?? "", name);
        return File.Exists(elsewhere) ? elsewhere : Path.Combine(Checkout, "tests", "golden", name);
    }

    public static string Data(params string[] path) => Path.Combine([Folder, "data", .. path]);

    private static string Find([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
