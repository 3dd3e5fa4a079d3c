using System.CommandLine;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Coded;
using AmazonRec.Data.Storage;
using Spectre.Console;

namespace AmazonRec.Cli.Options;

/// <summary>The options that say which of the kept ratings to train on, to stop by and to report on.</summary>
internal sealed class SplitOptions
{
    private static readonly IReadOnlyDictionary<string, SplitMethod> Methods = EnumName.All<SplitMethod>();

    private readonly Option<string> _method = new("--split")
    {
        Description = $"How rows are divided: {string.Join(", ", Methods.Keys)}. grouped keeps copies of a row on one side.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "random",
    };
    private readonly Option<double> _test = new("--test")
    {
        Description = "Share of rows to report on (of users or items for cold-users and cold-items).",
        HelpName = "X",
        DefaultValueFactory = _ => 0.2,
    };
    private readonly Option<double> _validation = new("--validation")
    {
        Description = "Share of rows to stop by, never the test rows; 0 for none.",
        HelpName = "X",
        DefaultValueFactory = _ => 0.1,
    };
    private readonly Option<string?> _testData = new("--test-data")
    {
        Description =
            "A file of the rows to report on, read as --data is and kept whole. --split and --validation then choose rows to stop by "
            + "out of --data.",
        HelpName = "FILE",
    };
    private readonly Option<string?> _file = new("--split-file")
    {
        Description = "Take a split that --save-split wrote, of the same data with the same filters.",
        HelpName = "FILE",
    };
    private readonly Option<string?> _save = new("--save-split")
    {
        Description = "Write which row is in which part, when all is done.",
        HelpName = "FILE",
    };

    /// <summary>Those that go with rows on disk.</summary>
    public IEnumerable<Option> OfStored => [_method, _test, _validation];

    /// <summary>How rows on disk are divided.</summary>
    /// <exception cref="ArgumentException">A share is out of range, or the split needs rows in memory.</exception>
    public RowDraw ReadDraw(ParseResult parsed, ulong seed)
    {
        var plan = Read(parsed, seed);
        if (plan.Method != SplitMethod.Random)
            throw new ArgumentException(
                $"--split {EnumName.Of(plan.Method)} looks at all rows at once, and these stay on disk: each row's part is drawn by its "
                + "number there (--split random). Or read them into memory (--in-memory).");
        var draw = new RowDraw(plan.Test, plan.Validation, seed);
        draw.Validate();
        return draw;
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _method, _test, _validation, _testData, _file, _save }) command.Add(option);
    }

    /// <exception cref="ArgumentException">There is no such split, or an option has nothing to say about it.</exception>
    public SplitPlan Read(ParseResult parsed, ulong seed)
    {
        var (name, file) = (parsed.GetRequiredValue(_method), parsed.GetValue(_file));
        if (!Methods.TryGetValue(name, out var method))
            throw new ArgumentException(
                $"There is no split '{name}'.{Nearest.Hint(name, Methods.Keys)} Splits: {string.Join(", ", Methods.Keys)}.");
        if (file is not null && new Option[] { _method, _test, _validation }.FirstOrDefault(option => IsGiven(parsed, option)) is { } given)
            throw new ArgumentException($"{given.Name} has nothing to say about a saved split. Leave it out, or leave out --split-file.");
        if (
            TestData(parsed) is not null
                && new Option[] { _file, _test, _save }.FirstOrDefault(option => IsGiven(parsed, option)) is { } other)
            throw new ArgumentException(
                $"{other.Name} has nothing to say where --test-data names the rows to report on. Leave out one of the two.");
        if (method == SplitMethod.LeaveOneOut && IsGiven(parsed, _test))
            throw new ArgumentException(
                "--test has nothing to say about leave-one-out: each user's latest row is reported on. Leave it out.");
        return new SplitPlan
        {
            Method = method,
            Test = parsed.GetValue(_test),
            Validation = parsed.GetValue(_validation),
            Seed = seed,
            File = file,
            TestData = TestData(parsed),
        };
    }

    /// <summary>The file of the rows to report on; null where they are of the same file.</summary>
    public string? TestData(ParseResult parsed) => parsed.GetValue(_testData);

    /// <summary>Looks whether the files can be read and written, before anything long is done.</summary>
    /// <exception cref="IOException">They can't.</exception>
    public void Probe(ParseResult parsed)
    {
        if (parsed.GetValue(_file) is { } file && !File.Exists(file))
            throw new FileNotFoundException($"{file}: no such file. Write a split with --save-split {file} first.");
        if (TestData(parsed) is { } test) DataSource.Files(test);
        if (parsed.GetValue(_save) is { } save) AtomicFile.Probe(Path.GetDirectoryName(Path.GetFullPath(save))!);
    }

    /// <summary>Writes the split where that is asked for.</summary>
    public void Save(ParseResult parsed, Split split, Screen screen)
    {
        if (parsed.GetValue(_save) is not { } path) return;
        split.Save(path);
        screen.Notes.WriteLine($"split written: {path}");
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };
}
