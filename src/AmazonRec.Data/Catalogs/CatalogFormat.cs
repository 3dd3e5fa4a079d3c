namespace AmazonRec.Data.Catalogs;

/// <summary>How a metadata file is written.</summary>
public enum CatalogFormat
{
    /// <summary>One JSON object a line: Amazon 2014 (strict), 2018 and 2023.</summary>
    JsonLines,

    /// <summary>One Python literal a line, which is no JSON: Amazon 2014 as first published.</summary>
    PythonLines,

    /// <summary>u.item of MovieLens 100K: columns between bars, a flag for each genre.</summary>
    MovieLensBars,

    /// <summary>movies.dat of MovieLens 1M and 10M: id, title and genres between double colons.</summary>
    MovieLensColons,

    /// <summary>Columns between commas, tabs, semicolons or bars, under a header that names them.</summary>
    Columns,
}
