using AmazonRec.Data.Storage;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed;

/// <content>Weights and state, out and in: as copies, or piece by piece.</content>
internal sealed partial class BlockNetwork
{
    public IReadOnlyDictionary<string, Tensor> Export()
    {
        Settle();
        return Export(1);
    }

    public IReadOnlyDictionary<string, Tensor> ExportState()
    {
        // Rows in idle momentum are kept as they lag: whether a checkpoint is written must not change a bit of what follows.
        foreach (var store in _weights) store.SettleUnseen();
        var state = Export(3);
        foreach (var store in _weights)
            foreach (var (suffix, tensor) in store.Lag()) state[store.Weight.Name + suffix] = tensor;
        return state;
    }

    public void Import(IReadOnlyDictionary<string, Tensor> weights)
    {
        Settle();
        Import(weights, 1);
    }

    public void ImportState(IReadOnlyDictionary<string, Tensor> state)
    {
        Import(state, 3);
        foreach (var store in _weights) store.RestoreLag(suffix => state.GetValueOrDefault(store.Weight.Name + suffix));
    }

    public IReadOnlyDictionary<string, StreamedTensor> Stream(bool state = false)
    {
        if (!state) Settle();
        foreach (var store in _weights) store.SettleUnseen();
        var tensors = new Dictionary<string, StreamedTensor>(StringComparer.Ordinal);
        foreach (var store in _weights)
        {
            var (weight, source) = (store.Weight, store);
            for (var number = 0; number < (state ? store.Parts : 1); number++)
            {
                var part = number;
                tensors[NameOf(weight, part)] = StreamedTensor.OfRows(weight.Rows, weight.Columns, (first, rows) =>
                {
                    for (var row = 0; row < rows.Length / weight.Columns; row++)
                        source.Read(part, first + row, rows.Slice(row * weight.Columns, weight.Columns));
                });
            }

            if (!state) continue;
            foreach (var (suffix, tensor) in store.Lag()) tensors[weight.Name + suffix] = StreamedTensor.Of(tensor);
        }

        return tensors;
    }

    public void ImportFrom(SafetensorsFile file, string prefix = "", bool state = false)
    {
        if (!state) Settle();
        Forget();
        foreach (var store in _weights)
        {
            var weight = store.Weight;
            for (var part = 0; part < (state ? store.Parts : 1); part++)
                WeightRows.Read(file, prefix + NameOf(weight, part), weight, (row, values) => store.Write(part, row, values));
            if (state) store.RestoreLag(Tensor);

            Tensor? Tensor(string suffix) =>
                file.Has(prefix + weight.Name + suffix) ? file.Read(prefix + weight.Name + suffix) : null;
        }
    }

    private static string NameOf(Weight weight, int part) => part switch
    {
        0 => weight.Name,
        1 => StateNames.Moment1(weight.Name),
        _ => StateNames.Moment2(weight.Name),
    };

    private Dictionary<string, Tensor> Export(int parts)
    {
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var store in _weights)
        {
            var weight = store.Weight;
            for (var part = 0; part < parts; part++)
            {
                var values = new float[(long)weight.Rows * weight.Columns];
                for (var row = 0; row < weight.Rows; row++) store.Read(part, row, values.AsSpan(row * weight.Columns, weight.Columns));
                tensors[NameOf(weight, part)] = new Tensor([weight.Rows, weight.Columns], values);
            }
        }

        return tensors;
    }

    private void Import(IReadOnlyDictionary<string, Tensor> tensors, int parts)
    {
        Forget();
        foreach (var store in _weights)
            for (var part = 0; part < parts; part++)
            {
                var weight = store.Weight;
                var values = StateNames.Find(tensors, NameOf(weight, part), weight);
                for (var row = 0; row < weight.Rows; row++) store.Write(part, row, values.AsSpan(row * weight.Columns, weight.Columns));
            }
    }
}
