using AmazonRec.Auto;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>What a blend is made of, and what each part carries.</summary>
internal static class BlendView
{
    public static void Write(IAnsiConsole console, AutoReport report, double seconds)
    {
        if (report.Tried.Count == 0)
        {
            console.WriteLine($"auto: the baseline {report.Parts[0].Model} alone, as {report.Ended}; {seconds:F1} s in all");
            return;
        }

        console.Write(Tables.Parts(report));
        console.WriteLine(
            $"auto: {report.Parts.Count} of {report.Tried.Count} candidates, chosen and weighed by {report.HeldOut:N0} held-out training rows "
            + $"(RMSE {Tables.Number(report.Rmse)}); {report.Ended}; budget {report.Budget:0.#} s of work; {seconds:F1} s in all");
    }
}
