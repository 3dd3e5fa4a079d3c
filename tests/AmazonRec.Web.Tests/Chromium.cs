namespace AmazonRec.Web.Tests;

/// <summary>A Chromium that is on this machine; none is downloaded.</summary>
public static class Chromium
{
    public const string SkipReason = "No Chromium here (apt-get install chromium-headless-shell, or name one in $CHROMIUM).";

    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

    /// <summary>Its program, or null.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : Names
        .SelectMany(
            name =>
                (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    public static bool IsHere => Program is not null;
}
