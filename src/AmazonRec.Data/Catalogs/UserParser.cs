using System.Globalization;
using System.Text;

using AmazonRec.Data.Reading;

namespace AmazonRec.Data.Catalogs;

/// <summary>Reads the rows of a file of users.</summary>
internal sealed class UserParser
{
    // Occupations of MovieLens 1M, by number, as its readme lists them.
    private static readonly string[] Occupations =
    [
        "other", "academic/educator", "artist", "clerical/admin", "college/grad student", "customer service", "doctor/health care",
        "executive/managerial", "farmer", "homemaker", "K-12 student", "lawyer", "programmer", "retired", "sales/marketing", "scientist",
        "self-employed", "technician/engineer", "tradesman/craftsman", "unemployed", "writer",
    ];

    private readonly DelimitedLine? _columns;
    private readonly (int Count, int User, int Gender) _header;
    private readonly string _separator;

    private UserParser(string separator) => _separator = separator;

    private UserParser(byte delimiter, (int Count, int User, int Gender) header) =>
        (_columns, _header, _separator, QuotedBy) = (new DelimitedLine(delimiter), header, "", delimiter);

    /// <summary>Whether the first row names columns.</summary>
    public bool HasHeader => _columns is not null;

    /// <summary>The delimiter where fields may be quoted.</summary>
    public byte? QuotedBy { get; }

    /// <summary>What reads a file.</summary>
    /// <exception cref="FormatException">The file is empty, or not of users.</exception>
    public static UserParser For(DataSource source)
    {
        using var rows = new CatalogRows(source);
        if (!rows.TryRead(out var row)) throw new FormatException($"{source.Name}: the file is empty. Name a file of users.");
        if (row.Count("::"u8) == 4) return new UserParser("::");
        if (row.Count((byte)'|') == 4) return new UserParser("|");
        foreach (var delimiter in ",\t"u8)
        {
            var names = new DelimitedLine(delimiter).Fields(row);
            var (user, gender) = (Array.IndexOf(names, "user_id"), Array.IndexOf(names, "user_attr"));
            if (user >= 0 && gender >= 0) return new UserParser(delimiter, (names.Length, user, gender));
        }

        throw new FormatException(
            $"{source.Name}: tells nothing of users that is known here. Known are u.user and users.dat of MovieLens, and CSV with the "
            + "columns user_id and user_attr.");
    }

    /// <exception cref="FormatException">The row is bad; the message says why, not where.</exception>
    public UserProfile Parse(ReadOnlySpan<byte> row)
    {
        if (_columns is not null) return OfColumns(row, _columns);
        var fields = RowText.OfMovieLens(row).Split(_separator, StringSplitOptions.TrimEntries);
        if (fields.Length != 5) throw new FormatException($"{fields.Length} fields where 5 are expected");
        var isCoded = _separator == "::";
        var (age, gender) = isCoded ? (fields[2], fields[1]) : (fields[1], fields[2]);
        return new UserProfile(RowText.Id(fields[0], "user id"))
        {
            Age = int.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years < 200
                ? years
                : throw new FormatException($"the age is '{age}', no number of years"),
            Gender = GenderOf(gender),
            Occupation = isCoded ? OccupationOf(fields[3]) : NullIfEmpty(fields[3]),
            ZipCode = NullIfEmpty(fields[4]),
        };
    }

    private UserProfile OfColumns(ReadOnlySpan<byte> row, DelimitedLine columns)
    {
        RowText.CheckUtf8(row);
        var count = columns.Split(row);
        if (count != _header.Count) throw new FormatException($"{count} columns where {_header.Count} are expected");
        return new UserProfile(RowText.Id(Encoding.UTF8.GetString(columns[_header.User]), "user_id"))
        {
            Gender = GenderOf(Encoding.UTF8.GetString(columns[_header.Gender]).Trim()),
        };
    }

    private static Gender? GenderOf(string text) => text switch
    {
        "F" or "Female" => Gender.Female,
        "M" or "Male" => Gender.Male,
        "" => null,
        _ => throw new FormatException($"the gender is '{text}', neither F nor M"),
    };

    private static string OccupationOf(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code < Occupations.Length
            ? Occupations[code]
            : throw new FormatException($"the occupation is '{number}', no number from 0 to {Occupations.Length - 1}");

    private static string? NullIfEmpty(string text) => text.Length > 0 ? text : null;
}
