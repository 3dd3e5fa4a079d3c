using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Zoo;

namespace AmazonRec.Testing.Models;

/// <summary>The models of the zoo, of a size that every engine gets through quickly, and content for their items.</summary>
public static class SmallZoo
{
    private const int TextWidth = 5;
    private const int ImageWidth = 4;

    public static Model Build(ZooEntry entry) => entry.Build(new ModelOptions
    {
        Hidden = 32,
        Inputs = new ModelInputs(Shape: null, new Dictionary<string, int> { ["text"] = TextWidth, ["image"] = ImageWidth }),
    });

    public static IReadOnlyList<ItemFeatures> Features(int items) => [Waves("text", TextWidth, items), Waves("image", ImageWidth, items)];

    private static ItemFeatures Waves(string name, int width, int items) =>
        new(name, width, [.. Enumerable.Range(0, items * width).Select(i => MathF.Sin(i * width))]);
}
