using AmazonRec.Models;
using TorchSharp;

namespace AmazonRec.TorchSharp;

/// <summary>What the layers of one pass share: the rows, and, in training, which weights were read and how.</summary>
internal sealed class Pass
{
    private readonly EntityRows _users;
    private readonly EntityRows _items;
    private readonly List<(TorchWeight Weight, torch.Tensor Leaf, torch.Tensor? Rows)> _read = [];
    private bool _mayBeUnread;

    /// <param name="users">The user of each row.</param>
    /// <param name="items">The item of each row.</param>
    /// <param name="trainingStep">The step's number, by which dropout draws; null to predict.</param>
    public Pass(EntityRows users, EntityRows items, uint? trainingStep) => (_users, _items, TrainingStep) = (users, items, trainingStep);

    public long Rows => _users.Codes.size(0);

    public uint? TrainingStep { get; }

    /// <summary>The code of each row: [batch].</summary>
    public torch.Tensor Codes(Entity entity) => Of(entity).Codes;

    /// <summary>
    /// A table's row for each row of the batch: [batch, columns]. In training, gradients go to the rows read and not to the whole table.
    /// </summary>
    public torch.Tensor Lookup(TorchWeight table, Entity entity)
    {
        if (Of(entity).Read is not var (rows, slots)) return table.Value.index_select(0, Codes(entity));
        torch.Tensor leaf;
        using (torch.no_grad()) leaf = table.Value.index_select(0, rows);
        leaf.requires_grad_(true);
        _read.Add((table, leaf, rows));
        return leaf.index_select(0, slots);
    }

    /// <summary>A weight that every row uses: [rows, columns].</summary>
    /// <param name="weight">The weight.</param>
    /// <param name="mayBeUnread">Whether the prediction may not depend on it, as with what a module has and does not use.</param>
    public torch.Tensor Whole(TorchWeight weight, bool mayBeUnread = false)
    {
        _mayBeUnread |= mayBeUnread;
        if (TrainingStep is not null) _read.Add((weight, weight.Value, null));
        return weight.Value;
    }

    /// <summary>The gradients of a loss that was made of this pass.</summary>
    public IReadOnlyList<(TorchWeight Weight, Gradient Gradient)> GradientsOf(torch.Tensor loss)
    {
        if (_read.Count == 0) return [];
        var values = torch.autograd.grad([loss], [.. _read.Select(r => r.Leaf)], allow_unused: _mayBeUnread);
        return [
            .. _read.Zip(
                values, (read, value) => (read.Weight, new Gradient(IsUnread(value) ? torch.zeros_like(read.Leaf) : value, read.Rows)))];
    }

    private static bool IsUnread(torch.Tensor? gradient) => gradient is null || gradient.IsInvalid;

    private EntityRows Of(Entity entity) => entity == Entity.User ? _users : _items;
}
