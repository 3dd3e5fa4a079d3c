using AmazonRec.Features;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>Says on standard error where features hardly tell items apart.</summary>
internal static class FeatureWarning
{
    public static void Write(Screen screen, FeatureHealth? health)
    {
        if (health?.Warning is { } warning) screen.Notes.WriteLine($"warning: {warning}");
    }
}
