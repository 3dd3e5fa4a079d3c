using System.Text;
using AmazonRec.Compute;
using AmazonRec.Data.Downloads;

namespace AmazonRec.Features.Images;

/// <summary>
/// The pictures of a folder, one per item, in the order of their names. An item's id is the name without extension, or what the folder's
/// images.json says where the name was made of an id that can't be one.
/// </summary>
public sealed class PictureFolder
{
    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp"];

    private PictureFolder(string path, IReadOnlyList<string> files, IReadOnlyList<string> ids, IReadOnlyList<UnreadablePicture> doubles) =>
        (Path, Files, Ids, Doubles) = (path, files, ids, doubles);

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Paths of the pictures.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The items they show.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>Pictures of items that have one already.</summary>
    public IReadOnlyList<UnreadablePicture> Doubles { get; }

    /// <summary>Looks through a folder, not into folders within it. Files without the extension of a picture are none.</summary>
    /// <exception cref="FormatException">There is no picture in it.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static PictureFolder Open(string path)
    {
        if (!Directory.Exists(path)) throw new DirectoryNotFoundException($"{path}: there is no such folder of pictures.");
        var names = ImageIndex.Read(path).Records.ToDictionary(record => ImageNames.FileOf(record.Item), record => record.Item);
        var (files, ids, doubles) = (new List<string>(), new Dictionary<string, string>(), new List<UnreadablePicture>());
        foreach (var file in Directory.EnumerateFiles(path).Order(StringComparer.Ordinal))
        {
            if (!Extensions.Contains(System.IO.Path.GetExtension(file).ToLowerInvariant())) continue;
            var name = System.IO.Path.GetFileNameWithoutExtension(file);
            var id = names.GetValueOrDefault(name, name);
            if (ids.TryAdd(id, file)) files.Add(file);
            else doubles.Add(
                new UnreadablePicture(
                    System.IO.Path.GetFileName(file), $"a second picture of {id}; {System.IO.Path.GetFileName(ids[id])} is taken"));
        }

        if (files.Count == 0) throw new FormatException($"{path}: there are no pictures (JPEG, PNG, WebP, GIF, BMP) in this folder.");
        return new PictureFolder(path, files, [.. ids.Keys], doubles);
    }

    /// <summary>A fingerprint of all names and bytes.</summary>
    public string Fingerprint(int threads, CancellationToken cancellation = default)
    {
        var prints = new ulong[Files.Count];
        Workers.Shared.Run(Files.Count, threads, i =>
        {
            cancellation.ThrowIfCancellationRequested();
            prints[i] = ByteHash.Compute(File.ReadAllBytes(Files[i]));
        });
        var text = new StringBuilder();
        for (var i = 0; i < prints.Length; i++) text.Append(Ids[i]).Append('\n').Append(prints[i]).Append('\n');
        return ByteHash.Compute(Encoding.UTF8.GetBytes(text.ToString())).ToString("x16");
    }
}
