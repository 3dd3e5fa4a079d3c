namespace AmazonRec.Data.Storage;

/// <summary>Where a tensor lies in a safetensors file.</summary>
/// <param name="Type">As the format names it: F32, I32, I64, U8.</param>
/// <param name="Shape">Lengths of the axes.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte behind its last.</param>
internal sealed record SafetensorsEntry(string Type, long[] Shape, long Begin, long End);
