namespace AmazonRec.Notebooks.Reports.Terminals;

/// <summary>How a terminal writes letters.</summary>
/// <param name="Front">Their colour: <c>t</c> and a number from 0 to 15, or six hexadecimal digits; null for the page's.</param>
/// <param name="Back">The colour behind them, in six hexadecimal digits; null for the page's.</param>
internal readonly record struct TerminalStyle(string? Front, string? Back)
{
    private const int SystemColours = 16;
    private const int Cube = 6;
    private const int FirstGrey = SystemColours + (Cube * Cube * Cube);

    // xterm's
    private static readonly string[] System =
        "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff".Split(' ');

    public bool Bold { get; init; }

    public bool Faint { get; init; }

    public bool Italic { get; init; }

    public bool Underlined { get; init; }

    public bool Struck { get; init; }

    public bool Inverse { get; init; }

    /// <summary>The style after a sequence that ends with <c>m</c> (ECMA-48, "select graphic rendition").</summary>
    /// <param name="codes">Numbers with semicolons between them; parts of one number may have colons between them.</param>
    public TerminalStyle After(string codes)
    {
        var style = this;
        var parts = codes.Split(';');
        for (var i = 0; i < parts.Length; i++)
        {
            var own = parts[i].Split(':');
            var code = Number(own[0]);
            if (code is 38 or 48 or 58)
            {
                var colour = own.Length > 1 ? OfColons(own[1..]) : OfSemicolons(parts, ref i);
                if (code == 38) style = style with { Front = colour ?? style.Front };
                else if (code == 48) style = style with { Back = Plain(colour) ?? style.Back };
            }
            else
            {
                style = style.With(code, on: own.Length == 1 || own[1] != "0");
            }
        }

        return style;
    }

    /// <summary>A colour of the page's sheet as the six digits that terminals give it.</summary>
    private static string? Plain(string? colour) => colour is ['t', .. var number] ? System[int.Parse(number)] : colour;

    private TerminalStyle With(int code, bool on) => code switch
    {
        0 => default,
        1 => this with { Bold = true },
        2 => this with { Faint = true },
        3 => this with { Italic = true },
        4 => this with { Underlined = on },
        7 => this with { Inverse = true },
        9 => this with { Struck = true },
        21 => this with { Underlined = true },
        22 => this with { Bold = false, Faint = false },
        23 => this with { Italic = false },
        24 => this with { Underlined = false },
        27 => this with { Inverse = false },
        29 => this with { Struck = false },
        >= 30 and <= 37 => this with { Front = Indexed(code - 30) },
        39 => this with { Front = null },
        >= 40 and <= 47 => this with { Back = System[code - 40] },
        49 => this with { Back = null },
        >= 90 and <= 97 => this with { Front = Indexed(code - 82) },
        >= 100 and <= 107 => this with { Back = System[code - 92] },
        _ => this,
    };

    private static string? OfSemicolons(string[] parts, ref int i)
    {
        var kind = i + 1 < parts.Length ? Number(parts[i + 1]) : 0;
        var count = kind switch { 5 => 1, 2 => 3, _ => 0 };
        var numbers = parts.Skip(i + 2).Take(count).Select(Number).ToArray();
        i += 1 + count;
        return count > 0 && numbers.Length == count ? Of(numbers) : null;
    }

    /// <summary>A kind, perhaps the number of a colour space, and the colour.</summary>
    private static string? OfColons(string[] parts) => Number(parts[0]) switch
    {
        5 when parts.Length > 1 => Of([Number(parts[1])]),
        2 when parts.Length > 3 => Of([.. parts[^3..].Select(Number)]),
        _ => null,
    };

    private static string Of(int[] numbers) =>
        numbers is [var index]
            ? Indexed(Math.Clamp(index, 0, 255))
            : string.Concat(numbers.Select(n => Math.Clamp(n, 0, 255).ToString("x2")));

    private static string Indexed(int index) => index switch
    {
        < SystemColours => $"t{index}",
        < FirstGrey =>
            $"{Step((index - SystemColours) / Cube / Cube):x2}{Step((index - SystemColours) / Cube % Cube):x2}{Step((index - SystemColours) % Cube):x2}",
        _ => string.Concat(Enumerable.Repeat((8 + (10 * (index - FirstGrey))).ToString("x2"), 3)),
    };

    private static int Step(int level) => level == 0 ? 0 : 55 + (40 * level);

    private static int Number(string text) => int.TryParse(text, out var number) ? number : 0;
}
