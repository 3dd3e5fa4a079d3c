namespace AmazonRec.Studies.Figures;

/// <summary>Colours that colour-blind readers can tell apart.</summary>
public static class Palette
{
    // Cividis (Nuñez, Anderton and Renslow 2018) at five places; between them straight lines.
    private static readonly (int R, int G, int B)[] Cividis = [
        (0, 34, 78), (67, 78, 108), (125, 124, 120), (188, 175, 111), (254, 232, 56)];

    /// <summary>Of series, in order: those of <see cref="ChartSvg.Style"/> on white.</summary>
    public static IReadOnlyList<string> Series { get; } = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#7a6a00"];

    /// <summary>Of a place on a scale from 0 to 1, dark to light.</summary>
    public static string Heat(double share)
    {
        var place = Math.Clamp(share, 0, 1) * (Cividis.Length - 1);
        var (low, rest) = (Math.Min((int)place, Cividis.Length - 2), place - Math.Min((int)place, Cividis.Length - 2));
        return $"#{Mix(Cividis[low].R, Cividis[low + 1].R):x2}{Mix(Cividis[low].G, Cividis[low + 1].G):x2}{Mix(Cividis[low].B, Cividis[low + 1].B):x2}";

        int Mix(int a, int b) => (int)Math.Round(a + ((b - a) * rest));
    }
}
