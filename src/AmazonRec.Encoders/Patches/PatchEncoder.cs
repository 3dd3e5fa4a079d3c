using System.Text;
using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Encoders.Shaping;
using AmazonRec.Features;
using AmazonRec.Features.Images;

namespace AmazonRec.Encoders.Patches;

/// <summary>
/// Features of product photos learned from the photos themselves: a dictionary of whitened patches (Coates, Lee and Ng 2011: An analysis of
/// single-layer networks in unsupervised feature learning) and the colour layout, each with half of the variance, reduced to the directions
/// of greatest variance. Nothing was trained elsewhere.
/// </summary>
public sealed class PatchEncoder : IImageEncoder
{
    private const string Version = "2"; // of the method: files of another are made anew

    /// <inheritdoc/>
    public ImageFeatureSet Encode(
        PictureFolder folder, ImageFeatureOptions options, IReadOnlySet<string>? fitOn, Func<string, int, IProgress<double>?>? progress,
        CancellationToken cancellation)
    {
        options.Validate();
        return Learn(folder, options, fitOn, Origin(folder, options, fitOn, cancellation), progress, cancellation);
    }

    /// <inheritdoc/>
    public ImageFeatureSet EncodeOrReuse(
        PictureFolder folder, string file, ImageFeatureOptions options,
        IReadOnlySet<string>? fitOn, Func<string, int, IProgress<double>?>? progress, CancellationToken cancellation)
    {
        options.Validate();
        var origin = Origin(folder, options, fitOn, cancellation);
        if (Reuse(file, origin) is { } known) return known;
        AtomicFile.Probe(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var made = Learn(folder, options, fitOn, origin, progress, cancellation);
        made.Features.Save(file);
        return made;
    }

    private static ImageFeatureSet Learn(
        PictureFolder folder, ImageFeatureOptions options,
        IReadOnlySet<string>? fitOn, Dictionary<string, string> origin, Func<string, int, IProgress<double>?>? progress,
        CancellationToken cancellation)
    {
        var (ids, pictures, unreadable) = Read(folder, options, progress?.Invoke("read", folder.Files.Count), cancellation);
        int[] fit = [.. Enumerable.Range(0, ids.Length).Where(i => fitOn is null || fitOn.Contains(ids[i]))];
        if (fit.Length <= options.Width)
            throw new FormatException(
                $"{folder.Path}: {fit.Length:N0} pictures to learn from can't give {options.Width} features; lower the width (--width) "
                + "below the number of pictures."
                + (unreadable.Count > 0
                    ? $" {unreadable.Count:N0} can't be read, such as {unreadable[0].File}: {unreadable[0].Reason}"
                    : ""));
        var encoder = Dictionary([.. fit.Select(i => pictures[i])], options, progress, cancellation);
        var raw = Raw(pictures, encoder, options, progress?.Invoke("encode", pictures.Length), cancellation);
        var reduce = progress?.Invoke("reduce", 0);
        var rows = fit.Length == ids.Length ? raw : Pick(raw, fit, options.RawWidth);
        var components = PrincipalComponents.Learn(rows, [encoder.Width, options.RawWidth - encoder.Width], options.Width, options.Threads);
        var values = components.Apply(raw, options.Threads);
        reduce?.Report(1);
        var made = new Dictionary<string, string>(origin)
        {
            ["folder"] = Path.GetFullPath(folder.Path),
            ["fitted on"] = $"{fit.Length}",
            ["variance kept"] = $"{components.Kept:R}",
            ["unreadable"] = Json.Write(unreadable),
        };
        return new ImageFeatureSet(InOrder(ids, values, options.Width, made), unreadable, fit.Length, components.Kept, Reused: false);
    }

    /// <summary>All pictures at the size of features, and those that can't be read.</summary>
    private static (string[] Ids, byte[][] Pictures, IReadOnlyList<UnreadablePicture> Unreadable) Read(
        PictureFolder folder, ImageFeatureOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        var squares = new byte[]?[folder.Files.Count];
        var problems = new string?[folder.Files.Count];
        var done = 0;
        ImageDecoder.ReadAll(
            folder.Files,
            options.Threads,
            (i, image) =>
            {
                squares[i] = Resampling.Square(image, options.Size, options.Framing).Pixels;
                Tell();
            },
            (i, why) =>
            {
                problems[i] = why.Replace($"{folder.Files[i]}: ", "");
                Tell();
            },
            options.Limits,
            cancellation);
        int[] fine = [.. Enumerable.Range(0, squares.Length).Where(i => squares[i] is not null)];
        var bad = Enumerable.Range(0, squares.Length).Where(i => problems[i] is not null)
            .Select(i => new UnreadablePicture(Path.GetFileName(folder.Files[i]), problems[i]!));
        return ([.. fine.Select(i => folder.Ids[i])], [.. fine.Select(i => squares[i]!)], [.. bad, .. folder.Doubles]);

        void Tell() => progress?.Report((double)Interlocked.Increment(ref done) / squares.Length);
    }

    private static TriangleEncoder Dictionary(
        byte[][] pictures, ImageFeatureOptions options, Func<string, int, IProgress<double>?>? progress, CancellationToken cancellation)
    {
        var learn = progress?.Invoke("dictionary", 0);
        var sampler = new PatchSampler(options.Size, options.Patch);
        var rows = sampler.Draw(pictures, options.Patches, options.Seed);
        var whitening = Whitening.Learn(rows, sampler.Numbers, options.Threads);
        cancellation.ThrowIfCancellationRequested();
        var (patches, white) = (new PatchPanels(options.Patches, sampler.Numbers), new PatchPanels(options.Patches, sampler.Numbers));
        for (var i = 0; i < options.Patches; i++) patches.Put(i, rows.AsSpan(i * sampler.Numbers, sampler.Numbers));
        whitening.Apply(patches, new float[patches.WholeRows * Panels.Width], white);
        return new TriangleEncoder(
            sampler,
            whitening,
            KMeansCodebook.Learn(white, options.Centroids, options.Rounds, options.Seed, options.Threads, learn, cancellation));
    }

    private static float[] Raw(
        byte[][] pictures,
        TriangleEncoder encoder,
        ImageFeatureOptions options,
        IProgress<double>? progress,
        CancellationToken cancellation)
    {
        var raw = new float[checked(pictures.Length * options.RawWidth)];
        var done = 0;
        Workers.Shared.Run(pictures.Length, options.Threads, i =>
        {
            cancellation.ThrowIfCancellationRequested();
            var row = raw.AsSpan(i * options.RawWidth, options.RawWidth);
            encoder.Encode(pictures[i], row[..encoder.Width]);
            ColorLayout.Describe(pictures[i], options.Size, options.ColorGrid, row[encoder.Width..]);
            progress?.Report((double)Interlocked.Increment(ref done) / pictures.Length);
        });
        return raw;
    }

    private static float[] Pick(float[] raw, int[] rows, int width)
    {
        var picked = new float[rows.Length * width];
        for (var i = 0; i < rows.Length; i++) raw.AsSpan(rows[i] * width, width).CopyTo(picked.AsSpan(i * width));
        return picked;
    }

    private static FeatureMatrix InOrder(string[] ids, float[] values, int width, Dictionary<string, string> origin)
    {
        var items = Vocabulary.FromIds(ids);
        var sorted = new float[values.Length];
        for (var i = 0; i < ids.Length; i++) values.AsSpan(i * width, width).CopyTo(sorted.AsSpan(items.CodeOf(ids[i]) * width));
        return new FeatureMatrix(ImageFeatures.Name, items, width, sorted, origin);
    }

    private static ImageFeatureSet? Reuse(string file, Dictionary<string, string> origin)
    {
        if (!File.Exists(file)) return null;
        try
        {
            var known = FeatureMatrix.Load(file);
            if (origin.Any(note => known.Origin.GetValueOrDefault(note.Key) != note.Value)) return null;
            return new ImageFeatureSet(
                known, Json.Parse<UnreadablePicture[]>(known.Origin["unreadable"]), int.Parse(known.Origin["fitted on"]),
                double.Parse(known.Origin["variance kept"]), Reused: true);
        }
        catch (Exception e) when (e is FormatException or KeyNotFoundException)
        {
            return null; // damaged: made anew
        }
    }

    /// <summary>All that the features depend on.</summary>
    private static Dictionary<string, string> Origin(
        PictureFolder folder, ImageFeatureOptions o, IReadOnlySet<string>? fitOn, CancellationToken cancellation) => new()
        {
            ["method"] = $"patch dictionary and colour layout, version {Version}",
            ["options"] =
            $"width {o.Width}, size {o.Size}, {EnumName.Of(o.Framing)}, patch {o.Patch}, patches {o.Patches}, centroids {o.Centroids}, "
            + $"rounds {o.Rounds}, grid {o.ColorGrid}, seed {o.Seed}, pixels {o.Limits.MaxPixels}, bytes {o.Limits.MaxBytes}",
            ["pictures"] = folder.Fingerprint(o.Threads, cancellation),
            ["fit"] = fitOn is null
            ? "all"
            : ByteHash.Compute(Encoding.UTF8.GetBytes(string.Join('\n', fitOn.Order(StringComparer.Ordinal)))).ToString("x16"),
        };
}
