using System.CommandLine;
using System.CommandLine.Parsing;
using AmazonRec.Data;

namespace AmazonRec.Cli;

/// <summary>
/// What is wrong with a command line, in the words of who typed it: no type of .NET, and no advice where nothing was mistyped.
/// </summary>
internal static class UsageErrors
{
    private const int LongestDescription = 120;

    private const string LacksValue = " lacks its value: ";

    private const string NoOption = " has no option '";

    /// <summary>A line for each error, and one that says where help is.</summary>
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var known = parsed.Errors.Where(error => !error.Message.StartsWith("Unrecognized command or argument", StringComparison.Ordinal));
        string[] texts = [.. Unknown(parsed, command).Concat(known.Select(Text)).Distinct()];
        // An option that was taken for a value is itself missing then, and its value a word too many.
        string[] lacking = [.. texts.Where(text => text.Contains(LacksValue, StringComparison.Ordinal))];
        foreach (var text in lacking.Length > 0 ? lacking : texts) yield return $"error: {text}";
        yield return $"Help: {Path(command)} --help";
    }

    /// <summary>
    /// Refuses a value that .NET would take for another: 0,01 for 1, as the comma parts thousands there, and the next option where the
    /// value is left out.
    /// </summary>
    public static void Check(OptionResult result)
    {
        if (result.Errors.Any()) return;
        var value = Value(result);
        if (value.Tokens.FirstOrDefault(IsLongOption) is { } next)
        {
            result.AddError($"{value.Name}{LacksValue}'{next}' is an option. Write {value.Name} {value.HelpName}.");
            return;
        }

        if (value.Tokens.FirstOrDefault(token => value.Wrong(token) is not null) is { } wrong) result.AddError(value.Wrong(wrong)!);
    }

    /// <summary>
    /// Refuses a mistyped option that .NET would take for the name of a file. A file that is called so is named as ./--name.
    /// </summary>
    public static void Check(ArgumentResult result)
    {
        if (result.Parent is not CommandResult { Command: { } command }) return;
        foreach (var token in result.Tokens.Where(token => IsLongOption(token.Value))) result.AddError(HasNo(command, token.Value));
    }

    /// <summary>What names no command and no option. Of a wrong option, the value that follows it is no error of its own.</summary>
    private static IEnumerable<string> Unknown(ParseResult parsed, Command command)
    {
        var tokens = parsed.UnmatchedTokens;
        if (tokens.Count == 0) return [];
        if (command.Subcommands.Count > 0 && !IsOption(tokens[0]))
        {
            var commands = command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name).ToArray();
            return [
                $"'{tokens[0]}' is no command of {Path(command)}.{Nearest.Hint(tokens[0], commands)} Commands: "
                + $"{string.Join(", ", commands)}."];
        }

        return tokens.Any(IsOption)
            ? tokens.Where(IsOption).Select(token => HasNo(command, token))
            : tokens.Select(
                token =>
                    $"'{token}' is one word too many: {Path(command)} takes "
                    + $"{(command.Arguments.Count == 0 ? "options only" : string.Join(" ", command.Arguments.Select(a => a.Name)))}. "
                    + $"Put {(File.Exists(token) ? "a pattern of files" : "words with spaces")} into quotes.");
    }

    private static string HasNo(Command command, string token)
    {
        var options = Options(command).Where(o => !o.Hidden).SelectMany(o => (string[])[o.Name, .. o.Aliases]).ToArray();
        return $"{Path(command)}{NoOption}{token}'.{Nearest.Hint(token, options)}";
    }

    private static string Text(ParseError error) => error.SymbolResult switch
    {
        ArgumentResult when error.Message.Contains(NoOption, StringComparison.Ordinal) => error.Message,
        OptionResult o => Text(error.Message, Value(o)),
        ArgumentResult { Parent: OptionResult o } => Text(error.Message, Value(o)),
        ArgumentResult a =>
            Text(
                error.Message,
                new(
                    a.Argument.Name,
                    a.Argument.HelpName ?? a.Argument.Name,
                    a.Argument.Description,
                    a.Argument.ValueType,
                    Words(a.Tokens),
                    [])),
        CommandResult { Command: var command } when NamedBy(error.Message, command) is { } required =>
            $"{required.Name} {required.HelpName} is missing{Told(required.Description)}",
        CommandResult { Command: { Arguments: [{ Arity.MinimumNumberOfValues: > 0 } missing, ..] } } =>
            $"{missing.Name} is missing{Told(missing.Description)}",
        _ => error.Message,
    };

    /// <summary>The option that a message of a whole command says is required; null where it says something else.</summary>
    private static Option? NamedBy(string message, Command command) => message.EndsWith("is required.", StringComparison.Ordinal)
        ? command.Options.FirstOrDefault(option => message.Contains($"'{option.Name}'", StringComparison.Ordinal))
        : null;

    private static string Text(string message, OptionValue value)
    {
        var wrong = value.Tokens.FirstOrDefault(token => value.Wrong(token) is not null);
        if (wrong is not null) return $"{value.Name}: {value.Wrong(wrong)}";
        if (message.EndsWith("is required.", StringComparison.Ordinal))
            return $"{value.Name} {value.HelpName} is missing{Told(value.Description)}";
        if (message.StartsWith("Required argument missing", StringComparison.Ordinal))
            return value.Name[0] == '-'
                ? $"{value.Name} takes a value: {value.Name} {value.HelpName}. {value.Description}"
                : $"{value.Name} is missing{Told(value.Description)}";
        if (message.Contains("expects a single argument", StringComparison.Ordinal))
            return $"{value.Name} takes one value, and was given {value.Tokens.Count}: {string.Join(", ", value.Tokens)}.";
        return message.Contains(value.Name, StringComparison.Ordinal) ? message : $"{value.Name}: {message}";
    }

    private static OptionValue Value(OptionResult o) => new(
        o.Option.Name, o.Option.HelpName ?? "VALUE", o.Option.Description, o.Option.ValueType, Words(o.Tokens),
        [.. o.Option.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).Select(c => c.Label)]);

    private static string[] Words(IEnumerable<Token> tokens) => [.. tokens.Select(token => token.Value)];

    private static IEnumerable<Option> Options(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(Options).Where(option => option.Recursive));

    private static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Path(parent)} {command.Name}" : command.Name;

    private static bool IsLongOption(string token) => token is ['-', '-', >= 'a' and <= 'z', ..];

    private static bool IsOption(string token) => token.Length > 1 && token[0] == '-' && !char.IsAsciiDigit(token[1]);

    /// <summary>What help says of it, or how that begins, where it is no long list.</summary>
    private static string Told(string? text)
    {
        if (text is { Length: > LongestDescription } && text.IndexOf(';', StringComparison.Ordinal) is var end and > 0)
            text = $"{text[..end]}.";
        return text is null or { Length: 0 or > LongestDescription } ? "." : $": {char.ToLowerInvariant(text[0])}{text[1..]}";
    }
}
