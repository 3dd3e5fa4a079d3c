using AmazonRec.Studies.Running;


namespace AmazonRec.Benchmarks;

/// <summary>How fast the pictures of a folder are decoded. Times are seconds for all of them.</summary>
/// <param name="Environment">Where.</param>
/// <param name="Pictures">JPEGs that can be read; others are left out.</param>
/// <param name="Unreadable">JPEGs that can't.</param>
/// <param name="Megapixels">All together.</param>
/// <param name="Ours">On one thread, then on all; from file to pixels.</param>
/// <param name="OursProcessor">Processor time of ours on one thread, garbage collection and all.</param>
/// <param name="Djpeg">djpeg's processor time, less the start of its processes; null where it is missing.</param>
/// <param name="DjpegStart">What was taken off.</param>
public sealed record DecodingResult(
    RunEnvironment Environment, int Pictures, int Unreadable, double Megapixels, IReadOnlyList<Timing> Ours, Timing OursProcessor,
    Timing? Djpeg, Timing? DjpegStart)
{
    /// <summary>Name of its file.</summary>
    public const string FileName = "decoding.json";

    /// <summary>Our speed on one thread over djpeg's, by the medians of processor time; null without djpeg.</summary>
    public double? Ratio => Djpeg is { } peer ? peer.Median / OursProcessor.Median : null;

    /// <summary>Megapixels a second at the median.</summary>
    public double Speed(Timing timing) => Megapixels / timing.Median;
}
