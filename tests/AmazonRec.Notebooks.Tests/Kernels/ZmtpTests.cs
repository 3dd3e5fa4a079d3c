using System.Net;
using System.Net.Sockets;
using AmazonRec.Notebooks.Kernels;
using AmazonRec.Notebooks.Kernels.Zmtp;

namespace AmazonRec.Notebooks.Tests.Kernels;

public sealed class ZmtpTests
{
    [Fact]
    public void The_greeting_is_that_of_version_3_without_security()
    {
        var greeting = Handshake.Greeting;
        Assert.Equal("FF00000000000000007F03004E554C4C", Convert.ToHexString(greeting[..16]));
        Assert.Equal(64, greeting.Length);
        Assert.All(greeting[16..], b => Assert.Equal(0, b));
    }

    [Theory]
    [InlineData(0, "0000")]
    [InlineData(3, "0003")]
    [InlineData(255, "00FF")]
    [InlineData(256, "020000000000000100")]
    public async Task Frames_are_written_by_their_length_and_read_back(int length, string head)
    {
        using var stream = new MemoryStream();
        await new Frame(FrameFlags.None, new byte[length]).WriteAsync(stream, CancellationToken.None);
        Assert.Equal(head, Convert.ToHexString(stream.ToArray()[..(head.Length / 2)]));
        stream.Position = 0;
        Assert.Equal(length, (await Frame.ReadAsync(stream, CancellationToken.None)).Body.Length);
    }

    [Theory]
    [InlineData("027FFFFFFFFFFFFFFF")]
    [InlineData("02FFFFFFFFFFFFFFFF")]
    [InlineData("F000")]
    public async Task Frames_that_nobody_sends_in_earnest_are_refused(string bytes) =>
        await Assert.ThrowsAsync<InvalidDataException>(
            () => Frame.ReadAsync(new MemoryStream(Convert.FromHexString(bytes)), CancellationToken.None));

    [Fact]
    public async Task Who_greets_otherwise_is_cut_off()
    {
        using var socket = new ZmtpSocket(new IPEndPoint(IPAddress.Loopback, 0), SocketKind.Reply, (_, _) => Task.CompletedTask);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, socket.Port);
        await client.GetStream().WriteAsync(new byte[64]);
        var rest = new byte[256];
        var read = 0;
        while (await client.GetStream().ReadAsync(rest.AsMemory(read)) is var n and > 0) read += n;
        Assert.Equal(Handshake.Greeting, rest[..read]);
    }

    [Fact]
    public void A_signature_is_hmac_sha256_over_the_four_parts()
    {
        // RFC 4231, test case 2, in pieces
        var signature = new MessageSigner("Jefe")
            .Sign(
                [
                    KernelClient.Bytes("what do ya "),
                    KernelClient.Bytes("want "),
                    KernelClient.Bytes("for "),
                    KernelClient.Bytes("nothing?")]);
        Assert.Equal("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", System.Text.Encoding.ASCII.GetString(signature));
        Assert.False(new MessageSigner("Jefe").IsRight(signature, [KernelClient.Bytes("something")]));
        Assert.False(new MessageSigner("Jefe").IsRight([], []));
    }
}
