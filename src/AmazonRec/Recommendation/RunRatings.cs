using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Training.Stored;

namespace AmazonRec.Recommendation;

/// <summary>The ratings that a run folder keeps, of which those of the training and validation rows are what users have rated.</summary>
internal static class RunRatings
{
    private const string FileName = "split.safetensors";
    private const string Implicit = "implicit";
    private const string Times = "times";

    /// <summary>What the file of a split tells beside its rows.</summary>
    public static Dictionary<string, string> NotesOf(Split split)
    {
        var notes = new Dictionary<string, string> { ["hash"] = split.Hash };
        if (split.Train.IsImplicit) notes[Implicit] = "yes";
        if (split.Train.TimeIsOrder) notes[Times] = "order";
        return notes;
    }

    /// <summary>Rows as the file of a split tells them.</summary>
    public static Ratings Make(
        Vocabulary users, Vocabulary items, int[] user, int[] item, float[] value, long[] time,
        IReadOnlyDictionary<string, string> notes) =>
        new(users, items, user, item, value, time)
        {
            IsImplicit = notes.GetValueOrDefault(Implicit) == "yes",
            TimeIsOrder = notes.GetValueOrDefault(Times) == "order",
        };

    /// <summary>The training and validation rows of a run; of one of rows on disk, from the file that it names.</summary>
    /// <exception cref="FileNotFoundException">The folder has no rows.</exception>
    /// <exception cref="FormatException">The file is damaged, or of another run.</exception>
    public static (Ratings Train, Ratings Validation) Read(string folder, Vocabulary users, Vocabulary items, string hash)
    {
        if (StoredModel.Is(folder)) return StoredCard.Read(folder).ReadRows(users, items);
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            throw new FileNotFoundException(
                $"{path}: is missing, and tells what users have rated. Copy the folder as a whole, or train again with amazonrec train "
                + $"--out {folder}.",
                path);
        var columns = Safetensors.Read(path, out var notes);
        if (notes.GetValueOrDefault("hash") is { } own && own != hash)
            throw new FormatException($"{path}: holds the rows of another run ({own} in place of {hash}). Copy the folder as a whole.");
        var validation = Part("validation");
        var reported = columns.ContainsKey("test.user") && validation.Count > 0 && Same(validation, Part("test"));
        return (Part("train"), reported ? validation.Rows([]) : validation); // as reported, test rows stand in for validation rows

        Ratings Part(string name)
        {
            var (user, item, value, time) = (
                Column<int>($"{name}.user"), Column<int>($"{name}.item"), Column<float>($"{name}.rating"), Column<long>($"{name}.time"));
            if (item.Length != user.Length || value.Length != user.Length || time.Length != user.Length)
                throw new FormatException($"{path}: the columns of '{name}' differ in length.");
            if (user.Any(code => code < 0 || code >= users.Count) || item.Any(code => code < 0 || code >= items.Count))
                throw new FormatException($"{path}: a row of '{name}' is of a user or item that the vocabularies do not have.");
            return Make(users, items, user, item, value, time, notes);
        }

        T[] Column<T>(string name) where T : unmanaged =>
            columns.TryGetValue(name, out var tensor) ? tensor.As<T>() : throw new FormatException($"{path}: has no column '{name}'.");

        static bool Same(Ratings a, Ratings b) => a.User.AsSpan().SequenceEqual(b.User) && a.Item.AsSpan().SequenceEqual(b.Item);
    }
}
