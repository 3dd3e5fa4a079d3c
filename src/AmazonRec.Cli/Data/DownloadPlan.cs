using AmazonRec.Data.Downloads;
using AmazonRec.Studies;
using AmazonRec.Studies.Published;

namespace AmazonRec.Cli.Data;

/// <summary>What a name of <c>data download</c> stands for: a file of a public set, or all files that a study's original ran on.</summary>
/// <param name="Study">The study; null where a set was named.</param>
/// <param name="Files">The files, with their sets.</param>
internal sealed record DownloadPlan(Study? Study, IReadOnlyList<(PublicSet Set, SetFile File)> Files)
{
    /// <summary>The plan for a name.</summary>
    /// <param name="name">Of a set or a study.</param>
    /// <param name="kind">Which file of a set; null for the usual one.</param>
    /// <param name="mirror">Another server with the same paths; null for the owners'.</param>
    /// <exception cref="ArgumentException">There is no such set or study, or the kind makes no sense.</exception>
    public static DownloadPlan Create(string name, SetPart? kind, Uri? mirror)
    {
        if (StudyCatalog.Known(name) is not { IsOwn: false } study)
        {
            var set = PublicSets.Find(name);
            return new DownloadPlan(null, [(set, At(set.FileOf(kind)))]);
        }

        if (kind is not null)
            throw new ArgumentException(
                $"--kind picks a file of a set, and '{name}' is a study, whose files are all fetched. Leave it out, or name one of "
                + $"{string.Join(", ", study.Original!.Files.Select(f => f.Set).Distinct())}.");
        var files = study.Original!.Files.Select(f => (Set: PublicSets.Find(f.Set), f.Part));
        return new DownloadPlan(study, [.. files.Select(f => (f.Set, At(f.Set.FileOf(f.Part))))]);

        SetFile At(SetFile file) => mirror is null ? file : file.At(mirror);
    }
}
