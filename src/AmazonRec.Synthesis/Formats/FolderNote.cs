using AmazonRec.Data.Storage;

namespace AmazonRec.Synthesis.Formats;

/// <summary>The README.txt of a folder whose file names can't say that they are synthetic.</summary>
internal static class FolderNote
{
    public static string Write(SynthesisOptions options) =>
        $"""
        This data is SYNTHETIC: made by amazonrec data synthesize, of {options.Users} invented users, {options.Items} invented items and
        {options.Ratings} invented ratings (seed {options.Seed}). It has the file names and columns of {EnumName.Of(options.Format)}, so
        that what reads that also reads this, and nothing else in common with it. No number from it says anything about MovieLens or about
        people. Ids are whole numbers here, as the format wants, without the SYN of the Amazon formats. Users have one rating or more,
        where MovieLens keeps those with 20.

        """;
}
