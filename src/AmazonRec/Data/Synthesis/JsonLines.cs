using System.Buffers;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AmazonRec.Data.Synthesis;

/// <summary>A gzip file of one JSON object a line.</summary>
internal sealed class JsonLines : IDisposable
{
    private const int Portion = 1 << 16;
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * Portion);
    private readonly GZipStream _stream;

    public JsonLines(string path)
    {
        _stream = new GZipStream(File.Create(path), CompressionLevel.SmallestSize);
        // Apostrophes and ampersands as they are: these files go to readers of JSON, never into a page.
        Json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <summary>Where to write the line's object.</summary>
    public Utf8JsonWriter Json { get; }

    /// <summary>Ends the line after a whole object.</summary>
    public void EndLine()
    {
        Json.Flush();
        Json.Reset();
        _buffer.Write("\n"u8);
        if (_buffer.WrittenCount >= Portion) Spill();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Spill();
        }
        finally
        {
            Json.Dispose();
            _stream.Dispose(); // even on a full disk, so that the caller can remove the file
        }
    }

    private void Spill()
    {
        _stream.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}
