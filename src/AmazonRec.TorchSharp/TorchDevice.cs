using System.Globalization;
using TorchSharp;

namespace AmazonRec.TorchSharp;

/// <summary>Where tensors live.</summary>
internal static class TorchDevice
{
    /// <summary>The device of a name.</summary>
    /// <exception cref="ArgumentException">There is no such device here.</exception>
    /// <exception cref="IOException">libtorch can't be loaded.</exception>
    public static torch.Device Find(string name)
    {
        if (name == "cpu")
        {
            Loaded(() => torch.TryInitializeDeviceType(DeviceType.CPU));
            return torch.CPU;
        }

        if (IndexOf(name) is not { } index) throw new ArgumentException($"There is no device '{name}'. Devices: cpu, cuda (the first card), cuda:N.");
        if (!Loaded(torch.cuda.is_available))
            throw new ArgumentException($"libtorch finds no NVIDIA card for the device '{name}': there is none, its driver is missing, or this is TorchSharp for the processor. Take --device cpu, or build the engine with -p:Torch=cuda-linux or -p:Torch=cuda-windows.");
        var count = torch.cuda.device_count();
        return index < count
            ? new torch.Device(DeviceType.CUDA, index)
            : throw new ArgumentException($"There is no device '{name}': this machine has {count}, cuda:0{(count > 1 ? $" to cuda:{count - 1}" : "")}.");
    }

    /// <summary>The number of a card; null where the name is of none.</summary>
    private static int? IndexOf(string name)
    {
        if (name == "cuda") return 0;
        return name.StartsWith("cuda:", StringComparison.Ordinal) && int.TryParse(name.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }

    /// <summary>Asks what needs libtorch, which the first question loads.</summary>
    private static bool Loaded(Func<bool> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception e) when (e is NotSupportedException or DllNotFoundException or TypeInitializationException)
        {
            throw new IOException($"libtorch can't be loaded ({e.GetBaseException().Message.Split('\n')[0].Trim()}). Build the engine again on this machine: docs/engines.md.", e);
        }
    }
}
