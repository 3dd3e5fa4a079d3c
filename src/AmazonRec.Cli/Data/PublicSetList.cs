using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Downloads;
using AmazonRec.Data.Storage;
using AmazonRec.Studies;
using AmazonRec.Studies.Published;
using Spectre.Console;

namespace AmazonRec.Cli.Data;

/// <summary><c>data download --list</c>: what there is.</summary>
internal static class PublicSetList
{
    public static int Show(Screen screen, string? start, bool json)
    {
        var sets = PublicSets.All.Where(set => set.Name.StartsWith(start ?? "", StringComparison.OrdinalIgnoreCase)).ToArray();
        if (sets.Length == 0) PublicSets.Find(start!); // says what was probably meant
        if (json)
        {
            screen.Output.WriteLine(Json.Write(sets.Select(set => new
            {
                set.Name,
                set.Title,
                Files = set.Files.Select(file => new { Kind = SetParts.Word(file.Part), file.Name, file.Addresses, file.Md5 }),
                set.Terms,
            })));
            return 0;
        }

        foreach (var family in PublicSets.Families)
        {
            var shown = sets.Where(set => set.Folder == family.Name).Select(set => set.Name).ToArray();
            if (shown.Length == 0) continue;
            screen.Results.WriteLine(
                $"{family.Title}; kinds: {string.Join(", ", family.Parts.Select(part => SetParts.Word(part.Part)))}; {family.Terms.Address}");
            foreach (var name in shown) screen.Results.WriteLine($"  {name}");
            screen.Results.WriteLine();
        }

        foreach (var set in PublicSets.Single.Intersect(sets)) screen.Results.WriteLine($"{set.Name}: {set.Title}; {set.Terms.Address}");
        if (start is not null) return 0;
        screen.Results.WriteLine();
        foreach (var study in StudyCatalog.All.Where(study => !study.IsOwn))
            screen.Results.WriteLine($"{study.Name} (a study): {string.Join(", ", study.Original!.Files.Select(Named))}");
        return 0;

        static string Named(OriginalFile file) => $"{file.Set} {SetParts.Word(file.Part)}";
    }
}
