using System.CommandLine;

namespace AmazonRec.Cli.Options;

/// <summary>Word vectors that others learned.</summary>
internal static class PretrainedOption
{
    public static Option<string?> Create() => new("--pretrained")
    {
        Description =
            "word2vec: begin with these vectors where they have a word, binary or text, plain or gzip. The width is that of the file.",
        HelpName = "FILE",
    };
}
