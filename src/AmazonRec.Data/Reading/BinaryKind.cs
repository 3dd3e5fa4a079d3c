using System.Text;

namespace AmazonRec.Data.Reading;

/// <summary>Tells by its first bytes what a file is that holds no text to read, and what to do with it.</summary>
internal static class BinaryKind
{
    private const string Unpack = "Unpack it first, and name the file of ratings in it.";
    private const string AsCsv = "Save it as CSV first, with a header.";

    private static readonly (byte[] Magic, string What, string Remedy)[] Known =
    [
        ([.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive", "Unpack it first: 7z x FILE."),
        ([0xFD, .. "7zXZ"u8, 0], "compressed with xz", "Unpack it first: xz -dk FILE."),
        ([0x28, 0xB5, 0x2F, 0xFD], "compressed with zstd", "Unpack it first: zstd -dk FILE."),
        ([0x04, 0x22, 0x4D, 0x18], "compressed with lz4", "Unpack it first: lz4 -dk FILE."),
        ([.. "BZh"u8], "compressed with bzip2", "Unpack it first: bzip2 -dk FILE."),
        ([0x1F, 0x9D], "compressed with compress (.Z)", "Unpack it first: gzip -dk FILE."),
        ([.. "Rar!"u8, 0x1A, 0x07], "a RAR archive", Unpack),
        (
            [.. "PAR1"u8],
            "a Parquet file",
            "Write it as CSV first: amazonrec data convert FILE NEW.csv (in code, ReadOptions.Database reads it as it is)"),
        ([.. "ARROW1"u8], "an Arrow (Feather) file", "Write it as CSV first, with pandas.read_feather and to_csv."),
        ([.. "FEA1"u8], "a Feather file", "Write it as CSV first, with pandas.read_feather and to_csv."),
        ([.. "ORC"u8], "an ORC file", AsCsv),
        ([.. "Obj"u8, 1], "an Avro file", AsCsv),
        ([0x89, .. "HDF\r\n"u8, 0x1A, .. "\n"u8], "an HDF5 file", "Write it as CSV first, with pandas.read_hdf or h5py."),
        ([.. "%PDF-"u8], "a PDF", "Name the data itself, not a paper about it."),
        (
            [.. "SQLite format 3"u8, 0],
            "a SQLite database",
            "Write the table as CSV first: sqlite3 -header -csv FILE \"select * from TABLE\" > NEW.csv"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an Excel workbook of the old kind (or another Office file)", AsCsv),
        ([0x93, .. "NUMPY"u8], "a NumPy array (.npy)", "Write it as CSV first, with numpy.savetxt."),
        ([0x80, 2], Pickle, PickleRemedy),
        ([0x80, 3], Pickle, PickleRemedy),
        ([0x80, 4, 0x95], Pickle, PickleRemedy),
        ([0x80, 5, 0x95], Pickle, PickleRemedy),
        ([.. "RDX"u8], "an R data file", "Write it as CSV first: write.csv(x, 'NEW.csv', row.names = FALSE)."),
        ([.. "MATLAB 5.0"u8], "a MATLAB file", "Write it as CSV first, with writetable."),
        ([0x89, .. "PNG"u8], "a picture", "Name a file of ratings."),
        ([0xFF, 0xD8, 0xFF], "a picture", "Name a file of ratings."),
        ([0xFF, 0xFE, 0, 0], "UTF-32 text", "Write it as UTF-8: iconv -f utf-32 -t utf-8 FILE > NEW"),
        ([0xFF, 0xFE], "UTF-16 text", "Write it as UTF-8: iconv -f utf-16 -t utf-8 FILE > NEW"),
        ([0xFE, 0xFF], "UTF-16 text", "Write it as UTF-8: iconv -f utf-16 -t utf-8 FILE > NEW"),
    ];

    private const string Pickle = "a Python pickle";
    private const string PickleRemedy = "Write it as CSV first, with pandas.read_pickle and to_csv; open pickles only of people you trust.";

    /// <summary>Refuses what is no text.</summary>
    /// <param name="name">What the file is called.</param>
    /// <param name="begin">Its first bytes, inflated.</param>
    /// <exception cref="FormatException">It is no text; says what it is and what to do.</exception>
    public static void RefuseIn(string name, ReadOnlySpan<byte> begin)
    {
        if (Of(begin) is var (what, remedy)) throw new FormatException($"{name}: is {what}, and text is read here. {remedy}");
    }

    /// <summary>What a file is, and what to do; null where it may be text.</summary>
    private static (string What, string Remedy)? Of(ReadOnlySpan<byte> begin)
    {
        if (begin is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..]) return OfZip(begin);
        foreach (var (magic, what, remedy) in Known)
            if (begin.StartsWith(magic)) return (what, remedy);
        if (begin.Length > 262 && begin[257..].StartsWith("ustar"u8))
            return ("a tar archive", "Unpack it first: tar xf FILE, and name the file of ratings in it.");
        return OfControls(begin);
    }

    private static (string What, string Remedy) OfZip(ReadOnlySpan<byte> begin)
    {
        if (begin.IndexOf("[Content_Types].xml"u8) >= 0 || begin.IndexOf("xl/"u8) >= 0) return ("an Excel workbook", AsCsv);
        if (begin.IndexOf(".npy"u8) is > 0 and < 200)
            return ("an archive of NumPy arrays (.npz)", "Write them as CSV first, with numpy.savetxt.");
        return ("a zip archive", "Unpack it first: unzip FILE, and name the file of ratings in it.");
    }

    /// <summary>Text has hardly a control character, and a zero beside each letter only in UTF-16.</summary>
    private static (string What, string Remedy)? OfControls(ReadOnlySpan<byte> begin)
    {
        int even = 0, odd = 0, controls = 0;
        for (var i = 0; i < begin.Length; i++)
        {
            if (begin[i] < ' ' && begin[i] is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f')) controls++;
            if (begin[i] != 0) continue;
            if (i % 2 == 0) even++;
            else odd++;
        }

        var half = begin.Length / 2;
        if (half > 4 && Math.Max(even, odd) > half * 3 / 4 && Math.Min(even, odd) < half / 10)
            return ("UTF-16 text", $"Write it as UTF-8: iconv -f utf-16{(odd > even ? "le" : "be")} -t utf-8 FILE > NEW");
        return controls > begin.Length / 10
            ? ("a binary file of a kind that is not known", "Name a file of ratings or reviews as text: CSV, TSV or JSON lines.")
            : null;
    }

    /// <summary>Why a row is refused that is no UTF-8: the first byte that isn't, and how to convert it.</summary>
    public static string NotUtf8(ReadOnlySpan<byte> row)
    {
        var at = 0;
        while (at < row.Length && Rune.DecodeFromUtf8(row[at..], out _, out var used) == System.Buffers.OperationStatus.Done) at += used;
        return $"the row is not valid UTF-8: byte {at + 1:N0} is 0x{row[Math.Min(at, row.Length - 1)]:X2}. A Latin-1 file becomes UTF-8 "
            + "by iconv -f latin1 -t utf-8 FILE > NEW";
    }
}
