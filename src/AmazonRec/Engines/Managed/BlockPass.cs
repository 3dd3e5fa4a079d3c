using AmazonRec.Collectives;
using AmazonRec.Compute;

namespace AmazonRec.Engines.Managed;

/// <summary>The rows that one forward or backward pass works on, and where training stands.</summary>
internal sealed class BlockPass
{
    private int[] _places = [];

    /// <summary>Tells one pass from those before it; never 0.</summary>
    public int Number { get; private set; }

    public int Rows { get; private set; }

    /// <summary>Rows of the batch on all ranks.</summary>
    public int Whole { get; private set; }

    /// <summary>The ranks among which a training batch is divided: steps wait until gradients are summed; null for one process.</summary>
    public Team? Team { get; private set; }

    /// <summary>
    /// The place of each row among all ranks' rows, by which dropout draws, and of what fills up the last four; null where the rows are all
    /// there are.
    /// </summary>
    public int[]? Places { get; private set; }

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
        (Whole, Team, Places) = (Rows, null, null);
    }

    /// <summary>The rows are a share of a batch of <paramref name="whole"/>.</summary>
    /// <param name="whole">Rows of the batch on all ranks.</param>
    /// <param name="places">The places of the rows among them.</param>
    /// <param name="team">The ranks.</param>
    public void Divide(int whole, ReadOnlySpan<int> places, Team team)
    {
        (Whole, Team) = (whole, team);
        if (Rows == whole) return;
        if (_places.Length < Panels.WholeTiles(Rows)) _places = new int[Panels.WholeTiles(Users.Length)];
        places.CopyTo(_places);
        _places.AsSpan(Rows, Panels.WholeTiles(Rows) - Rows).Clear();
        Places = _places;
    }

    /// <summary>Rows of one block.</summary>
    public int RowsOf(int block) => Math.Min(Panels.BlockRows, Rows - (block * Panels.BlockRows));

    /// <summary>Codes of one block's rows.</summary>
    public ReadOnlySpan<int> Ids(Models.Entity entity, int block) =>
        (entity == Models.Entity.User ? Users : Items).AsSpan(block * Panels.BlockRows, RowsOf(block));
}
