using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Storage;
using AmazonRec.Exporting;
using Spectre.Console;

namespace AmazonRec.Cli.Export;

/// <summary>What an export wrote, in two lines.</summary>
internal static class ExportView
{
    public static void Write(Screen screen, ExportSummary summary, bool asJson)
    {
        if (asJson)
        {
            screen.Output.WriteLine(Json.Write(summary));
            return;
        }

        var users = summary.Users > 0 ? $"{summary.Users:N0} users, " : "";
        screen.Results.WriteLine($"{summary.Place}: {summary.Model}, {users}{summary.Items:N0} items, {summary.Bytes:N0} bytes");
        if (summary.Note is not null) screen.Results.WriteLine(summary.Note);
    }
}
