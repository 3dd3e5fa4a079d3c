using AmazonRec.Models;
using AmazonRec.Models.Layers;

namespace AmazonRec.Auto;

/// <summary>A graph without the clipping at its end: a blend is clipped once, so that lists order what lies beyond the scale, too.</summary>
internal static class Unclipped
{
    /// <summary>The graph before its clipping.</summary>
    public static Model Of(Model model) => model.Output is Clip clip ? new Model(model.Name, clip.Input) : model;
}
