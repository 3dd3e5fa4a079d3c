namespace AmazonRec.Data;

/// <summary>Sets that are joined and never parted (union-find). A set is known by its least member.</summary>
/// <param name="count">Members, each a set of its own at first.</param>
internal sealed class DisjointSets(int count)
{
    private readonly int[] _parent = [.. Enumerable.Range(0, count)];

    /// <summary>How many members all sets have together.</summary>
    public int Count => _parent.Length;

    /// <summary>The least member of a member's set.</summary>
    public int this[int member]
    {
        get
        {
            while (_parent[member] != member) member = _parent[member] = _parent[_parent[member]];
            return member;
        }
    }

    /// <summary>Joins the sets of two members.</summary>
    public void Join(int a, int b)
    {
        (a, b) = (this[a], this[b]);
        _parent[Math.Max(a, b)] = Math.Min(a, b);
    }
}
