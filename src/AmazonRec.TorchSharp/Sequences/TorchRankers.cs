using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using AmazonRec.Rankers;

namespace AmazonRec.TorchSharp.Sequences;

/// <summary>The plug-in's rankers, which are in the list of rankers once it is loaded.</summary>
internal static class TorchRankers
{
    /// <summary>Adds them.</summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "A plug-in adds what it has when it is loaded.")]
    internal static void Add() => RankerZoo.Add(SasRec.Entry);
}
