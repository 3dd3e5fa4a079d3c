using System.Buffers.Binary;
using System.IO.Pipes;
using System.Text;
using AmazonRec.Data.Storage;

namespace AmazonRec.Notebooks.Workers;

/// <summary>Messages between two processes: a length, then so many bytes of JSON. No other process of theirs inherits it.</summary>
internal sealed class MessagePipe(PipeStream pipe)
{
    private readonly Lock _one = new();

    /// <summary>Sends one; false if the other side is gone.</summary>
    public bool Send<T>(T message)
    {
        var text = Encoding.UTF8.GetBytes(Json.Write(message));
        var bytes = new byte[sizeof(int) + text.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, text.Length);
        text.CopyTo(bytes, sizeof(int));
        try
        {
            lock (_one)
            {
                pipe.Write(bytes);
                pipe.Flush();
            }

            return true;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Waits for one; null if the other side is gone.</summary>
    public async Task<T?> ReceiveAsync<T>()
        where T : class
    {
        try
        {
            var length = new byte[sizeof(int)];
            await pipe.ReadExactlyAsync(length);
            var bytes = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
            await pipe.ReadExactlyAsync(bytes);
            return Json.Parse<T>(Encoding.UTF8.GetString(bytes));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            return null;
        }
    }
}
