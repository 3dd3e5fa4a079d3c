using System.Text.Json;
using AmazonRec.Data.Storage;

namespace AmazonRec.TorchSharp;

/// <summary>What a module is built for.</summary>
/// <param name="Users">How many users there are.</param>
/// <param name="Items">How many items there are.</param>
/// <param name="Width">Columns of the layers that it reads beside the codes; 0 for none.</param>
/// <param name="Arguments">What the model was made with, as JSON; null for nothing.</param>
public sealed record ModuleSize(int Users, int Items, int Width, JsonElement? Arguments)
{
    /// <summary>The arguments as what they were.</summary>
    /// <exception cref="FormatException">There are none, or they are something else.</exception>
    public T Read<T>() => Json.Parse<T>(Arguments?.GetRawText() ?? throw new FormatException("The module was given no arguments."));
}
