using System.CommandLine;
using System.Text.RegularExpressions;
using AmazonRec.Cli.Terminal;

namespace AmazonRec.Cli.Tests;

/// <summary>The examples that help ends with.</summary>
public sealed partial class ExamplesTests
{
    private static readonly Command Root = CommandLine.Root();

    [Fact]
    public void Every_command_that_help_shows_has_an_example_of_itself() =>
        Assert.Empty(
            CommandLine.Descendants(Root)
                .Where(command => !command.Hidden && !CommandExamples.Find(command).Any(example => IsOf(command, example))).Select(PathOf));

    [Fact]
    public void Every_example_parses_as_the_command_it_stands_beside()
    {
        var wrong =
            from command in CommandLine.Descendants(Root)
            from example in CommandExamples.Find(command)
            let parsed = Root.Parse(Words(example)[1..])
            let meant = parsed.CommandResult.Command
            where parsed.Errors.Count > 0 || meant.Subcommands.Count > 0 || !CommandLine.Descendants(command).Contains(meant)
            select $"{example}: {string.Join(' ', parsed.Errors.Select(error => error.Message))} ({PathOf(meant)})";
        Assert.Empty(wrong);
    }

    [Theory]
    [
        InlineData(
            "amazonrec recommend --rated '\"A,1\"=5' --user b       an id with a comma, in 'quotes'",
            "amazonrec|recommend|--rated|\"A,1\"=5|--user|b")]
    [InlineData("amazonrec reproduce", "amazonrec|reproduce")]
    public void Prose_after_an_example_is_no_part_of_it(string example, string words) => Assert.Equal(words.Split('|'), Words(example));

    private static bool IsOf(Command command, string example) => $"{example} ".StartsWith($"{PathOf(command)} ", StringComparison.Ordinal);

    private static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : command.Name;

    /// <summary>The words that a shell would hand over.</summary>
    private static string[] Words(string example) =>
        [
            .. Word().Matches(Prose().Replace(example, "")).Select(word => word.Value)
                .Select(word => word is ['"', .. var quoted, '"'] ? quoted : word.Trim('\'')).SkipWhile(word => word != "amazonrec"),
        ];

    [GeneratedRegex(" {2,}.*$")]
    private static partial Regex Prose();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"|[^ ]+")]
    private static partial Regex Word();
}
