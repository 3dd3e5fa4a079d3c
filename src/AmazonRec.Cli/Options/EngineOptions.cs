using System.CommandLine;
using AmazonRec.Engines;

namespace AmazonRec.Cli.Options;

/// <summary>The options that say what trains.</summary>
internal sealed class EngineOptions
{
    private const string Managed = "managed";
    private const string Torch = "torch";

    private readonly Option<string> _engine = new("--engine")
    {
        Description = "What trains: managed (this program, on the processor) or torch (libtorch, which is built apart; for NVIDIA cards).",
        HelpName = $"{Managed}|{Torch}",
        DefaultValueFactory = _ => Managed,
    };

    private readonly Option<string?> _device = new("--device")
    {
        Description = "Where the torch engine runs: cpu (by default), cuda, cuda:N.",
        HelpName = "NAME",
    };

    /// <summary>All of them.</summary>
    public Option[] All => [_engine, _device];

    public void AddTo(Command command)
    {
        _engine.AcceptOnlyFromAmong(Managed, Torch);
        command.Add(_engine);
        command.Add(_device);
    }

    /// <summary>The chosen engine.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="ownDropout">Whether the torch engine's dropout is libtorch's own.</param>
    /// <exception cref="ArgumentException">A device for an engine that has none, or one that there is not.</exception>
    /// <exception cref="FileNotFoundException">The engine is not built.</exception>
    public IEngine Choose(ParseResult parsed, bool ownDropout = false)
    {
        var device = parsed.GetValue(_device);
        if (parsed.GetRequiredValue(_engine) == Torch) return TorchPlugin.Load(device ?? "cpu", ownDropout);
        if (ownDropout) throw new ArgumentException("The managed engine has one dropout alone; another is --engine torch's.");
        return device is null
            ? Engine.Default
            : throw new ArgumentException("--device belongs to --engine torch; the managed engine runs on the processor.");
    }
}
