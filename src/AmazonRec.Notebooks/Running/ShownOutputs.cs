using AmazonRec.Notebooks.Documents;
using AmazonRec.Notebooks.Sessions;

namespace AmazonRec.Notebooks.Running;

/// <summary>
/// What the cells of a notebook showed so far. A value that takes the place of an earlier one goes there, whichever cell that is in.
/// </summary>
internal sealed class ShownOutputs
{
    private readonly List<(NotebookCell Cell, int Number, List<CellOutput> Outputs)> _cells = [];
    private readonly HashSet<int> _changed = [];
    private bool _clearing;

    /// <summary>A cell begins.</summary>
    public void Begin(NotebookCell cell, int number)
    {
        _changed.Add(_cells.Count);
        _cells.Add((cell, number, []));
        _clearing = false;
    }

    /// <summary>The last cell shows something.</summary>
    public void Add(CellOutput output)
    {
        if (output is ClearOutput { Wait: var wait })
        {
            _clearing = wait;
            if (!wait) _cells[^1].Outputs.Clear();
            return;
        }

        if (output is not UpdateOutput update)
        {
            if (_clearing) _cells[^1].Outputs.Clear();
            _clearing = false;
            _cells[^1].Outputs.Add(output);
            return;
        }

        for (var c = 0; c < _cells.Count; c++)
        {
            var outputs = _cells[c].Outputs;
            var at = outputs.FindIndex(o => o is DataOutput shown && shown.DisplayId == update.DisplayId);
            if (at < 0) continue;
            outputs[at] = (DataOutput)outputs[at] with { Data = update.Data };
            _changed.Add(c);
        }
    }

    /// <summary>Puts what is new into the notebook.</summary>
    public void Write()
    {
        foreach (var (cell, number, outputs) in _changed.Select(c => _cells[c])) cell.Take(number, outputs);
        _changed.Clear();
    }
}
