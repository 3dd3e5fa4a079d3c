using System.CommandLine;
using System.Text;
using AmazonRec.Cli.Terminal;

namespace AmazonRec.Cli.Setup;

/// <summary>A page of all commands: what each does, what it takes, what it takes by default, and its examples.</summary>
internal static class ReferencePage
{
    /// <summary>Its text, in Markdown.</summary>
    /// <param name="root">The program.</param>
    public static string Write(Command root)
    {
        var page = new StringBuilder();
        page.Append("# Commands and options\n\nMade by `amazonrec reference --out docs/reference.md` from the program; a test holds it. ")
            .Append("Every command has `--help`.\n\n");
        var commands = Runnable(root).ToArray();
        page.Append("| command | |\n|---|---|\n");
        foreach (var command in commands)
            page.Append($"| [{PathOf(command)}](#{Anchor(command)}) | {Cell(FirstSentence(command.Description))} |\n");
        var general = root.Options.Where(option => option.Recursive && !option.Hidden).ToArray();
        page.Append("\nAll commands take:\n\n");
        Options(page, general, command: null);
        foreach (var command in commands) Section(page, command);
        return page.ToString();
    }

    private static void Section(StringBuilder page, Command command)
    {
        page.Append($"\n## {PathOf(command)}\n\n{command.Description}\n");
        if (command.Arguments.Any(argument => !argument.Hidden))
        {
            page.Append("\n| argument | |\n|---|---|\n");
            foreach (var argument in command.Arguments.Where(argument => !argument.Hidden))
                page.Append($"| `{Cell(argument.HelpName ?? argument.Name)}` | {Cell(argument.Description)} |\n");
        }

        var options = command.Options.Where(option => !option.Hidden && !option.Recursive).ToArray();
        if (options.Length > 0)
        {
            page.Append('\n');
            Options(page, options, command);
        }

        page.Append("\n```bash\n").AppendJoin('\n', CommandExamples.Find(command).Select(Comment)).Append("\n```\n");
    }

    private static void Options(StringBuilder page, IEnumerable<Option> options, Command? command)
    {
        page.Append("| option | |\n|---|---|\n");
        foreach (var option in options.OrderBy(option => option.Name, StringComparer.Ordinal))
        {
            var isSwitch = option.ValueType == typeof(bool) || option.ValueType == typeof(void);
            var value = isSwitch ? "" : $" {option.HelpName ?? Choices(option)}";
            page.Append($"| `{option.Name}{Cell(value)}` | {Cell(option.Description)}{Usual(option, command)} |\n");
        }
    }

    private static string Choices(Option option)
    {
        var type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
        return type.IsEnum ? string.Join('|', Enum.GetNames(type)) : option.Name.TrimStart('-').ToUpperInvariant();
    }

    /// <summary>What holds where the option is not given.</summary>
    private static string Usual(Option option, Command? command)
    {
        if (option.Required) return " Required.";
        if (UsualValues.Find(option) is { } words) return $" Default: {words}.";
        if (!option.HasDefaultValue || option.ValueType == typeof(bool) || command is null) return "";
        var value = option.GetDefaultValue() switch
        {
            null => "",
            string text => text,
            Array list => string.Join(',', list.Cast<object>()),
            IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            var other => other.ToString() ?? "",
        };
        return value.Length == 0 ? "" : $" Default: `{Cell(value)}`.";
    }

    /// <summary>In an example, what follows two blanks is prose.</summary>
    private static string Comment(string example)
    {
        var prose = example.IndexOf("   ", StringComparison.Ordinal);
        return prose < 0 ? example : $"{example[..prose].TrimEnd()}   # {example[prose..].Trim()}";
    }

    private static IEnumerable<Command> Runnable(Command command) => command.Subcommands.Where(c => !c.Hidden)
        .SelectMany(c => c.Subcommands.Any(s => !s.Hidden) ? Runnable(c) : [c]);

    private static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : command.Name;

    /// <summary>As code hosts make it of a heading.</summary>
    private static string Anchor(Command command) => PathOf(command).Replace(' ', '-');

    private static string FirstSentence(string? text) =>
        text is null ? "" : text.IndexOf(". ", StringComparison.Ordinal) is > 0 and var end ? text[..(end + 1)] : text;

    private static string Cell(string? text) => (text ?? "").Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
