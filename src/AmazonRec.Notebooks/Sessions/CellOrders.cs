using AmazonRec.Notebooks.Sessions.Packages;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>A cell as the compiler takes it, and what its lines beside C# ask for.</summary>
/// <param name="Code">The cell; lines that are no C# are blank, so that places stay.</param>
/// <param name="Timed">Whether it is to be timed.</param>
/// <param name="Packages">The packages that it asks for.</param>
/// <param name="PackageLine">The line that asks for the first, from 1.</param>
/// <param name="Error">Why it can't run; null if it can.</param>
internal sealed record CellOrders(string Code, bool Timed, WantedPackages Packages, int PackageLine, ErrorOutput? Error)
{
    /// <summary>Reads a cell.</summary>
    /// <param name="code">As it was written.</param>
    /// <param name="cell">Its number.</param>
    /// <param name="folder">Where the notebook is.</param>
    public static CellOrders Read(string code, int cell, string folder)
    {
        var (plain, timed, error) = CellMagic.Read(code, cell);
        if (error is not null) return new(code, timed, WantedPackages.None, 0, error);
        (plain, var packages, var line, error) = PackageLines.Read(plain, cell, folder);
        return new(plain, timed, packages, line, error);
    }
}
