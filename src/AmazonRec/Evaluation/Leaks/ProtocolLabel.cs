using AmazonRec.Data;

namespace AmazonRec.Evaluation.Leaks;

/// <summary>What a protocol is called where people read it. Nothing is called clean that leaks, or that nobody looked at.</summary>
public static class ProtocolLabel
{
    /// <summary>The label.</summary>
    /// <param name="protocol">As it stands in the result.</param>
    /// <param name="leak">The verdict on its rows; null in results of before there was one.</param>
    public static string Write(Protocol protocol, SplitLeak? leak) => (protocol, leak?.Level) switch
    {
        (Protocol.AsReported, _) => "as reported",
        (Protocol.Leaky, _) or (_, LeakLevel.Leaks) => "leaky",
        (_, LeakLevel.Copies) => "clean, but for copies",
        (_, LeakLevel.None) => "clean",
        _ => "not judged",
    };
}
