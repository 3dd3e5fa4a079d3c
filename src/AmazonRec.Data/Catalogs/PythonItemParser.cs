using System.Buffers;

namespace AmazonRec.Data.Catalogs;

/// <summary>
/// Reads the 2014 metadata as first published: each line a Python dictionary, here written anew as JSON and read as that.
/// </summary>
/// <param name="names">The names of id and title; null for Amazon's own.</param>
internal sealed class PythonItemParser(CatalogNames? names) : IItemParser
{
    private readonly JsonItemParser _json = new(names);
    private readonly ArrayBufferWriter<byte> _written = new();

    public string IdOf(ReadOnlySpan<byte> row) => _json.IdOf(Rewritten(row));

    public CatalogItem Parse(ReadOnlySpan<byte> row) => _json.Parse(Rewritten(row));

    private ReadOnlySpan<byte> Rewritten(ReadOnlySpan<byte> row)
    {
        RowText.CheckUtf8(row);
        _written.ResetWrittenCount();
        PythonLiteral.WriteAsJson(row, _written);
        return _written.WrittenSpan;
    }
}
