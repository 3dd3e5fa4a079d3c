namespace AmazonRec.Data.Downloads;

/// <summary>A file of a public set.</summary>
/// <param name="Part">What it holds.</param>
/// <param name="Name">Its name on disk.</param>
/// <param name="Form">What it must look like.</param>
/// <param name="Addresses">Where it lies; a later address is tried when an earlier one has no such file or can't be reached.</param>
/// <param name="Md5">Where its owner publishes its MD5, if anywhere.</param>
public sealed record SetFile(SetPart Part, string Name, FileForm Form, IReadOnlyList<Uri> Addresses, Uri? Md5 = null)
{
    /// <summary>The same file on a server that keeps it under the same path.</summary>
    /// <param name="mirror">The server, and the folder below which the paths begin.</param>
    public SetFile At(Uri mirror) => this with { Addresses = [On(mirror, Addresses[0])], Md5 = Md5 is null ? null : On(mirror, Md5) };

    private static Uri On(Uri mirror, Uri address) => new($"{mirror.AbsoluteUri.TrimEnd('/')}{address.AbsolutePath}");
}
