using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using AmazonRec.Compute;
using Microsoft.Win32.SafeHandles;

namespace AmazonRec.Features.Pretrained;

/// <summary>
/// Encodings on disk, by a hash of what was encoded: a file for each encoder, way of showing items to it, and version of what runs it. Each
/// entry is appended whole with a checksum. A last entry that was cut off is cut away; of several processes, the first writes and the
/// others read. Where a file can't be written, nothing is kept: a cache never makes work fail.
/// </summary>
public sealed class EncodingCache : IDisposable
{
    private const int HeaderBytes = 64;
    private const int KeyBytes = 16;
    private const int CheckBytes = 8;
    private const int ScannedBytes = 1 << 20;

    private static readonly byte[] Magic = "AMRENC01"u8.ToArray();

    private readonly Lock _gate = new();
    private readonly Dictionary<UInt128, long> _places = [];
    private readonly int _width;
    private readonly int _entryBytes;
    private SafeFileHandle? _file;
    private FileStream? _lock;
    private long _end;

    private EncodingCache(string path, int width, byte[] header)
    {
        (Path, _width, _entryBytes) = (path, width, KeyBytes + (width * sizeof(float)) + CheckBytes);
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            _lock = TryLock($"{path}.lock");
            _file = File.OpenHandle(
                path, _lock is null ? FileMode.Open : FileMode.OpenOrCreate, _lock is null ? FileAccess.Read : FileAccess.ReadWrite,
                FileShare.ReadWrite | FileShare.Delete);
            Scan(header);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Dispose();
        }
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Encodings that it holds.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _places.Count;
        }
    }

    /// <summary>Whether new encodings are not kept: another process writes the file, or it can't be written.</summary>
    public bool IsReadOnly => _lock is null;

    /// <summary>Opens an encoder's cache in a folder, which is made if need be.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="card">The encoder.</param>
    /// <param name="runtime">What runs it, with its version: another may give other last digits.</param>
    public static EncodingCache Open(string folder, EncoderCard card, string runtime)
    {
        var identity = SHA256.HashData(Encoding.UTF8.GetBytes($"{card.Kind}\n{card.Width}\n{card.Hash}\n{card.Input}\n{runtime}"));
        var header = new byte[HeaderBytes];
        Magic.CopyTo(header, 0);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(Magic.Length), card.Width);
        identity.CopyTo(header, Magic.Length + sizeof(int));
        var name = $"{System.IO.Path.GetFileNameWithoutExtension(card.Name)}-{Convert.ToHexStringLower(identity)[..16]}.encodings";
        return new EncodingCache(System.IO.Path.Combine(folder, name), card.Width, header);
    }

    /// <summary>Under what an item is kept: the first half of the SHA-256 of its bytes.</summary>
    public static UInt128 KeyOf(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    /// <summary>Reads an encoding, if it is there.</summary>
    /// <param name="key">Of the item.</param>
    /// <param name="row">Takes the numbers.</param>
    public bool TryRead(UInt128 key, Span<float> row)
    {
        long place;
        lock (_gate)
            if (_file is null || !_places.TryGetValue(key, out place)) return false;
        try
        {
            return RandomAccess.Read(_file, MemoryMarshal.AsBytes(row), place + KeyBytes) == row.Length * sizeof(float);
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Keeps an encoding, unless it is there or the file is not this process's to write.</summary>
    /// <param name="key">Of the item.</param>
    /// <param name="row">Its numbers.</param>
    public void Add(UInt128 key, ReadOnlySpan<float> row)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Length, _width);
        var entry = new byte[_entryBytes];
        BinaryPrimitives.WriteUInt128LittleEndian(entry, key);
        MemoryMarshal.AsBytes(row).CopyTo(entry.AsSpan(KeyBytes));
        var check = _entryBytes - CheckBytes;
        BinaryPrimitives.WriteUInt64LittleEndian(entry.AsSpan(check), ByteHash.Compute(entry.AsSpan(0, check)));
        lock (_gate)
        {
            if (_file is null || _lock is null || _places.ContainsKey(key)) return;
            try
            {
                RandomAccess.Write(_file, entry, _end);
            }
            catch (IOException) // the disk is full: what is there stays readable
            {
                Release();
                return;
            }

            _places.Add(key, _end);
            _end += _entryBytes;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _file?.Dispose();
            _file = null;
            Release();
        }
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Release()
    {
        _lock?.Dispose();
        _lock = null;
    }

    /// <summary>Notes where each whole entry lies; a writer cuts off what follows them.</summary>
    private void Scan(byte[] header)
    {
        var (found, length) = (new byte[HeaderBytes], RandomAccess.GetLength(_file!));
        if (RandomAccess.Read(_file!, found, 0) == HeaderBytes && found.AsSpan().SequenceEqual(header)) ReadEntries(length);
        else if (_lock is not null)
        {
            RandomAccess.SetLength(_file!, 0);
            RandomAccess.Write(_file!, header, 0);
            (_end, length) = (HeaderBytes, HeaderBytes);
        }

        if (_lock is not null && length > _end) RandomAccess.SetLength(_file!, _end);
    }

    private void ReadEntries(long length)
    {
        var entries = new byte[Math.Max(1, ScannedBytes / _entryBytes) * _entryBytes];
        for (_end = HeaderBytes; length - _end >= _entryBytes;)
        {
            var whole = RandomAccess.Read(_file!, entries, _end) / _entryBytes;
            for (var i = 0; i < whole; i++, _end += _entryBytes)
            {
                var entry = entries.AsSpan(i * _entryBytes, _entryBytes);
                if (ByteHash.Compute(entry[..^CheckBytes]) != BinaryPrimitives.ReadUInt64LittleEndian(entry[^CheckBytes..])) return;
                _places.TryAdd(BinaryPrimitives.ReadUInt128LittleEndian(entry), _end);
            }

            if (whole == 0) return;
        }
    }
}
