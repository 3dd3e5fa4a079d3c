using System.CommandLine;
using AmazonRec.Cli.Terminal;
using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Models.Zoo;
using AmazonRec.Runs;

namespace AmazonRec.Cli.Train;

/// <summary>The options that give a model the content of the items, the same for every command that trains.</summary>
internal sealed class FeatureOptions
{
    private const string Text = "text";
    private const string Image = "image";

    private readonly Option<string?> _text = new("--text")
    {
        Description = "Features of the items' texts, as amazonrec features makes them; the same as --features text=FILE.",
        HelpName = "FILE",
    };
    private readonly Option<string?> _images = new("--images")
    {
        Description = "Features of the items' pictures; or the folder of pictures, to learn them from those of the items in training rows.",
        HelpName = "FILE|DIR",
    };
    private readonly Option<string[]> _features = new("--features")
    {
        Description = "Features that a model asks for by another name. May be given again.",
        HelpName = "NAME=FILE",
    };
    private readonly Option<string[]> _scaling = new("--scaling")
    {
        Description =
            "What is done to features first: unit (all columns together, to rows of length 1 over the items in training rows), standardize "
            + "(each column by itself), or none. unit by default: with the others, long rows or many columns can make training diverge.",
        HelpName = "NAME=none|standardize|unit",
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _text, _images, _features, _scaling }) command.Add(option);
    }

    /// <summary>Whether any features are given.</summary>
    public bool AreGiven(ParseResult parsed) =>
        new Option[] { _text, _images, _features }.Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>
    /// The files by the name that the model knows them by, in the order of the names. Of those that hardly tell items apart, the screen has
    /// a warning.
    /// </summary>
    /// <exception cref="ArgumentException">A name is given twice, or an option is not NAME=VALUE.</exception>
    /// <exception cref="FormatException">A file holds no features.</exception>
    public SortedDictionary<string, FeatureSource> Read(ParseResult parsed, Screen screen)
    {
        var paths = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, path) in Pairs(parsed, _features)) Give(name, path);
        if (parsed.GetValue(_text) is { } text) Give(Text, text);
        if (parsed.GetValue(_images) is { } images) Give(Image, images);
        foreach (var (name, path) in paths.Where(p => p.Key != Image && Directory.Exists(p.Value)))
            throw new ArgumentException(
                $"{path}: is a folder, and only pictures are read from one (--images). Give the features '{name}' as a file.");
        foreach (var name in Scalings(parsed).Keys.Except(paths.Keys))
            throw new ArgumentException($"--scaling names the features '{name}', which are not given. Give them with {OptionFor(name)}.");
        var sources = new SortedDictionary<string, FeatureSource>(
            paths.ToDictionary(p => p.Key, p => FeatureSource.Read(p.Value)), StringComparer.Ordinal);
        foreach (var source in sources.Values) FeatureWarning.Write(screen, source.Health);
        return sources;

        void Give(string name, string path)
        {
            if (!paths.TryAdd(name, path))
                throw new ArgumentException($"The features '{name}' are given twice: {paths[name]} and {path}. Leave out one.");
        }
    }

    /// <summary>Refuses a model that reads features which are not given, and features that it does not read.</summary>
    /// <exception cref="ArgumentException">It is so; the message names the command that makes them.</exception>
    public static void Check(Model model, IReadOnlyDictionary<string, FeatureSource> given)
    {
        if (FoldsContent(model)) return;
        var read = model.Layers.OfType<FeatureVector>().Select(f => f.Source).ToArray();
        foreach (var name in read.Except(given.Keys))
            throw new ArgumentException(
                $"The model '{model.Name}' reads the item features '{name}', which are not given. Give them with {OptionFor(name)}; "
                + $"{MakerOf(name)}");
        foreach (var name in given.Keys.Except(read))
            throw new ArgumentException(
                $"The model '{model.Name}' reads no item features "
                + $"'{name}'{(read.Length > 0 ? $"; it reads {string.Join(" and ", read)}" : "")}. Leave out {OptionFor(name)}, or take "
                + "a model that reads them, such as --model "
                + $"{(name == Image ? "hybrid-text-image" : name == Text ? "hybrid-text" : "bayesian-svdpp")}.");
    }

    /// <summary>Refuses models of which one reads features that are not given, and features that none of them reads.</summary>
    /// <exception cref="ArgumentException">It is so.</exception>
    public static void CheckAll(IReadOnlyList<Model> models, IReadOnlyDictionary<string, FeatureSource> given)
    {
        foreach (var model in models) Check(model, given.Where(file => Reads(model, file.Key)).ToDictionary());
        foreach (var name in given.Keys.Where(name => !models.Any(model => Reads(model, name))))
            throw new ArgumentException(
                $"None of the models reads the item features '{name}'. Leave out {OptionFor(name)}, or take a model that reads them.");
    }

    /// <summary>Whether a model reads features of a name.</summary>
    public static bool Reads(Model model, string name) =>
        FoldsContent(model) || model.Layers.OfType<FeatureVector>().Any(layer => layer.Source == name);

    /// <summary>What files bring along, before there is any data.</summary>
    public static ModelInputs InputsOf(IReadOnlyDictionary<string, FeatureSource> files) =>
        new(Shape: null, files.ToDictionary(f => f.Key, f => f.Value.Width));

    /// <summary>What features and data bring along.</summary>
    public static ModelInputs InputsOf(IReadOnlyList<ItemFeatures> features, Split split) =>
        new(new ModelShape(split.Train.Users.Count, split.Train.Items.Count), features.ToDictionary(f => f.Name, f => f.Width));

    /// <summary>The features in the order of the data's items.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="files">What was given.</param>
    /// <param name="split">The rows.</param>
    /// <param name="progress">Asked for someone to tell shares to, where features are learned first.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentException">Some are of other items, or tell the rows to report on.</exception>
    public IReadOnlyList<ItemFeatures> Align(
        ParseResult parsed, IReadOnlyDictionary<string, FeatureSource> files, Split split, Func<string, int, IProgress<double>?>? progress =
            null, CancellationToken cancellation = default) =>
        [.. files.Select(file => file.Value.Align(split, ScalingOf(parsed, file.Key), file.Key, progress, cancellation))];

    /// <summary>What a result needs to tell of them; null where none are given.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="files">What was given.</param>
    /// <param name="aligned">As the model read them; null where every fold had its own.</param>
    public IReadOnlyList<FeatureInput>? Input(
        ParseResult parsed,
        IReadOnlyDictionary<string,
        FeatureSource> files,
        IReadOnlyList<ItemFeatures>? aligned = null) => files.Count == 0
        ? null
        : [
            .. files.Select(
                file => file.Value.Input(file.Key, ScalingOf(parsed, file.Key), aligned?.First(f => f.Name == file.Key).Report))];

    private static bool FoldsContent(Model model) => ModelZoo.Find(model.Name).FoldsContent;

    private static string OptionFor(string name) => name switch
    {
        Text => "--text FILE",
        Image => "--images FILE|DIR",
        _ => $"--features {name}=FILE",
    };

    private static string MakerOf(string name) => name is Text or Image
        ? $"amazonrec features {(name == Text ? "text" : "images")} makes such a file, and amazonrec features import takes others."
        : "amazonrec features import makes such a file of others.";

    private FeatureScaling ScalingOf(ParseResult parsed, string name) =>
        Scalings(parsed).TryGetValue(name, out var scaling) ? scaling : FeatureScaling.Unit;

    private Dictionary<string, FeatureScaling> Scalings(ParseResult parsed)
    {
        var scalings = new Dictionary<string, FeatureScaling>(StringComparer.Ordinal);
        foreach (var (name, value) in Pairs(parsed, _scaling))
            scalings[name] = value switch
            {
                "none" => FeatureScaling.None,
                "standardize" => FeatureScaling.Standardize,
                "unit" => FeatureScaling.Unit,
                _ => throw new ArgumentException($"--scaling {name}={value}: there is no such scaling. Take none, standardize or unit."),
            };
        return scalings;
    }

    private static IEnumerable<(string Name, string Value)> Pairs(ParseResult parsed, Option<string[]> option)
    {
        foreach (var pair in parsed.GetValue(option) ?? [])
        {
            var at = pair.IndexOf('=');
            if (at < 1 || at == pair.Length - 1) throw new ArgumentException($"{option.Name} takes {option.HelpName}; '{pair}' is none.");
            yield return (pair[..at], pair[(at + 1)..]);
        }
    }
}
