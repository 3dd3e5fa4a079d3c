using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AmazonRec.Notebooks.Kernels;

/// <summary>Where a kernel listens and what signs its messages: Jupyter's connection file.</summary>
/// <param name="Ip">An address of this machine that no other can reach.</param>
/// <param name="Key">Shared with the clients; whoever has it can run code here.</param>
/// <param name="ShellPort">For requests; 0, as of the others, for any that is free.</param>
/// <param name="IopubPort">For outputs.</param>
/// <param name="StdinPort">For questions of cells to the user.</param>
/// <param name="ControlPort">For requests that don't wait for others.</param>
/// <param name="HeartbeatPort">For signs of life.</param>
/// <param name="Transport">Always <c>tcp</c>.</param>
/// <param name="SignatureScheme">Always <c>hmac-sha256</c>.</param>
public sealed record KernelConnection(
    [property: JsonPropertyName("ip")] string Ip,
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("shell_port")] int ShellPort,
    [property: JsonPropertyName("iopub_port")] int IopubPort,
    [property: JsonPropertyName("stdin_port")] int StdinPort,
    [property: JsonPropertyName("control_port")] int ControlPort,
    [property: JsonPropertyName("hb_port")] int HeartbeatPort,
    [property: JsonPropertyName("transport")] string Transport = "tcp",
    [property: JsonPropertyName("signature_scheme")] string SignatureScheme = "hmac-sha256")
{
    /// <summary>Reads a connection file.</summary>
    /// <exception cref="FormatException">It is none, or of a kind that is not served.</exception>
    public static KernelConnection Read(string path)
    {
        try
        {
            var connection = JsonSerializer.Deserialize<KernelConnection>(File.ReadAllText(path))
                ?? throw new FormatException($"{path}: holds null.");
            return connection.Checked(path);
        }
        catch (JsonException e)
        {
            throw new FormatException($"{path}:{e.LineNumber + 1}: is no connection file: {e.Message}", e);
        }
    }

    /// <summary>Where a port is.</summary>
    internal IPEndPoint End(int port) => new(IPAddress.Parse(Ip), port);

    /// <summary>Refuses what would let others in.</summary>
    internal KernelConnection Checked(string name)
    {
        if (Transport != "tcp") throw new FormatException($"{name}: the transport is '{Transport}'; only tcp is served.");
        if (SignatureScheme != "hmac-sha256")
            throw new FormatException($"{name}: the signature scheme is '{SignatureScheme}'; only hmac-sha256 is served.");
        if (string.IsNullOrEmpty(Key))
            throw new FormatException($"{name}: there is no key. Without one, anybody on this machine could run code in the kernel.");
        if (!IPAddress.TryParse(Ip, out var address) || !IPAddress.IsLoopback(address))
            throw new FormatException(
                $"{name}: the address is '{Ip}'; only loopback (127.0.0.1) is served, as the protocol is not encrypted.");
        return this;
    }
}
