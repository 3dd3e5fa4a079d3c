using AmazonRec.Data;
using AmazonRec.Features;

namespace AmazonRec.Models.Bayesian;

/// <summary>
/// What is known of the users, or of the items: a sparse matrix [entities, features] by columns, in groups of features of one kind. The
/// first group says which entity it is.
/// </summary>
internal sealed class SideFeatures
{
    private readonly List<int> _entities = [];
    private readonly List<float> _values = [];
    private readonly List<int> _starts = [0];
    private readonly List<int> _groups = [];
    private readonly bool[] _hasContent;

    /// <param name="count">Entities.</param>
    public SideFeatures(int count)
    {
        (Count, _hasContent) = (count, new bool[count]);
        AddGroup(Enumerable.Range(0, count).Select(entity => new[] { (entity, 1f) }));
    }

    /// <summary>Entities.</summary>
    public int Count { get; }

    /// <summary>Whether an entity has content of its own.</summary>
    public bool HasContent(int entity) => _hasContent[entity];

    /// <summary>Features of all groups.</summary>
    public int Features => _starts.Count - 1;

    /// <summary>Where each group's features begin and end.</summary>
    public IReadOnlyList<(int First, int End)> Groups => [.. _groups.Select((end, group) => (group == 0 ? 0 : _groups[group - 1], end))];

    /// <summary>The entity of each entry, by feature.</summary>
    public int[] Entities => [.. _entities];

    /// <summary>Its value.</summary>
    public float[] Values => [.. _values];

    /// <summary>Where each feature's entries begin; one more than features.</summary>
    public int[] Starts => [.. _starts];

    /// <summary>Adds a feature's weight to what the weights of each entity come to.</summary>
    public void AddTo(double[] sums, int feature, double weight)
    {
        for (var entry = _starts[feature]; entry < _starts[feature + 1]; entry++) sums[_entities[entry]] += _values[entry] * weight;
    }

    /// <summary>
    /// The other side's entities that each is rated with: 1 / √n of them each (Koren 2008, eq. 15). A pair that was rated twice is one:
    /// entries of a feature are taken to be of different entities.
    /// </summary>
    public void AddPartners(int[] own, int[] partners, int partnerCount)
    {
        var rows = RowIndex.Of(partners, partnerCount);
        int[][] entities = [.. Enumerable.Range(0, partnerCount)
            .Select(partner => Array.ConvertAll(rows[partner].ToArray(), row => own[row]).Distinct().ToArray())];
        var counts = new int[Count];
        foreach (var entity in entities.SelectMany(of => of)) counts[entity]++;
        AddGroup(entities.Select(of => of.Select(entity => (entity, 1 / MathF.Sqrt(counts[entity])))));
    }

    /// <summary>Content, each column divided by the square root of their number, so that an entity's content weighs like its id.</summary>
    public void AddContent(ItemFeatures content)
    {
        var scale = 1 / MathF.Sqrt(content.Width);
        for (var entity = 0; entity < Count; entity++) _hasContent[entity] |= content.Has(entity);
        AddGroup(Enumerable.Range(0, content.Width).Select(column => Enumerable.Range(0, Count)
            .Select(entity => (entity, content.Values[(entity * content.Width) + column] * scale)).Where(entry => entry.Item2 != 0)));
    }

    private void AddGroup(IEnumerable<IEnumerable<(int Entity, float Value)>> columns)
    {
        foreach (var column in columns)
        {
            foreach (var (entity, value) in column)
            {
                _entities.Add(entity);
                _values.Add(value);
            }

            _starts.Add(_entities.Count);
        }

        _groups.Add(Features);
    }
}
