using AmazonRec.Engines.Managed.Operations;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed;

/// <summary>What of a graph depends on the item alone, on the user alone, and on both.</summary>
internal sealed class ScoringPlan
{
    private readonly Dictionary<BlockOperation, Side> _sides = new(ReferenceEqualityComparer.Instance);

    private ScoringPlan(BlockOperation[] operations)
    {
        (All, Output) = (operations, operations[^1]);
        foreach (var operation in operations) _sides[operation] = SideOf(operation);
        Splits = [.. operations.OfType<DenseOperation>().Where(dense => _sides[dense] == Side.Both).Select(SplitOf).OfType<Split>()];
        OfItems = [.. operations.Where(o => !_sides[o].HasFlag(Side.User))];
        OfUsers = [.. operations.Where(o => !_sides[o].HasFlag(Side.Item))];
        OfBoth = NeededForEveryItem();
        var read = OfBoth.Where(o => Splits.All(split => split.Dense != o)).SelectMany(o => o.Inputs.Select(i => i.Source)).Append(Output)
            .ToHashSet();
        Kept = [.. operations.Where(o => _sides[o] == Side.Item && read.Contains(o))];
        Rows = [.. OfUsers.Where(read.Contains)];
    }

    [Flags]
    private enum Side
    {
        None = 0,
        User = 1,
        Item = 2,
        Both = User | Item,
    }

    /// <summary>All operations, inputs before those that read them.</summary>
    public BlockOperation[] All { get; }

    /// <summary>The last one.</summary>
    public BlockOperation Output { get; }

    /// <summary>What does not depend on the user.</summary>
    public BlockOperation[] OfItems { get; }

    /// <summary>What does not depend on the item.</summary>
    public BlockOperation[] OfUsers { get; }

    /// <summary>What is done for every item of every user.</summary>
    public BlockOperation[] OfBoth { get; }

    /// <summary>What depends on the item alone and is read for every user.</summary>
    public BlockOperation[] Kept { get; }

    /// <summary>Those of <see cref="OfUsers"/> whose values are read for every item.</summary>
    public BlockOperation[] Rows { get; }

    /// <summary>Dense layers whose sums are the sum of two halves.</summary>
    public Split[] Splits { get; }

    /// <summary>Whether one split layer with its head is all that is done for every item.</summary>
    public bool IsHeadAlone => OfBoth is [DenseOperation { HasHead: true }] && Splits.Length == 1;

    /// <summary>The plan of a graph; null where its output is the same for all items.</summary>
    public static ScoringPlan? Of(BlockOperation[] operations)
    {
        var plan = new ScoringPlan(operations);
        return plan._sides[plan.Output].HasFlag(Side.Item) ? plan : null;
    }

    private Side SideOf(BlockOperation operation) => operation switch
    {
        { EntityRead: Entity.User } => Side.User,
        { EntityRead: Entity.Item } => Side.Item,
        _ => operation.Inputs.Aggregate(Side.None, (side, input) => side | _sides[input.Source]),
    };

    /// <summary>A layer over rows that lie side by side, some of them the user's and some the item's; null where something mixes them.</summary>
    private Split? SplitOf(DenseOperation dense)
    {
        var between = new List<BlockOperation>();
        var pure = new List<BlockOperation>();
        return Look(dense.Inputs[0].Source)
            ? new Split(
                dense, [.. between], [.. pure.Where(o => !_sides[o].HasFlag(Side.Item))], [.. pure.Where(o => _sides[o] == Side.Item)])
            : null;

        bool Look(BlockOperation operation)
        {
            if (_sides[operation] != Side.Both)
            {
                pure.Add(operation);
                return true;
            }

            var passes = operation is ConcatOperation or DropoutOperation && operation.Inputs.All(input => Look(input.Source));
            between.Add(operation);
            return passes;
        }
    }

    /// <summary>From the output back: a split layer needs nothing of what it reads.</summary>
    private BlockOperation[] NeededForEveryItem()
    {
        var needed = new HashSet<BlockOperation> { Output };
        foreach (var operation in All.Reverse())
            if (needed.Contains(operation) && Splits.All(split => split.Dense != operation))
                needed.UnionWith(operation.Inputs.Select(input => input.Source));
        return [.. All.Where(o => _sides[o] == Side.Both && needed.Contains(o))];
    }

    /// <summary>A dense layer whose input has the user's and the item's columns.</summary>
    /// <param name="Dense">The layer.</param>
    /// <param name="Between">What only lays columns side by side, in its order.</param>
    /// <param name="OfUser">What it reads that does not depend on the item.</param>
    /// <param name="OfItem">What it reads that depends on the item alone.</param>
    public sealed record Split(DenseOperation Dense, BlockOperation[] Between, BlockOperation[] OfUser, BlockOperation[] OfItem);
}
