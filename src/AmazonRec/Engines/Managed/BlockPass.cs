using AmazonRec.Collectives;
using AmazonRec.Compute;

namespace AmazonRec.Engines.Managed;

/// <summary>The rows that one forward or backward pass works on, and where training stands.</summary>
internal sealed class BlockPass
{
    /// <summary>Tells one pass from those before it; never 0.</summary>
    public int Number { get; private set; }

    public int Rows { get; private set; }

    /// <summary>Rows of the batch on all ranks.</summary>
    public int Whole { get; private set; }

    /// <summary>The ranks among which a training batch is divided: steps wait until gradients are summed; null for one process.</summary>
    public Team? Team { get; private set; }

    /// <summary>The number of the first row among all ranks' rows, a multiple of 4, as dropout draws by it.</summary>
    public int FirstRow { get; private set; }

    public int Blocks => (Rows + Panels.BlockRows - 1) / Panels.BlockRows;

    public int[] Users { get; private set; } = [];

    public int[] Items { get; private set; } = [];

    public float[] Ratings { get; private set; } = [];

    public bool Training { get; private set; }

    public Step Step { get; private set; }

    /// <summary>Takes in the rows of a batch; ratings are empty where none are to be learned from.</summary>
    public void Begin(ReadOnlySpan<int> users, ReadOnlySpan<int> items, ReadOnlySpan<float> ratings, bool training, Step step)
    {
        Number = Number == int.MaxValue ? 1 : Number + 1;
        Rows = users.Length;
        if (Rows > Users.Length) (Users, Items, Ratings) = (new int[Rows], new int[Rows], new float[Rows]);
        users.CopyTo(Users);
        items.CopyTo(Items);
        ratings.CopyTo(Ratings);
        (Training, Step) = (training, step);
        Divide(Rows, team: null);
    }

    /// <summary>The rows are a share of a batch of <paramref name="whole"/>.</summary>
    public void Divide(int whole, Team? team)
    {
        (Whole, Team) = (whole, team);
        FirstRow = team is null ? 0 : checked(team.Rank * ((whole + 3) / 4 * 4));
    }

    /// <summary>Rows of one block.</summary>
    public int RowsOf(int block) => Math.Min(Panels.BlockRows, Rows - (block * Panels.BlockRows));

    /// <summary>Codes of one block's rows.</summary>
    public ReadOnlySpan<int> Ids(Models.Entity entity, int block) =>
        (entity == Models.Entity.User ? Users : Items).AsSpan(block * Panels.BlockRows, RowsOf(block));
}
