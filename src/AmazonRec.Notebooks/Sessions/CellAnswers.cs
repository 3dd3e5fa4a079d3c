namespace AmazonRec.Notebooks.Sessions;

/// <summary>What somebody before a cell answers, as the console's input: a question whenever the last line is used up.</summary>
internal sealed class CellAnswers(CellSink cell) : TextReader
{
    private string _line = "";
    private int _at;

    public override int Peek()
    {
        Fill();
        return _line[_at];
    }

    public override int Read()
    {
        Fill();
        return _line[_at++];
    }

    public override int Read(char[] buffer, int index, int count)
    {
        if (count == 0) return 0;
        Fill();
        var taken = Math.Min(count, _line.Length - _at);
        _line.CopyTo(_at, buffer, index, taken);
        _at += taken;
        return taken;
    }

    public override string ReadLine() => ReadToEnd().TrimEnd('\n');

    /// <summary>The rest of the line: nobody can say that no more will come.</summary>
    public override string ReadToEnd()
    {
        Fill();
        var rest = _line[_at..];
        _at = _line.Length;
        return rest;
    }

    private void Fill()
    {
        if (_at < _line.Length) return;
        var question = new CellQuestion();
        cell.Write(question);
        (_line, _at) = ($"{question.Line.GetAwaiter().GetResult()}\n", 0);
    }
}
