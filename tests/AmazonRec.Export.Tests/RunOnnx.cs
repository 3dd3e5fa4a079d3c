using AmazonRec.Training;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AmazonRec.Export.Tests;

/// <summary>A model by way of its ONNX file and ONNX Runtime.</summary>
internal static class RunOnnx
{
    /// <summary>The bytes of its file.</summary>
    public static byte[] Bytes(TrainedModel model)
    {
        using var stream = new MemoryStream();
        new OnnxWriter().Write(stream, model);
        return stream.ToArray();
    }

    /// <summary>The stars of pairs.</summary>
    public static float[] Predict(byte[] file, IReadOnlyList<int> users, IReadOnlyList<int> items)
    {
        using var session = new InferenceSession(file);
        using var results = session.Run([Codes("user", users), Codes("item", items)]);
        return [.. results.Single(result => result.Name == "stars").AsEnumerable<float>()];

        static NamedOnnxValue Codes(string name, IReadOnlyList<int> codes) => NamedOnnxValue.CreateFromTensor(
            name, new DenseTensor<long>(codes.Select(code => (long)code).ToArray(), [codes.Count]));
    }

    /// <summary>The largest difference between the file's stars and the model's over all pairs.</summary>
    public static float WorstOfAllPairs(TrainedModel model)
    {
        var count = model.Users.Count * model.Items.Count;
        int[] users = [.. Enumerable.Range(0, count).Select(pair => pair / model.Items.Count)];
        int[] items = [.. Enumerable.Range(0, count).Select(pair => pair % model.Items.Count)];
        var expected = new float[count];
        model.Predict(users, items, expected);
        return Predict(Bytes(model), users, items).Zip(expected).Max(pair => Math.Abs(pair.First - pair.Second));
    }
}
