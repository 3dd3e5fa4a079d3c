using AmazonRec.Compute;

namespace AmazonRec.Engines.Managed;

/// <summary>
/// The numbers of one layer for every row of a batch, block after block: panels [block][panel][128][32], or [block][128] where the layer is
/// one column wide. A plane can be some panels of another, so that what is laid side by side need not be copied there.
/// </summary>
internal sealed class Plane(int width, bool asPanels = false)
{
    private const int PanelLength = Panels.BlockRows * Panels.Width;

    private AlignedBuffer _buffer = new(0);
    private Plane? _whole;
    private int _panelInWhole;

    public int Width { get; } = width;

    /// <summary>Whether rows are single numbers, one after another.</summary>
    public bool IsVector { get; } = width == 1 && !asPanels;

    /// <summary>Numbers of a block.</summary>
    public int BlockLength => IsVector ? Panels.BlockRows : Panels.Count(Width) * PanelLength;

    /// <summary>Makes this plane the panels of another, from <paramref name="panel"/> on.</summary>
    public void PlaceIn(Plane whole, int panel) => (_whole, _panelInWhole) = (whole, panel);

    /// <summary>Makes room for a number of blocks; new room is zero.</summary>
    public void Reserve(int blocks)
    {
        if (_whole is not null || _buffer.Length >= (long)blocks * BlockLength) return;
        _buffer.Dispose();
        _buffer = new AlignedBuffer((long)blocks * BlockLength);
    }

    /// <summary>All numbers of a block.</summary>
    public Span<float> Block(int block) => _whole is null
        ? _buffer.Span.Slice(block * BlockLength, BlockLength)
        : _whole.Block(block).Slice(_panelInWhole * PanelLength, BlockLength);

    /// <summary>Zeroes the columns beyond the width, which products take for zeros.</summary>
    public void ClearPadding(int block)
    {
        if (IsVector || Width % Panels.Width == 0) return;
        var last = Panel(block, Width / Panels.Width);
        for (var row = 0; row < Panels.BlockRows; row++)
            last[((row * Panels.Width) + (Width % Panels.Width))..((row + 1) * Panels.Width)].Clear();
    }

    /// <summary>Where a number lies in its block.</summary>
    public int At(int row, int column) =>
        IsVector ? row : (((column / Panels.Width * Panels.BlockRows) + row) * Panels.Width) + (column % Panels.Width);

    /// <summary>One panel of a block: [128][32].</summary>
    public Span<float> Panel(int block, int panel) => Block(block).Slice(panel * PanelLength, PanelLength);
}
