using System.Globalization;
using AmazonRec.TorchSharp.Native;
using TorchSharp;

namespace AmazonRec.TorchSharp;

/// <summary>Where tensors live.</summary>
internal static class TorchDevice
{
    /// <summary>The device of a name.</summary>
    /// <exception cref="ArgumentException">There is no such device here.</exception>
    /// <exception cref="IOException">libtorch can't be loaded; the message says why and what to do.</exception>
    public static torch.Device Find(string name)
    {
        var index = IndexOf(name);
        if (name != "cpu" && index is null)
            throw new ArgumentException($"There is no device '{name}'. Devices: cpu, cuda (the first card), cuda:N.");
        Libtorch.Load();
        if (index is not { } card) return torch.CPU;
        if (!torch.cuda.is_available())
            throw new ArgumentException(
                $"libtorch finds no NVIDIA card for the device '{name}': there is none, its driver is missing, or this is TorchSharp "
                + "for the processor. " +
                "Take --device cpu, or build the plug-in with -p:Torch=cuda-linux or -p:Torch=cuda-windows.");
        var count = torch.cuda.device_count();
        return card < count
            ? new torch.Device(DeviceType.CUDA, card)
            : throw new ArgumentException(
                $"There is no device '{name}': this machine has {count}, cuda:0{(count > 1 ? $" to cuda:{count - 1}" : "")}.");
    }

    /// <summary>The number of a card; null where the name is of none.</summary>
    private static int? IndexOf(string name)
    {
        if (name == "cuda") return 0;
        return name.StartsWith("cuda:", StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
    }
}
