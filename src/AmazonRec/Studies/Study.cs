using AmazonRec.Data;

namespace AmazonRec.Studies;

/// <summary>A published system to reproduce: data, protocol, models and reported numbers.</summary>
/// <param name="Name">As in <c>reproduce NAME</c>.</param>
/// <param name="Title">One line.</param>
/// <param name="Files">Files it can run on, the best first.</param>
/// <param name="Filter">What the original kept; the clean protocol also leaves out copies.</param>
/// <param name="Split">Rows to train, validate and report on, before the protocol is applied.</param>
/// <param name="Models">In the order of the original.</param>
/// <param name="ProtocolNotes">What the reported protocol does that flatters or hurts, and what the clean one does instead.</param>
public sealed record Study(
    string Name,
    string Title,
    IReadOnlyList<StudyFile> Files,
    Func<Ratings, Ratings> Filter,
    Func<Ratings, Split> Split,
    IReadOnlyList<StudyModel> Models,
    IReadOnlyList<string> ProtocolNotes)
{
    /// <summary>The split under a protocol.</summary>
    public Split Prepare(Ratings ratings, Protocol protocol) => protocol == Protocol.AsReported
        ? Split(Filter(ratings)).AsReported()
        : Split(Filter(ratings.WithoutCopies()));
}
