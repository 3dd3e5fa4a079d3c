using System.Numerics;
using System.Text;
using AmazonRec.Engines;
using AmazonRec.Models.Zoo;
using AmazonRec.Testing;
using AmazonRec.Testing.Models;
using AmazonRec.Training;

namespace AmazonRec.TorchSharp.Tests;

/// <summary>Events that TensorBoard reads: records of a length, the event, and a checksum of each.</summary>
public sealed class TensorBoardTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_epoch_has_an_event_for_each_number()
    {
        var options = new TrainingOptions { Epochs = 3, Optimizer = new Adam(.01), EarlyStopping = null, Metrics = [Metric.Mean("far", (a, b) => Math.Abs(a - b))] };
        Trainer.Fit(
            SmallZoo.Build(ModelZoo.Find("dot-mf")), ColdSplit.Rows, options, callbacks: new TensorBoardCallback(_folder.PathOf("board")));
        var file = Assert.Single(Directory.EnumerateFiles(_folder.PathOf("board"), "events.out.tfevents.*"));
        var events = Records(File.ReadAllBytes(file)).Select(Encoding.Latin1.GetString).ToArray();
        Assert.Contains("brain.Event:2", events[0]);
        foreach (var tag in new[] { "loss/training", "loss/validation", "learning_rate", "seconds", "metric/far" })
            Assert.Equal(3, events.Count(text => text.Contains(tag)));
    }

    private static IEnumerable<byte[]> Records(byte[] file)
    {
        for (var at = 0; at < file.Length;)
        {
            var length = (int)BitConverter.ToUInt64(file, at);
            Assert.Equal(Checksum(file.AsSpan(at, 8)), BitConverter.ToUInt32(file, at + 8));
            var record = file[(at + 12)..(at + 12 + length)];
            Assert.Equal(Checksum(record), BitConverter.ToUInt32(file, at + 12 + length));
            yield return record;
            at += 16 + length;
        }
    }

    /// <summary>CRC-32C, masked as in TFRecord files.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes) crc = BitOperations.Crc32C(crc, value);
        return unchecked(BitOperations.RotateRight(~crc, 15) + 0xa282ead8);
    }
}
