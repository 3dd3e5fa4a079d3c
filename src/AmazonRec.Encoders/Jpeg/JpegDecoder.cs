using AmazonRec.Features.Images;

namespace AmazonRec.Encoders.Jpeg;

/// <summary>Reads the segments of a JPEG (ISO 10918-1, annex B) and decodes its scans.</summary>
internal sealed class JpegDecoder
{
    private readonly ushort[]?[] _quantization = new ushort[]?[4]; // column by column
    private readonly HuffmanTable?[] _huffman = new HuffmanTable?[8]; // four for means, four for the others
    private readonly CodedSegments _segments = new();
    private readonly ImageLimits _limits;
    private Frame? _frame;
    private int _interval;
    private int _scans;
    private bool _isJfif;
    private byte? _adobe;
    private int _orientation = Orientation.Upright;
    private bool _hasExif;

    private JpegDecoder(ImageLimits limits) => _limits = limits;

    /// <summary>Decodes a whole file.</summary>
    public static Image Decode(ReadOnlySpan<byte> file, ImageLimits limits) => new JpegDecoder(limits).Read(file);

    private Image Read(ReadOnlySpan<byte> file)
    {
        var at = 2; // behind the start of the image
        while (true)
        {
            var skipped = at < file.Length ? file[at..].IndexOfAnyExcept((byte)0xFF) : -1;
            if (skipped < 0) throw new ImageFormatException("The file is cut short: it has no end of image", file.Length);
            if (skipped == 0) throw new ImageFormatException($"A marker is missing: there is {file[at]:X2}", at);
            at += skipped;
            var marker = file[at++];
            if (marker == 0xD9) return Finish(at);
            if (marker is 0x01) continue;
            if (marker is 0 or 0xD8 or (>= 0xD0 and <= 0xD7)) throw new ImageFormatException($"Marker FF{marker:X2} stands where none should", at - 2);
            var length = at + 2 <= file.Length ? (file[at] << 8) | file[at + 1] : 0;
            if (at + 2 > file.Length || at + length > file.Length) throw new ImageFormatException($"The file is cut short within segment FF{marker:X2}", at);
            if (length < 2) throw new ImageFormatException($"Segment FF{marker:X2} has length {length}", at);
            var segment = file.Slice(at + 2, length - 2);
            at += length;
            if (marker == 0xDA) at = ReadScan(file, segment, at);
            else ReadSegment(marker, segment, file.Length, at - length + 2);
        }
    }

    private void ReadSegment(byte marker, ReadOnlySpan<byte> segment, int fileBytes, int offset)
    {
        switch (marker)
        {
            case 0xC0 or 0xC1 or 0xC2:
                if (_frame is not null) throw new ImageFormatException("There is a second frame", offset);
                _frame = Frame.Read(segment, marker == 0xC2, fileBytes, _limits, offset);
                break;
            case 0xC4:
                ReadHuffman(segment, offset);
                break;
            case 0xC3 or 0xC7 or 0xCB or 0xCF:
                throw new ImageFormatException("Lossless JPEG is not supported", offset);
            case 0xC9 or 0xCA or 0xCC or 0xCD or 0xCE:
                throw new ImageFormatException("Arithmetic coding is not supported: Huffman codes are", offset);
            case 0xC5 or 0xC6 or 0xC8 or 0xDC or 0xDE or 0xDF:
                throw new ImageFormatException($"Segment FF{marker:X2} (hierarchical JPEG, or a height told later) is not supported", offset);
            case 0xDB:
                ReadQuantization(segment, offset);
                break;
            case 0xDD:
                if (segment.Length != 2) throw new ImageFormatException("The restart interval has a wrong length", offset);
                _interval = (segment[0] << 8) | segment[1];
                break;
            case 0xE0:
                _isJfif |= segment.StartsWith("JFIF\0"u8);
                break;
            case 0xE1:
                if (_hasExif || !segment.StartsWith("Exif\0\0"u8)) break; // others hold XMP; of several the first counts
                (_orientation, _hasExif) = (Orientation.OfExif(segment[6..]), true);
                break;
            case 0xEE:
                if (segment.Length >= 12 && segment.StartsWith("Adobe"u8)) _adobe = segment[11];
                break;
        }
    }

    private int ReadScan(ReadOnlySpan<byte> file, ReadOnlySpan<byte> segment, int at)
    {
        var offset = at - segment.Length;
        var frame = _frame ?? throw new ImageFormatException("A scan stands before the frame", offset);
        if (++_scans > _limits.MaxScans) throw new ImageFormatException($"There are more than {_limits.MaxScans} scans", offset);
        var scan = Scan.Read(segment, frame, _huffman, offset);
        foreach (var component in scan.Components)
        {
            if (!frame.IsProgressive && component.Scales is not null) throw new ImageFormatException($"Component {component.Id} comes twice", offset);
            if (scan.First > 0 && component.Scales is null) throw new ImageFormatException($"Component {component.Id} comes without its means", offset);
            component.Quantize(_quantization[component.Table] ?? throw new ImageFormatException($"Quantization table {component.Table} is not there", offset));
        }

        var end = _segments.Read(file, at);
        new ScanDecoder(frame, scan, _segments, _interval).Decode(file);
        return end;
    }

    private Image Finish(int at)
    {
        var frame = _frame ?? throw new ImageFormatException("There is no picture in the file", at);
        foreach (var component in frame.Components)
            if (component.Scales is null) throw new ImageFormatException($"The picture is cut short: component {component.Id} is missing", at);
        if (frame.IsProgressive)
            foreach (var component in frame.Components) component.TransformAll();
        return Orientation.Turned(JpegPixels.Of(frame, Colors(frame)), _orientation);
    }

    /// <summary>JFIF is always YCbCr; Adobe says what it is; else the names of the components do.</summary>
    private ColorTransform Colors(Frame frame)
    {
        if (frame.Components.Count == 1) return ColorTransform.Grey;
        if (_isJfif) return ColorTransform.YCbCr;
        if (_adobe is { } transform) return transform == 0 ? ColorTransform.Rgb : ColorTransform.YCbCr;
        return frame.Components.Select(c => c.Id).SequenceEqual("RGB"u8.ToArray()) ? ColorTransform.Rgb : ColorTransform.YCbCr;
    }

    private void ReadHuffman(ReadOnlySpan<byte> segment, int offset)
    {
        while (segment.Length > 0)
        {
            var symbols = 0;
            if (segment.Length >= 17)
                foreach (var count in segment[1..17]) symbols += count;
            if (segment.Length < 17 + symbols || symbols > 256) throw new ImageFormatException("A Huffman table is longer than its segment", offset);
            if (segment[0] >> 4 > 1 || (segment[0] & 15) > 3) throw new ImageFormatException($"There is no Huffman table {segment[0]:X2}", offset);
            _huffman[((segment[0] >> 4) * 4) + (segment[0] & 15)] = new HuffmanTable(segment[1..17], segment.Slice(17, symbols), offset);
            segment = segment[(17 + symbols)..];
        }
    }

    private void ReadQuantization(ReadOnlySpan<byte> segment, int offset)
    {
        while (segment.Length > 0)
        {
            var (bytes, number) = ((segment[0] >> 4) + 1, segment[0] & 15);
            if (bytes > 2 || number > 3) throw new ImageFormatException($"There is no quantization table {segment[0]:X2}", offset);
            if (segment.Length < 1 + (64 * bytes)) throw new ImageFormatException("A quantization table is longer than its segment", offset);
            var table = new ushort[64];
            for (var k = 0; k < 64; k++)
                table[ScanOrder.ByColumn[k]] = bytes == 1 ? segment[1 + k] : (ushort)((segment[1 + (2 * k)] << 8) | segment[2 + (2 * k)]);
            _quantization[number] = table;
            segment = segment[(1 + (64 * bytes))..];
        }
    }
}
