using AmazonRec.Benchmarks.Peers;

namespace AmazonRec.Benchmarks.Ingestion;

/// <summary>Another program that reads a file of the benchmark, in a process of its own.</summary>
/// <param name="Name">As in the table.</param>
/// <param name="ReadsReviews">Whether it reads reviews in JSON lines; else ratings in columns.</param>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments, for the path of a file.</param>
internal sealed record IngestionReader(string Name, bool ReadsReviews, string Program, Func<string, IReadOnlyList<string>> Arguments)
{
    private const string Script = "ingestion.py";
    private const string DuckDb = "AmazonRec.Benchmarks.DuckDb";

    /// <summary>Those that are there; a note for each that is not, and how to get it.</summary>
    /// <param name="folder">For the scripts.</param>
    /// <param name="threads">Of those that can use several.</param>
    /// <param name="notes">Receives what is missing.</param>
    public static IReadOnlyList<IngestionReader> Find(string folder, int threads, List<string> notes)
    {
        var readers = new List<IngestionReader>();
        if (PeerProcess.PythonRuns("import pandas"))
        {
            var script = PeerProcess.WriteScript(Script, folder);
            readers.Add(new IngestionReader("pandas", ReadsReviews: false, PeerProcess.Python, file => [script, "pandas", file]));
            readers.Add(new IngestionReader("Python json", ReadsReviews: true, PeerProcess.Python, file => [script, "json", file]));
        }
        else
        {
            notes.Add("pandas was not found, so its column is missing: apt-get install python3-pandas");
        }

        var duckDb = Path.Combine(AppContext.BaseDirectory, "peers", "duckdb", $"{DuckDb}.dll");
        if (File.Exists(duckDb)) readers.Add(new IngestionReader("DuckDB", false, "dotnet", file => [duckDb, file, $"{threads}"]));
        else notes.Add($"DuckDB was not built, so its column is missing: dotnet build -c Release benchmarks/{DuckDb}");
        return readers;
    }

    /// <summary>Reads a file once.</summary>
    /// <exception cref="IOException">It failed; the message holds what it said.</exception>
    public IngestionMeasure Read(string path, CancellationToken cancellation) =>
        IngestionMeasure.ReadApart(Program, Arguments(path), cancellation);
}
