using System.CommandLine;
using System.Text.Json.Nodes;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using Spectre.Console;

namespace AmazonRec.Cli.Setup;

/// <summary><c>doctor</c>: what this machine has, and what to do about the rest.</summary>
internal static class DoctorCommand
{
    private const string Raw = "data/raw";

    public static Command Create()
    {
        var json = OutputOptions.Json();
        var command = new Command(
            "doctor", "What this machine has of what the program can use, and what to do about the rest. Fails where something is broken.")
        {
            json,
        };
        command.SetAction(parsed =>
        {
            var screen = Screen.Open(parsed);
            var findings = Findings.Of(Raw);
            if (parsed.GetValue(json)) screen.Output.WriteLine(Json(findings).ToJsonString());
            else Show(findings, screen);
            return findings.Any(finding => finding.IsBroken) ? ExitCode.Failed : 0;
        });
        return command.WithExamples("amazonrec doctor");
    }

    private static void Show(IReadOnlyList<Finding> findings, Screen screen)
    {
        foreach (var group in findings.GroupBy(finding => finding.Group))
        {
            screen.Results.MarkupLine($"[bold]{Markup.Escape(group.Key)}[/]");
            foreach (var finding in group)
            {
                var colour = finding.IsBroken ? "red" : finding.Found is null ? "grey" : "green";
                screen.Results.MarkupLine(
                    $"  [{colour}]{finding.State,-7}[/] {Markup.Escape($"{finding.Name}: {finding.Found ?? finding.Remedy}")}");
                if (finding is { Found: not null, Remedy: { } remedy }) screen.Results.MarkupLine(Markup.Escape($"          {remedy}"));
            }
        }

        var broken = findings.Count(finding => finding.IsBroken);
        screen.Results.WriteLine(
            broken > 0
                ? $"{broken} broken: see above."
                : "Nothing is broken. What is missing is needed only for what stands beside it.", Style.Plain);
    }

    private static JsonObject Json(IReadOnlyList<Finding> findings) => new()
    {
        ["broken"] = findings.Count(finding => finding.IsBroken),
        ["findings"] = new JsonArray(
        [
            .. findings.Select(finding => new JsonObject
            {
                ["group"] = finding.Group, ["name"] = finding.Name, ["state"] = finding.State, ["found"] = finding.Found,
                ["remedy"] = finding.Remedy,
            }),
        ]),
    };
}
