using System.CommandLine;
using System.Text.RegularExpressions;

namespace AmazonRec.Cli.Tests;

/// <summary>An option's name means one thing, is declared in one place and described in the same words, whichever command has it.</summary>
public sealed partial class OptionNamesTests
{
    /// <summary>Options that mean one thing, whose description says what a command writes there or takes from it.</summary>
    private static readonly string[] DescribedByCommand = ["--out", "--catalog"];

    /// <summary>Options with two meanings or more, how many, and which.</summary>
    private static readonly Dictionary<string, (int Count, string Which)> Meanings = new()
    {
        ["--by"] = (2, "where similar items are near; what orders a list"),
        ["--columns"] = (2, "of a ratings file; of lists and predictions"),
        ["--data"] = (4, "a file of ratings; rows to predict; real data of studies; real data of notebooks"),
        ["--encoder"] = (2, "of texts; of photos"),
        ["--epochs"] = (2, "passes of training; of word2vec"),
        ["--features"] = (2, "of the items to train on; of an item that the run does not know"),
        ["--force"] = (2, "replace what an earlier run left; in a notebook, outputs made on data that are not at hand"),
        ["--images"] = (2, "features to train on; pictures to show"),
        ["--item"] = (2, "the item that is asked about; an item to show in place of a drawn one"),
        ["--lists"] = (2, "whether lists are made; files of lists"),
        ["--model"] = (2, "one model; one, or auto"),
        ["--parallel"] = (2, "fits at a time; photos at a time"),
        ["--resume"] = (2, "go on after an interruption; leave out studies whose result is there"),
        ["--run"] = (2, "a run; a run, or the folder of several"),
        ["--split"] = (2, "how rows are divided; how they are dealt to folds"),
        ["--users"] = (2, "users to make lists for; users to make up"),
        ["--validation"] = (2, "a share of all rows; of each fold's training rows"),
    };

    /// <summary>Options that are a switch of one command and take a value of another.</summary>
    private static readonly string[] OfTwoKinds = ["--lists"];

    [Fact]
    public void A_name_of_an_option_takes_one_kind_of_value_in_all_commands_but_for_listed_ones() =>
        Assert.Empty(Differing(Kind, name => OfTwoKinds.Contains(name) ? 2 : 1));

    [Fact]
    public void An_option_is_described_in_the_same_words_in_all_commands_but_for_listed_ones() =>
        Assert.Empty(Differing(option => option.Description, name => DescribedByCommand.Contains(name) ? null : MeaningsOf(name)));

    [Fact]
    public void An_option_is_declared_once_for_each_meaning()
    {
        var declared =
            from room in RoomsTests.Folders
            from file in Directory.EnumerateFiles(room, "*.cs", SearchOption.AllDirectories)
            from Match literal in NameLiteral().Matches(File.ReadAllText(file))
            group Path.GetFileName(file) by literal.Groups["name"].Value;
        var names = Options().Select(o => o.Option.Name).ToHashSet();
        Assert.Empty(
            declared.Where(d => names.Contains(d.Key) && d.Count() > MeaningsOf(d.Key)).Select(d => $"{d.Key}: {string.Join(", ", d)}"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    public void A_number_of_threads_below_one_is_refused_with_the_command_line(string threads)
    {
        var commands = CommandLine.Descendants(CommandLine.Root())
            .Where(command => command.Options.Any(option => option.Name == "--threads")).ToArray();
        Assert.NotEmpty(commands);
        foreach (var command in commands)
            Assert.Contains(
                command.Parse(["--threads", threads, .. DataFor(command)]).Errors,
                error => error.Message == "--threads takes a number from 1.");
    }

    /// <summary>A file, where a command without one is refused before its options are looked at.</summary>
    private static string[] DataFor(Command command) => command.Options.Any(option => option.Name == "--data") ? ["--data", "x"] : [];

    private static int MeaningsOf(string name) => Meanings.TryGetValue(name, out var meanings) ? meanings.Count : 1;

    /// <summary>The options of which another number of kinds is there than should be; null for any number.</summary>
    private static IEnumerable<string> Differing(Func<Option, string?> kindOf, Func<string, int?> expected) =>
        from named in Options().GroupBy(o => o.Option.Name)
        where expected(named.Key) is { } count && named.Select(o => kindOf(o.Option)).Distinct().Count() != count
        select string.Join('\n', named.Select(o => $"{o.Command} {named.Key}: {kindOf(o.Option)}"));

    private static IEnumerable<(string Command, Option Option)> Options() =>
        CommandLine.Descendants(CommandLine.Root()).SelectMany(command => command.Options.Select(option => (command.Name, option)));

    /// <summary>A file or a folder, a name or several: one kind. A number, a switch, a day: another.</summary>
    private static string Kind(Option option)
    {
        var type = option.ValueType.IsArray
            ? option.ValueType.GetElementType()!
            : Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
        return type.IsEnum ? nameof(String) : type.Name;
    }

    [GeneratedRegex("\"(?<name>--[a-z-]+)\"")]
    private static partial Regex NameLiteral();
}
