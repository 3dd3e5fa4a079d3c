using System.Runtime.InteropServices;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Features;
using AmazonRec.Models;

namespace AmazonRec.Training;

/// <summary>
/// What a run folder keeps of <see cref="ColdStart"/>: <c>user.ratings</c> and <c>item.ratings</c> (training rows of each, 65,535 at most),
/// <c>item.content</c> (0 or 1), and the bias estimates (<c>mean</c>, <c>user.bias</c>, <c>item.bias</c>, <c>scale</c>).
/// </summary>
internal static class ColdStartFile
{
    /// <summary>The file in a run folder.</summary>
    public const string FileName = "cold-start.safetensors";

    private const string SplitName = "split.safetensors";

    /// <summary>Writes it into a folder.</summary>
    public static void Write(string folder, ColdStart cold)
    {
        var estimates = cold.Estimates;
        var tensors = new Dictionary<string, StreamedTensor>
        {
            ["user.ratings"] = Counts(cold.UserRatings),
            ["item.ratings"] = Counts(cold.ItemRatings),
            ["item.content"] = StreamedTensor.Of(Tensor.Of(Bytes(cold.Content))),
            ["mean"] = StreamedTensor.Of(Tensor.Of(new[] { estimates.Mean })),
            ["user.bias"] = StreamedTensor.Of(Tensor.Of(estimates.Users)),
            ["item.bias"] = StreamedTensor.Of(Tensor.Of(estimates.Items)),
            ["scale"] = StreamedTensor.Of(Tensor.Of(new[] { estimates.Min, estimates.Max })),
        };
        AtomicFile.Write(Path.Combine(folder, FileName), stream => Safetensors.Write(stream, tensors));
    }

    /// <summary>Counts as whole numbers of four bytes, without a copy of them.</summary>
    private static StreamedTensor Counts(ushort[] counts) => StreamedTensor.OfBytes("I32", [counts.Length], (first, bytes) =>
    {
        var numbers = MemoryMarshal.Cast<byte, int>(bytes);
        for (var i = 0; i < numbers.Length; i++) numbers[i] = counts[(first / sizeof(int)) + i];
    });

    private static byte[] Bytes(IReadOnlyList<bool> flags)
    {
        var bytes = new byte[flags.Count];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = flags[i] ? (byte)1 : (byte)0;
        return bytes;
    }

    /// <summary>Reads it; null where there is none, as in folders of before.</summary>
    /// <exception cref="FormatException">The file is damaged, or of another run.</exception>
    public static ColdStart? Read(string folder, Model model, ModelShape shape)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return null;
        var tensors = Safetensors.Read(path);
        var content = Array.ConvertAll(Column<byte>("item.content", shape.Items), has => has != 0);
        var scale = Column<float>("scale", 2);
        var estimates = new BiasEstimates(
            Column<float>("mean", 1)[0],
            Column<float>("user.bias", shape.Users),
            Column<float>("item.bias", shape.Items),
            scale[0],
            scale[1]);
        return new ColdStart(
            model, Counts("user.ratings", shape.Users), Counts("item.ratings", shape.Items), content, () => estimates);

        ushort[] Counts(string name, int length) => RowsOfEach.Cap(Column<int>(name, length));

        T[] Column<T>(string name, int length)
            where T : unmanaged => tensors.TryGetValue(name, out var tensor) && tensor.Values is T[] values && values.Length == length
                ? values
                : throw new FormatException(
                    $"{path}: damaged, or of another run: its column '{name}' is not what {shape.Users:N0} users and {shape.Items:N0} "
                    + "items have. Copy the folder as a whole, or train again.");
    }

    /// <summary>What a folder of before keeps of it: the training rows. Without those, all users and items count as known.</summary>
    /// <exception cref="FormatException">The rows are damaged, or of another run.</exception>
    public static ColdStart OfRows(string folder, Model model, Vocabulary users, Vocabulary items, IReadOnlyList<ItemFeatures> features)
    {
        var path = Path.Combine(folder, SplitName);
        var content = ColdStart.ContentOf(items.Count, features);
        if (!File.Exists(path))
            return new ColdStart(
                model,
                Ones(users),
                Ones(items),
                content,
                () => new BiasEstimates(0, new float[users.Count], new float[items.Count], float.MinValue, float.MaxValue));
        var columns = Safetensors.Read(path);
        var (user, item, value) = (Column<int>("train.user"), Column<int>("train.item"), Column<float>("train.rating"));
        if (
            user.Length == 0 || item.Length != user.Length || value.Length != user.Length
                || user.Any(code => code < 0 || code >= users.Count) || item.Any(code => code < 0 || code >= items.Count))
            throw new FormatException($"{path}: damaged. Its training rows do not go with the run's users and items.");
        return ColdStart.FromTraining(model, new Ratings(users, items, user, item, value, new long[user.Length]), features);

        static ushort[] Ones(Vocabulary ids) => [.. Enumerable.Repeat((ushort)1, ids.Count)];

        T[] Column<T>(string name) where T : unmanaged =>
            columns.TryGetValue(name, out var tensor) && tensor.Values is T[] values
                ? values
                : throw new FormatException($"{path}: damaged. It has no column {name}.");
    }
}
