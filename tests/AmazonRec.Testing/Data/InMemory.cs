using System.Text;
using AmazonRec.Data;
using AmazonRec.Data.Catalogs;

namespace AmazonRec.Testing.Data;

/// <summary>Files that are only in memory.</summary>
public static class InMemory
{
    public static DataSource File(byte[] bytes, string name = "memory") => new(name, () => new MemoryStream(bytes, writable: false));

    public static DataSource File(string text, string name = "memory") => File(Encoding.UTF8.GetBytes(text), name);

    public static Catalog Catalog(string text, CatalogOptions? options = null) => AmazonRec.Data.Catalogs.Catalog.Read(File(text), options);

    public static CatalogItem Item(string text, CatalogOptions? options = null) => Assert.Single(Catalog(text, options).Items);
}
