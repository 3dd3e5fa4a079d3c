using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using AmazonRec.Data;
using AmazonRec.Data.Storage;

namespace AmazonRec.Features.Importing;

/// <summary>
/// Features that others made. A file is told by its first bytes: <c>.npy</c> (NumPy) and safetensors take a list of ids beside them, files
/// of this project hold their own, and so do the image features of McAuley et al. 2015 (records of ten letters of asin and 4,096
/// single-precision numbers, little-endian) and attributes of items as a JSON object (a column for each that enough items have). Plain or gzip, but for safetensors.
/// </summary>
public static class FeatureImport
{
    private const int AsinLength = 10;
    private const int McAuleyWidth = 4096;

    /// <summary>Reads a file, a row at a time where the format lets us.</summary>
    /// <param name="file">The numbers.</param>
    /// <param name="name">What to call the features.</param>
    /// <param name="ids">The id of each row, where the file has none.</param>
    /// <param name="only">Ids to keep; null for all.</param>
    /// <param name="leastItems">Of attributes, those that so many of the kept items have, or more, are columns.</param>
    /// <param name="progress">Told about the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="FormatException">The file is of no known format, cut short or damaged, or does not go with the ids; names file and
    /// remedy.</exception>
    public static (FeatureMatrix Features, FeatureImportReport Report) Read(
        DataSource file, string name, DataSource? ids = null, Vocabulary? only = null, int leastItems = 5,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var format = FormatOf(file);
        if (format == AttributeFile.Format) return ReadAttributes(file, name, ids, only, leastItems);
        var (rows, width, count) = format switch
        {
            "npy" => ReadNpy(file, Ids(file, ids), only, progress, cancellation),
            "safetensors" => ReadSafetensors(file, ids, only),
            _ => ReadMcAuley(file, ids, only, progress, cancellation),
        };
        progress?.Report(1);
        var origin = new Dictionary<string, string> { ["method"] = $"import of {format}", ["source"] = Path.GetFileName(file.Name) };
        return (rows.ToMatrix(name, origin), new FeatureImportReport(format, width, count, rows.Kept, rows.Others, rows.Duplicates));
    }

    private static (FeatureMatrix Features, FeatureImportReport Report) ReadAttributes(
        DataSource file, string name, DataSource? ids, Vocabulary? only, int leastItems)
    {
        if (ids is not null) throw HasIds(file);
        var (rows, width, count, attributes) = AttributeFile.Read(file, leastItems, only);
        var origin = new Dictionary<string, string>
        {
            ["method"] = $"import of {AttributeFile.Format}",
            ["source"] = Path.GetFileName(file.Name),
            ["attributes"] = string.Create(
                CultureInfo.InvariantCulture, $"{width} that at least {leastItems} items have, of {attributes}"),
        };
        return (
            rows.ToMatrix(name, origin),
            new FeatureImportReport(AttributeFile.Format, width, count, rows.Kept, rows.Others, rows.Duplicates));
    }

    private static FormatException HasIds(DataSource file) => new($"{file.Name}: holds the id of each row itself. Leave out --ids.");

    private static string FormatOf(DataSource file)
    {
        using var records = new Records(file);
        var begin = new byte[10];
        if (!records.TryRead(begin)) throw new FormatException($"{file.Name}: is empty.");
        if (begin.AsSpan().StartsWith(NpyHeader.Magic)) return "npy";
        if (BinaryPrimitives.ReadInt64LittleEndian(begin) is > 1 and < 1 << 30 && begin[8] == '{') return "safetensors";
        if (begin[0] == '{') return AttributeFile.Format;
        return IsAsin(begin)
            ? "image features by asin"
            : throw new FormatException(
                $"{file.Name}: is neither .npy, safetensors, image features by asin nor attributes as a JSON object. Save the numbers with numpy.save, and the ids "
                + "one on a line.");
    }

    private static List<string> Ids(DataSource file, DataSource? ids) =>
        ids is null
            ? throw new FormatException(
                $"{file.Name}: holds numbers and no ids. Name a file with the id of each row, one on a line: --ids FILE.")
            : IdFile.Read(ids);

    private static FormatException OtherCount(DataSource file, long rows, int ids) =>
        new($"{file.Name}: has {rows:N0} rows, and there are {ids:N0} ids. Give one id for each row, in the order of the rows.");

    private static (FeatureRows Rows, int Width, long Count) ReadNpy(
        DataSource file, List<string> ids, Vocabulary? only, IProgress<double>? progress, CancellationToken cancellation)
    {
        using var records = new Records(file);
        var header = NpyHeader.Read(records, file.Name);
        if (header.Rows != ids.Count) throw OtherCount(file, header.Rows, ids.Count);
        var rows = new FeatureRows(file.Name, header.Width, only);
        var bytes = new byte[header.RowBytes];
        foreach (var id in ids)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!records.TryRead(bytes)) throw new FormatException($"{file.Name}: is cut short. Take the file anew.");
            progress?.Report(records.Progress);
            if (rows.Add(id) is not { } row) continue;
            if (!header.IsDouble) MemoryMarshal.Cast<byte, float>(bytes).CopyTo(row);
            else
                for (var i = 0; i < row.Length; i++)
                    row[i] = (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)));
        }

        return records.TryRead(new byte[1])
            ? throw new FormatException($"{file.Name}: goes on behind its {header.Rows:N0} rows. Take the file anew.")
            : (rows, header.Width, ids.Count);
    }

    private static (FeatureRows Rows, int Width, long Count) ReadSafetensors(DataSource file, DataSource? ids, Vocabulary? only)
    {
        using var stream = file.Open();
        var tensors = Safetensors.Read(stream, file.Name, out _);
        var matrices = tensors.Where(t => t.Value is { Shape.Length: 2, Values: float[] }).ToArray();
        if (matrices.Length != 1)
            throw new FormatException(
                $"{file.Name}: holds {matrices.Length} tensors of two axes in single "
                + $"precision{(matrices.Length == 0 ? "" : $" ({string.Join(", ", matrices.Select(m => m.Key))})")}. Save the one "
                + "alone, [items, width] float32.");
        var matrix = matrices[0].Value;
        var (values, width) = (matrix.As<float>(), matrix.Shape[1]);
        if (width is < 1 or > FeatureRows.MaxWidth)
            throw new FormatException($"{file.Name}: has {width:N0} numbers per item; 1 to {FeatureRows.MaxWidth:N0} are read.");
        var names = ids is null && tensors.TryGetValue("items", out var packed) && tensors.TryGetValue("items.ends", out var ends)
            ? [.. Vocabulary.OfPacked(packed.As<byte>(), ends.As<int>()).Ids]
            : Ids(file, ids);
        if (matrix.Shape[0] != names.Count) throw OtherCount(file, matrix.Shape[0], names.Count);
        var rows = new FeatureRows(file.Name, width, only);
        for (var i = 0; i < names.Count; i++)
            if (rows.Add(names[i]) is { } row) values.AsSpan(i * width, width).CopyTo(row);
        return (rows, width, names.Count);
    }

    private static (FeatureRows Rows, int Width, long Count) ReadMcAuley(
        DataSource file, DataSource? ids, Vocabulary? only, IProgress<double>? progress, CancellationToken cancellation)
    {
        if (ids is not null) throw HasIds(file);
        using var records = new Records(file);
        var rows = new FeatureRows(file.Name, McAuleyWidth, only);
        var record = new byte[AsinLength + (McAuleyWidth * sizeof(float))];
        var count = 0L;
        for (; records.TryRead(record); count++)
        {
            cancellation.ThrowIfCancellationRequested();
            var asin = record.AsSpan(0, AsinLength);
            if (!IsAsin(asin))
                throw new FormatException(
                    $"{file.Name}: record {count + 1:N0} begins with no asin of ten letters and digits. The file is damaged, or no "
                    + "image features by asin.");
            if (rows.Add(Encoding.ASCII.GetString(asin)) is { } row) MemoryMarshal.Cast<byte, float>(record.AsSpan(AsinLength)).CopyTo(row);
            progress?.Report(records.Progress);
        }

        return (rows, McAuleyWidth, count);
    }

    private static bool IsAsin(ReadOnlySpan<byte> bytes)
    {
        foreach (var letter in bytes)
            if (!char.IsAsciiLetterOrDigit((char)letter)) return false;
        return true;
    }
}
