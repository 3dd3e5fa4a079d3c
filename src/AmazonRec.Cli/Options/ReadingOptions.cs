using System.CommandLine;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Plugins;

namespace AmazonRec.Cli.Options;

/// <summary>The options that say how a file is read, the same for every command that reads one.</summary>
internal sealed class ReadingOptions
{
    private const long LeastMemory = 128_000_000;

    private readonly Option<RatingRange> _range = RangeOption.Option(
        "--rating-range", "MIN,MAX", "Ratings outside are bad rows.", RatingRange.Stars);

    private readonly Option<int> _skip = new("--skip-bad-rows")
    {
        Description = "Leave out up to N bad rows and report them; by default the first is an error.",
        HelpName = "N",
    };

    private readonly Option<string?> _columns = new("--columns")
    {
        Description =
            "A ratings file's columns where they can't be told: their order, such as user,item,rating,timestamp (_ passes over one; "
            + "without rating: who chose what; user,items: a user a line, the items behind, oldest first), or the file's own names, "
            + "such as user=user_id,item=business_id,rating=stars,time=date "
            + "(and text=NAME, by which copies are told).",
        HelpName = "LIST",
    };

    private readonly Option<string?> _separator = new("--separator")
    {
        Description =
            "What stands between a ratings file's columns, where its first line doesn't tell: tab, comma, semicolon, bar, blank, ::, or "
            + "the character.",
        HelpName = "NAME",
    };

    private readonly Option<bool> _verified = new("--verified")
    {
        Description = "Keep reviews of purchases that the shop knows of alone (verified, or verified_purchase); before all other filters.",
    };

    private readonly Option<string> _cache = new Option<string>("--cache")
    {
        Description = "Folder where large files are kept as columns for the next start; none for no cache.",
        HelpName = "DIR",
        DefaultValueFactory = _ => CacheFolder.Path,
    }.Usually("a folder of this user");

    private readonly Option<long?> _memory = SizeOption.Create(
        "--memory",
        "Memory for reading, 128MB at least: a file that will not fit is read by way of the disk, with DuckDB (a plug-in), as are Parquet "
        + "and several files. The rows that are left need theirs. By default what the machine has.");

    private readonly Option<string?> _spill = new("--spill")
    {
        Description = "Folder for what --memory leaves no room for, instead of that of temporary files; it is left as it was.",
        HelpName = "DIR",
    };

    public void AddTo(Command command)
    {
        command.Add(_range);
        command.Add(_skip);
        command.Add(_columns);
        command.Add(_separator);
        command.Add(_verified);
        command.Add(_cache);
        command.Add(_memory);
        command.Add(_spill);
    }

    /// <summary>The scale.</summary>
    public Option Scale => _range;

    public RatingRange Range(ParseResult parsed) => parsed.GetValue(_range);

    public ReadOptions Read(ParseResult parsed, IProgress<double>? progress, CancellationToken cancellation = default) => new()
    {
        Cancellation = cancellation,
        RatingRange = parsed.GetValue(_range),
        SkipBadRows = parsed.GetValue(_skip) is >= 0 and var n ? n : throw new ArgumentException("--skip-bad-rows takes a number from 0."),
        Columns = parsed.GetValue(_columns)?.Split(',', StringSplitOptions.TrimEntries),
        Separator = parsed.GetValue(_separator),
        VerifiedOnly = parsed.GetValue(_verified),
        CacheFolder = parsed.GetValue(_cache) is { Length: > 0 } folder && folder != "none" ? folder : null,
        Progress = progress,
        Database = RatingsDatabase.Load,
        Memory = parsed.GetValue(_memory) is not < LeastMemory and var memory
            ? memory
            : throw new ArgumentException("--memory: 128MB are the least that can be read with. Give it more."),
        SpillFolder = parsed.GetValue(_spill),
        Notice = parsed.InvocationConfiguration.Error.WriteLine,
    };
}
