using System.Diagnostics;
using System.Text;
using AmazonRec.Notebooks.Cells;
using AmazonRec.Notebooks.Sessions.Packages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>Runs cells of C#, one after the other; each sees what those before it declared, read and loaded.</summary>
public sealed class CSharpSession : IDisposable
{
    // What the .NET Interactive C# kernel imports: notebooks that run here must run there.
    private static readonly string[] Imports = [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq"];

    // All of .NET, and of this program only what cells call by name: the library is for the notebook to ask for.
    private static readonly Lazy<MetadataReference[]> Platform = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Where(
                path =>
                    Path.GetFileName(path) is var name
                        && (
                            name.StartsWith("System.", StringComparison.Ordinal)
                                || name is "netstandard.dll" or "mscorlib.dll" or "Microsoft.CSharp.dll"))
            .Append(typeof(CellFunctions).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path, documentation: new ReferenceDocumentation(path))),
    ]);

    private readonly InteractiveAssemblyLoader _loader = new();
    private readonly SessionPackages _packages;
    private readonly string _folder;
    private ScriptOptions _options;
    private ScriptState<object>? _state;

    /// <summary>A session without cells.</summary>
    /// <param name="folder">Where the notebook is: paths of <c>#r</c> and <c>#load</c> begin there.</param>
    public CSharpSession(string folder)
        : this(folder, PackageRestore.OfUser())
    {
    }

    /// <summary>A session without cells.</summary>
    /// <param name="folder">Where the notebook is.</param>
    /// <param name="restore">Finds packages.</param>
    internal CSharpSession(string folder, PackageRestore restore)
    {
        HostDoors.Open();
        _folder = Path.GetFullPath(folder);
        _loader.RegisterDependency(typeof(CellFunctions).Assembly);
        var host = new HostReferences(ScriptMetadataResolver.Default.WithBaseDirectory(_folder), _loader, _folder);
        _packages = new SessionPackages(restore, host, _loader);
        _options = ScriptOptions.Default
            .WithReferences(Platform.Value)
            .WithImports([.. Imports, typeof(CellFunctions).Namespace!, typeof(CellFunctions).FullName!])
            .WithMetadataResolver(host)
            .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(_folder))
            .WithLanguageVersion(LanguageVersion.Latest)
            .WithOptimizationLevel(OptimizationLevel.Debug) // else errors name no lines
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8);
    }

    /// <summary>How many cells ran, or began to.</summary>
    public int Cells { get; private set; }

    /// <summary>Runs a cell to its end, and shows its trailing expression. Errors of the cell are outputs; none is thrown.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="output">Takes what it shows, one at a time.</param>
    /// <param name="counted">Whether it is one of the notebook's cells, and not a client's own.</param>
    /// <param name="asks">Whether <paramref name="output"/> sees to it that a cell's questions (<c>input_request</c>) are answered.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<CellResult> ExecuteAsync(
        string code, Action<CellOutput> output, bool counted = true, bool asks = false, CancellationToken cancellation = default)
    {
        if (counted) Cells++;
        var number = Cells;
        var sink = new CellSink(output, number, asks);
        var outside = CellSink.Current;
        CellSink.Current = sink; // flows into the cell's thread and what it starts
        try
        {
            ConsoleWriter.Install();
            CellInput.Install();
            var (error, interrupted) = await Run(code, number, sink, cancellation);
            if (error is not null) sink.Write(error);
            if (interrupted) ConsoleWriter.Install(anew: true);
            return new CellResult(number, error, interrupted);
        }
        finally
        {
            sink.Close();
            if (sink.Imports.Count > 0) _options = _options.AddImports(sink.Imports.Except(_options.Imports));
            CellSink.Current = outside;
        }
    }

    /// <summary>Names that may stand at a place in a cell that was not run yet.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="position">The place, in UTF-16 units.</param>
    public Completion Complete(string code, int position) => Names(code).Complete(position);

    /// <summary>What the name at a place in a cell is; null if nothing is known.</summary>
    public string? Describe(string code, int position) => Names(code).Describe(position);

    /// <summary>Whether a cell is whole, waits for more lines, or is no C#.</summary>
    public static CellState StateOf(string code) => CellOrders.Read(code, cell: 0, folder: ".") is { Error: null } orders
        ? CellSyntax.StateOf(orders.Code)
        : CellState.Complete; // so that it is run, and what is wrong is said

    /// <summary>Lets the compiler get ready, so that the first cell needn't wait for it.</summary>
    public async Task WarmUpAsync() => await CSharpScript.Create<object>("display(1 + 1)", _options).RunAsync();

    /// <inheritdoc/>
    public void Dispose() => _loader.Dispose();

    private async Task<(ErrorOutput? Error, bool Interrupted)> Run(string code, int number, CellSink sink, CancellationToken cancellation)
    {
        var orders = CellOrders.Read(code, number, _folder);
        if (orders.Error is not null) return (orders.Error, false);
        var time = Stopwatch.StartNew();
        var end = await Run(orders, number, sink, cancellation);
        if (orders.Timed) sink.Write(WallTime.Show(time.Elapsed));
        return end;
    }

    private async Task<(ErrorOutput? Error, bool Interrupted)> Run(
        CellOrders orders, int number, CellSink sink, CancellationToken cancellation)
    {
        var code = orders.Code;
        try
        {
            if (orders.Packages != WantedPackages.None) await Load(orders.Packages, cancellation);
            var script = Next(StoppableCode.Rewrite(code), number);
            var errors = script.Compile(cancellation).Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
            if (errors.Length > 0) return (CellErrors.Describe(errors, number), false);
            var state = await CellThread.Run(
                () =>
                    _state is null
                        ? script.RunAsync(globals: null, catchException: _ => true, CancellationToken.None)
                        : script.RunFromAsync(_state, catchException: _ => true, CancellationToken.None),
                cancellation);
            _state = state; // also after an error: what the cell declared before it is there
            if (state.Exception is ThreadInterruptedException or OperationCanceledException && cancellation.IsCancellationRequested)
                return (CellErrors.Interrupted("the cell was stopped."), true);
            if (state.Exception is { } error) return (CellErrors.Describe(error, number), false);
            if (state.ReturnValue is { } value and not DisplayedValue && CellSyntax.EndsWithValue(code))
                sink.Write(new DataOutput(MimeBundle.Create(value), IsResult: true));
            return (null, false);
        }
        catch (OperationCanceledException e) when (cancellation.IsCancellationRequested)
        {
            return (CellErrors.Interrupted(e.Message), true);
        }
        catch (PackageException e)
        {
            return (ErrorOutput.OfHost("PackageError", number, orders.PackageLine, e.Message), false);
        }
        catch (Exception e)
        {
            return (
                CellErrors.Describe(e is System.Reflection.TargetInvocationException { InnerException: { } inner } ? inner : e, number),
                false);
        }
    }

    /// <summary>The packages of a cell, and a line that says which they are: the same words each time.</summary>
    private async Task Load(WantedPackages wanted, CancellationToken cancellation)
    {
        var names = RestoreWords.Of(wanted.Versions.Select(package => (package.Key, package.Value)));
        DisplayedValue? shown = null;
        var (words, references) = await _packages.LoadAsync(
            wanted, () => shown = CellFunctions.display($"Restoring {names} ..."), cancellation);
        _options = _options.AddReferences(references);
        if (words.Length == 0) return; // a source alone
        words = $"Packages: {words}";
        if (shown is null) CellFunctions.display(words);
        else shown.Update(words);
    }

    private CellNames Names(string code)
    {
        code = CellOrders.Read(code, Cells + 1, _folder).Code;
        return new CellNames(Next(code, Cells + 1), code);
    }

    private Script<object> Next(string code, int number)
    {
        var source = new MemoryStream(Encoding.UTF8.GetBytes(code)); // a stream has an encoding, which a script with line numbers needs
        var options = _options.WithFilePath(Path.Combine(_folder, CellErrors.NameOf(number)));
        return _state is null
            ? CSharpScript.Create<object>(source, options, assemblyLoader: _loader)
            : _state.Script.ContinueWith<object>(source, options);
    }
}
